/* timetext_machine.c - times that programs print for programs. */
#include <ctype.h>

#include "base/instant.h"
#include "detect/timetext.h"

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

/* "2025-08-15T", or nothing: then the clock stands alone. */
static bool
machine_date(const char **s, struct printed_time *t)
{
	const char *p = *s;

	if (!fixed(&p, 4, &t->year)) {
		t->year = -1;
		return true;
	}
	if (!literal(&p, "-") || !fixed(&p, 2, &t->month) ||
	    !literal(&p, "-") || !fixed(&p, 2, &t->day) || !literal(&p, "Tt "))
		return false;
	while (*p == ' ')
		p++;
	*s = p;
	return true;
}

/* "09:13", "09:13:05", "09:13:05.123" */
static bool
machine_clock(const char **s, struct printed_time *t)
{
	if (!fixed(s, 2, &t->hour) || !literal(s, ":") ||
	    !fixed(s, 2, &t->minute))
		return false;
	if (!literal(s, ":"))
		return true;
	if (!fixed(s, 2, &t->second))
		return false;
	if (literal(s, ".,")) {
		if (!isdigit((unsigned char)**s))
			return false;
		while (isdigit((unsigned char)**s))
			(*s)++;
	}
	return true;
}

/* "Z", "+03:00", "+0300", "+03", "UTC", or nothing. */
static bool
machine_zone(const char **s, struct printed_time *t)
{
	int sign = **s == '-' ? -1 : 1, hours, minutes = 0;

	t->zoned = true;
	t->offset = 0;
	if (literal(s, "Zz"))
		return true;
	if (strncmp(*s, "UTC", 3) == 0 || strncmp(*s, "GMT", 3) == 0) {
		*s += 3;
		return true;
	}
	if (!literal(s, "+-")) {
		t->zoned = false;
		return true;
	}
	if (!fixed(s, 2, &hours))
		return false;
	if ((literal(s, ":") || isdigit((unsigned char)**s)) &&
	    !fixed(s, 2, &minutes))
		return false;
	t->offset = sign * (hours * HOUR + minutes * MINUTE);
	return hours < 24 && minutes < 60;
}

static bool
is_real(const struct printed_time *t)
{
	bool dated = t->year >= 0;
	struct civil c = {dated ? t->year : 1, dated ? t->month : 1,
	    dated ? t->day : 1, t->hour, t->minute,
	    t->second < 0 ? 0 : t->second};

	return civil_valid(&c);
}

bool
timetext_machine(const char *s, struct printed_time *out)
{
	struct printed_time t = printed_nothing;

	s += strspn(s, " \t\r\n\f");
	if (!machine_date(&s, &t) || !machine_clock(&s, &t))
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
