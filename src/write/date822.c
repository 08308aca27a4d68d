/* date822.c - RFC 822 dates, written and read. */
#include "write/date822.h"

#include <ctype.h>

#include "base/ascii.h"
#include "base/instant.h"

enum { NAME = 3 }; /* letters, of a day and of a month */

static const char *const weekdays[] = {
    "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", NULL};
static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", NULL};

static char *
put_name(char *out, const char *name)
{
	memcpy(out, name, NAME);
	return out + NAME;
}

char *
date822_print(int64_t t, char out[DATE822_TEXT])
{
	struct civil c = instant_civil(t);
	char *p = put_name(out, weekdays[instant_weekday(t)]);

	*p++ = ',';
	*p++ = ' ';
	p = ascii_put_digits(p, (unsigned)c.day, 2);
	*p++ = ' ';
	p = put_name(p, months[c.month - 1]);
	*p++ = ' ';
	p = ascii_put_digits(p, (unsigned)c.year, 4);
	*p++ = ' ';
	p = instant_put_clock(&c, p);
	memcpy(p, " GMT", sizeof(" GMT"));
	return out;
}

static int
literal(const char **s, const char *what)
{
	size_t n = strlen(what);

	if (strncmp(*s, what, n) != 0)
		return -1;
	*s += n;
	return 0;
}

/* One of the names, by its place. */
static int
name(const char **s, const char *const *names, int *out)
{
	for (int i = 0; names[i] != NULL; i++)
		if (literal(s, names[i]) == 0) {
			*out = i;
			return 0;
		}
	return -1;
}

/* A number of `least` to `most` digits. */
static int
number(const char **s, int least, int most, int *out)
{
	int n = 0;

	*out = 0;
	while (n < most && isdigit((unsigned char)**s)) {
		*out = *out * 10 + *(*s)++ - '0';
		n++;
	}
	return n >= least ? 0 : -1;
}

/* Seconds east of UTC. */
static int
zone(const char **s, int *out)
{
	int hhmm, sign;

	*out = 0;
	if (literal(s, "GMT") == 0 || literal(s, "UT") == 0 ||
	    literal(s, "Z") == 0)
		return 0;
	sign = **s == '-' ? -1 : 1;
	if (literal(s, "+") < 0 && literal(s, "-") < 0)
		return -1;
	if (number(s, 4, 4, &hhmm) < 0 || hhmm / 100 > 23 || hhmm % 100 > 59)
		return -1;
	*out = sign * (hhmm / 100 * HOUR + hhmm % 100 * MINUTE);
	return 0;
}

int
date822_parse(const char *s, int64_t *out)
{
	struct civil c = {0};
	int weekday = -1;
	int east;

	if (name(&s, weekdays, &weekday) == 0 && literal(&s, ", ") < 0)
		return -1;
	if (number(&s, 1, 2, &c.day) < 0 || literal(&s, " ") < 0 ||
	    name(&s, months, &c.month) < 0 || literal(&s, " ") < 0 ||
	    number(&s, 4, 4, &c.year) < 0 || literal(&s, " ") < 0 ||
	    number(&s, 2, 2, &c.hour) < 0 || literal(&s, ":") < 0 ||
	    number(&s, 2, 2, &c.minute) < 0)
		return -1;
	if (literal(&s, ":") == 0 && number(&s, 2, 2, &c.second) < 0)
		return -1;
	if (literal(&s, " ") < 0 || zone(&s, &east) < 0 || *s != '\0')
		return -1;
	c.month++;
	if (!civil_valid(&c))
		return -1;
	/* The weekday is the printed date's, whatever its zone. */
	*out = instant_of(&c);
	if (weekday >= 0 && weekday != instant_weekday(*out))
		return -1;
	*out -= east;
	return 0;
}
