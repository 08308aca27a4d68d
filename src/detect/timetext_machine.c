/* timetext_machine.c - times that programs print for programs. */
#include <ctype.h>

#include "base/instant.h"
#include "detect/timetext.h"
#include "detect/timetext_parse.h"
#include "text/calendar.h"

/* Exactly n digits at *s; moves past them. */
static bool
fixed(const char **s, int n, int *out)
{
	int v = 0;

	for (int i = 0; i < n; i++) {
		if (!isdigit((unsigned char)(*s)[i]))
			return false;
		v = v * 10 + (*s)[i] - '0';
	}
	*s += n;
	*out = v;
	return true;
}

static bool
literal(const char **s, const char *any)
{
	if (**s == '\0' || strchr(any, **s) == NULL)
		return false;
	(*s)++;
	return true;
}

/* One or two digits: programs forget to pad. */
static bool
unpadded(const char **s, int *out)
{
	return fixed(s,
	    isdigit((unsigned char)(*s)[0]) && isdigit((unsigned char)(*s)[1])
		? 2
		: 1,
	    out);
}

/* Years that no Gregorian news has are those of the Persian calendar. */
static void
set_year(struct printed_time *t, int year)
{
	t->year = year;
	if (year >= 1300 && year < 1500)
		t->calendar = CALENDAR_PERSIAN;
}

/* "2025-08-15T", "2025-8-15 ", or nothing: then the clock stands alone. */
static bool
machine_date(const char **s, struct printed_time *t)
{
	const char *p = *s;
	int year;

	if (!fixed(&p, 4, &year))
		return true;
	if (!literal(&p, "-") || !unpadded(&p, &t->month) ||
	    !literal(&p, "-") || !unpadded(&p, &t->day) || !literal(&p, "Tt "))
		return false;
	set_year(t, year);
	while (*p == ' ')
		p++;
	*s = p;
	return true;
}

/* Behind a clock that stood alone: " 26/12/1396", the Persian way. Others
 * write the month first, so nobody else is believed. */
static bool
persian_date(const char **s, struct printed_time *t)
{
	const char *p = *s + strspn(*s, " ");
	int day, month, year;

	if (t->year >= 0 || !unpadded(&p, &day))
		return true;
	if (!literal(&p, "/") || !unpadded(&p, &month) || !literal(&p, "/") ||
	    !fixed(&p, 4, &year) || year < 1300 || year >= 1500)
		return false;
	t->day = day;
	t->month = month;
	set_year(t, year);
	*s = p;
	return true;
}

/* "09:13", "9:13:5", "09:13:05.123" */
static bool
machine_clock(const char **s, struct printed_time *t)
{
	if (!unpadded(s, &t->hour) || !literal(s, ":") ||
	    !unpadded(s, &t->minute))
		return false;
	if (!literal(s, ":"))
		return true;
	if (!unpadded(s, &t->second))
		return false;
	if (literal(s, ".,")) {
		if (!isdigit((unsigned char)**s))
			return false;
		while (isdigit((unsigned char)**s))
			(*s)++;
	}
	return true;
}

/* "+03:00", "+0300", "+03", "+3"; nothing is none. */
static bool
machine_offset(const char **s, struct printed_time *t)
{
	int sign = **s == '-' ? -1 : 1, hours, minutes = 0;

	if (!literal(s, "+-"))
		return true;
	if (!unpadded(s, &hours))
		return false;
	if ((literal(s, ":") || isdigit((unsigned char)**s)) &&
	    !fixed(s, 2, &minutes))
		return false;
	t->zoned = true;
	t->offset = sign * (hours * HOUR + minutes * MINUTE);
	return minutes < 60 && timetext_is_offset(t->offset);
}

/* "Z", "UTC", an offset, both ("Z+1": the offset is meant), or nothing. */
static bool
machine_zone(const char **s, struct printed_time *t)
{
	t->offset = 0;
	if (literal(s, "Zz")) {
		t->zoned = true;
	} else if (strncmp(*s, "UTC", 3) == 0 || strncmp(*s, "GMT", 3) == 0) {
		*s += 3;
		t->zoned = true;
	}
	return machine_offset(s, t);
}

static bool
is_real(const struct printed_time *t)
{
	struct civil c = {
	    1, 1, 1, t->hour, t->minute, t->second < 0 ? 0 : t->second};
	struct civil date;

	return civil_valid(&c) &&
	       (t->year < 0 || calendar_date(t->calendar, t->year, t->month,
				   t->day, &date) == 0);
}

bool
timetext_machine(const char *s, struct printed_time *out)
{
	struct printed_time t = printed_nothing;

	s += strspn(s, " \t\r\n\f");
	if (!machine_date(&s, &t) || !machine_clock(&s, &t))
		return false;
	if (!persian_date(&s, &t))
		return false;
	s += strspn(s, " ");
	if (!machine_zone(&s, &t))
		return false;
	s += strspn(s, " \t\r\n\f");
	if (*s != '\0' || !is_real(&t))
		return false;
	*out = t;
	return true;
}
