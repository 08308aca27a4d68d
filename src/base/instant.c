/* instant.c - civil dates and RFC 3339, in UTC. */
#include "base/instant.h"

#include <ctype.h>

#include "base/ascii.h"

/* Days from 1970-01-01 to the first of the month, by counting from March so
 * that the leap day comes last (the usual era arithmetic of 400 years). */
static int64_t
days_of(int64_t year, int month, int day)
{
	int64_t y = year - (month <= 2);
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t yoe = y - era * 400;
	int64_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return era * 146097 + doe - 719468;
}

int64_t
instant_of(const struct civil *c)
{
	int64_t months = (int64_t)c->year * 12 + c->month - 1;
	int64_t year = months >= 0 ? months / 12 : (months - 11) / 12;
	int month = (int)(months - year * 12) + 1;

	return (days_of(year, month, 1) + c->day - 1) * DAY +
	       (int64_t)c->hour * HOUR + (int64_t)c->minute * MINUTE +
	       c->second;
}

/* Rounds down, for every t. */
static int64_t
days_before(int64_t t)
{
	return t / DAY - (t % DAY < 0 ? 1 : 0);
}

struct civil
instant_civil(int64_t t)
{
	int64_t days = days_before(t);
	int secs = (int)(t % DAY + (t % DAY < 0 ? DAY : 0));
	int64_t z = days + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;
	struct civil c;

	c.day = (int)(doy - (153 * mp + 2) / 5 + 1);
	c.month = (int)(mp < 10 ? mp + 3 : mp - 9);
	c.year = (int)(yoe + era * 400 + (c.month <= 2));
	c.hour = secs / HOUR;
	c.minute = secs / MINUTE % 60;
	c.second = secs % 60;
	return c;
}

int
instant_weekday(int64_t t)
{
	int64_t w = (days_before(t) + 4) % 7; /* 1970-01-01 was a Thursday */

	return (int)(w < 0 ? w + 7 : w);
}

int
civil_valid(const struct civil *c)
{
	struct civil back;

	if (c->year < 1 || c->year > 9999 || c->month < 1 || c->month > 12 ||
	    c->day < 1 || c->day > 31 || c->hour < 0 || c->hour > 23 ||
	    c->minute < 0 || c->minute > 59 || c->second < 0 || c->second > 59)
		return 0;
	back = instant_civil(instant_of(c));
	return back.day == c->day;
}

/* Exactly n digits at *s; advances past them. -1 if there are fewer. */
static int
digits(const char **s, int n, int *out)
{
	int v = 0;

	for (int i = 0; i < n; i++) {
		if (!isdigit((unsigned char)(*s)[i]))
			return -1;
		v = v * 10 + (*s)[i] - '0';
	}
	*s += n;
	*out = v;
	return 0;
}

static int
literal(const char **s, const char *any)
{
	if (**s == '\0' || strchr(any, **s) == NULL)
		return -1;
	(*s)++;
	return 0;
}

/* "Z", "+03:00": seconds east of UTC. */
static int
offset(const char **s, int *out)
{
	int sign, hour, minute;

	if (literal(s, "Zz") == 0) {
		*out = 0;
		return 0;
	}
	sign = **s == '-' ? -1 : 1;
	if (literal(s, "+-") < 0 || digits(s, 2, &hour) < 0 ||
	    literal(s, ":") < 0 || digits(s, 2, &minute) < 0 || hour > 23 ||
	    minute > 59)
		return -1;
	*out = sign * (hour * HOUR + minute * MINUTE);
	return 0;
}

int
instant_parse(const char *s, int64_t *out)
{
	struct civil c;
	int64_t t;
	int east;

	if (digits(&s, 4, &c.year) < 0 || literal(&s, "-") < 0 ||
	    digits(&s, 2, &c.month) < 0 || literal(&s, "-") < 0 ||
	    digits(&s, 2, &c.day) < 0 || literal(&s, "Tt ") < 0 ||
	    digits(&s, 2, &c.hour) < 0 || literal(&s, ":") < 0 ||
	    digits(&s, 2, &c.minute) < 0 || literal(&s, ":") < 0 ||
	    digits(&s, 2, &c.second) < 0)
		return -1;
	if (*s == '.') {
		s++;
		if (!isdigit((unsigned char)*s))
			return -1;
		while (isdigit((unsigned char)*s))
			s++;
	}
	if (c.second == 60) /* a leap second counts as the one before */
		c.second = 59;
	if (offset(&s, &east) < 0 || *s != '\0' || !civil_valid(&c))
		return -1;
	t = instant_of(&c) - east;
	c = instant_civil(t);
	if (c.year < 1 || c.year > 9999) /* the offset led there */
		return -1;
	*out = t;
	return 0;
}

char *
instant_put_clock(const struct civil *c, char *out)
{
	out = ascii_put_digits(out, (unsigned)c->hour, 2);
	*out++ = ':';
	out = ascii_put_digits(out, (unsigned)c->minute, 2);
	*out++ = ':';
	return ascii_put_digits(out, (unsigned)c->second, 2);
}

char *
instant_print(int64_t t, char out[INSTANT_TEXT])
{
	struct civil c = instant_civil(t);
	char *p = ascii_put_digits(out, (unsigned)c.year, 4);

	*p++ = '-';
	p = ascii_put_digits(p, (unsigned)c.month, 2);
	*p++ = '-';
	p = ascii_put_digits(p, (unsigned)c.day, 2);
	*p++ = 'T';
	p = instant_put_clock(&c, p);
	memcpy(p, "Z", sizeof("Z"));
	return out;
}
