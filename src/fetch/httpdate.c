/* httpdate.c - reads dates in headers. */
#include "fetch/httpdate.h"

#include <curl/curl.h>
#include <stdbool.h>
#include <string.h>

#include "base/instant.h"

/* Where its fields stand in the one form that servers send (RFC 9110 §5.6.7). */
static const char pattern[] = "Aaa, 00 Aaa 0000 00:00:00 GMT";

enum {
	DAY_AT = 5,
	MONTH_AT = 8,
	YEAR_AT = 12,
	HOUR_AT = 17,
	MINUTE_AT = 20,
	SECOND_AT = 23
};

static bool
fits(const char *s)
{
	for (size_t i = 0; i < sizeof(pattern); i++) {
		bool fine = s[i] == pattern[i];

		if (pattern[i] == '0')
			fine = s[i] >= '0' && s[i] <= '9';
		else if (i < 3 || (i >= MONTH_AT && i < MONTH_AT + 3))
			fine = s[i] != '\0';
		if (!fine)
			return false;
	}
	return true;
}

static int
two(const char *s)
{
	return (s[0] - '0') * 10 + (s[1] - '0');
}

/* The place of a name of three letters among those; -1: it is none. */
static int
find(const char *names, const char *s)
{
	for (size_t i = 0; names[3 * i] != '\0'; i++) {
		if (memcmp(names + 3 * i, s, 3) == 0)
			return (int)i;
	}
	return -1;
}

static bool
read_usual(const char *s, struct civil *c)
{
	static const char days[] = "SunMonTueWedThuFriSat";
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";

	if (!fits(s) || find(days, s) < 0)
		return false;
	*c = (struct civil){
	    .year = two(s + YEAR_AT) * 100 + two(s + YEAR_AT + 2),
	    .month = find(months, s + MONTH_AT) + 1,
	    .day = two(s + DAY_AT),
	    .hour = two(s + HOUR_AT),
	    .minute = two(s + MINUTE_AT),
	    .second = two(s + SECOND_AT)};
	return c->year >= 1970 && civil_valid(c);
}

/* libcurl knows every form, but takes its time: a fetch has three of them. */
int64_t
httpdate_read(const char *s)
{
	struct civil c;
	time_t t;

	if (s == NULL)
		return INSTANT_NONE;
	if (read_usual(s, &c))
		return instant_of(&c);
	t = curl_getdate(s, NULL);
	return t == -1 ? INSTANT_NONE : (int64_t)t;
}
