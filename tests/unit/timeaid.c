/* timeaid.c - printed times in short, for tests. */
#include "timeaid.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/instant.h"

static const char *const weekdays[] = {
    "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

static const char *const day_words[] = {"tomorrow", "today", "yesterday"};

struct unit {
	char letter;
	int months, days, seconds; /* of one */
	int unit;
};

static const struct unit units[] = {
    {'s', 0, 0, 1, 1},
    {'m', 0, 0, MINUTE, MINUTE},
    {'h', 0, 0, HOUR, HOUR},
    {'d', 0, 1, 0, DAY},
    {'w', 0, 7, 0, 7 * DAY},
    {'M', 1, 0, 0, 30 * DAY},
    {'y', 12, 0, 0, 365 * DAY},
};

static const char *
read_date(const char *s, struct printed_time *t)
{
	int used = 0;

	t->calendar = *s == 'P'   ? CALENDAR_PERSIAN
		      : *s == 'H' ? CALENDAR_HIJRI
				  : CALENDAR_GREGORIAN;
	s += t->calendar != CALENDAR_GREGORIAN;
	if (sscanf(s, "--%2d-%2d%n", &t->month, &t->day, &used) == 2)
		return s + used;
	assert_int_equal(
	    sscanf(s, "%4d-%2d-%2d%n", &t->year, &t->month, &t->day, &used), 3);
	return s + used;
}

static const char *
read_zone(const char *s, struct printed_time *t)
{
	int offset = 0, used = 1;

	if (*s != 'Z')
		assert_int_equal(sscanf(s, "%5d%n", &offset, &used), 1);
	t->zoned = true;
	t->offset = offset / 100 * HOUR + offset % 100 * MINUTE;
	return s + used;
}

static const char *
read_clock(const char *s, struct printed_time *t)
{
	int used = 0;

	assert_int_equal(
	    sscanf(s, "%2d:%2d%n", &t->hour, &t->minute, &used), 2);
	s += used;
	if (*s == ':') {
		assert_int_equal(sscanf(s, ":%2d%n", &t->second, &used), 1);
		s += used;
	}
	return *s == 'Z' || *s == '+' || *s == '-' ? read_zone(s, t) : s;
}

static const char *
read_amount(const char *s, struct printed_time *t)
{
	bool ahead = *s == '~';
	char *end;
	int n = (int)strtol(s + ahead, &end, 10) * (ahead ? -1 : 1);

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		const struct unit *u = &units[i];

		if (*end != u->letter)
			continue;
		t->relative = true;
		t->ago_months += n * u->months;
		t->ago_days += n * u->days;
		t->ago_seconds += (int64_t)n * u->seconds;
		if (t->unit == 0 || u->unit < t->unit)
			t->unit = u->unit;
		return end + 1;
	}
	fail_msg("no amount: %s", s);
	return NULL;
}

static const char *
read_word(const char *s, struct printed_time *t)
{
	size_t n = strcspn(s, " ");

	for (int i = 0; i < 7; i++) {
		if (n == 3 && strncmp(s, weekdays[i], n) == 0)
			t->weekday = i;
	}
	for (int i = 0; i < 3; i++) {
		if (strlen(day_words[i]) == n &&
		    strncmp(s, day_words[i], n) == 0) {
			t->day_word = true;
			t->days_ago = i - 1;
		}
	}
	if (n == 3 && strncmp(s, "now", n) == 0) {
		t->relative = true;
		t->unit = MINUTE;
	}
	return s + n;
}

struct printed_time
timeaid_read(const char *s)
{
	struct printed_time t = printed_nothing;

	while (strcmp(s, "-") != 0 && *s != '\0') {
		size_t digits = strspn(s, "0123456789");

		if (*s == ' ' || (*s == 'T' && isdigit((unsigned char)s[1])))
			s++;
		else if (s[digits] == ':' && digits > 0)
			s = read_clock(s, &t);
		else if ((digits == 4 && s[4] == '-') ||
			 strncmp(s, "--", 2) == 0 || *s == 'P' || *s == 'H')
			s = read_date(s, &t);
		else if (*s == 'Z' || *s == '+' || *s == '-')
			s = read_zone(s, &t);
		else if (digits > 0 || *s == '~')
			s = read_amount(s, &t);
		else
			s = read_word(s, &t);
	}
	return t;
}

int64_t
timeaid_instant(const char *s)
{
	int64_t t;

	if (instant_parse(s, &t) < 0)
		fail_msg("'%s' is no instant", s);
	return t;
}
