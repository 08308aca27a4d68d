/* pace.c - reads Retry-After, Cache-Control, Expires and Age. */
#include "fetch/pace.h"

#include <curl/curl.h>
#include <stdbool.h>
#include <string.h>

#include "base/instant.h"
#include "base/limits.h"
#include "fetch/httpdate.h"

static const char digits[] = "0123456789";
static const char blanks[] = " \t";

static int64_t
capped(int64_t seconds)
{
	if (seconds < 0)
		return 0;
	return seconds < LIMIT_PACE_SECONDS ? seconds : LIMIT_PACE_SECONDS;
}

/* Reads n bytes that should be digits; more than the cap is the cap. -1: they
 * aren't. */
static int64_t
read_seconds(const char *s, size_t n)
{
	int64_t seconds = 0;

	if (n == 0 || strspn(s, digits) < n)
		return -1;
	for (size_t i = 0; i < n; i++) {
		seconds = seconds * 10 + (s[i] - '0');
		if (seconds > LIMIT_PACE_SECONDS)
			return LIMIT_PACE_SECONDS;
	}
	return seconds;
}

int64_t
pace_retry_after(const char *value, int64_t date)
{
	size_t sign;
	int64_t seconds;
	int64_t until;

	if (value == NULL)
		return -1;
	sign = value[0] == '-';
	seconds = read_seconds(value + sign, strlen(value + sign));
	if (seconds >= 0)
		return sign ? 0 : seconds;
	until = httpdate_read(value);
	return until == INSTANT_NONE ? -1 : capped(until - date);
}

/* One directive of Cache-Control. */
struct directive {
	const char *name;
	size_t name_n;
	const char *value; /* without its quotes; NULL: it has none */
	size_t value_n;
};

/* Reads the value behind the '='; where it ends. */
static const char *
read_value(const char *s, struct directive *d)
{
	if (*s != '"') {
		d->value = s;
		d->value_n = strcspn(s, ", \t");
		return s + d->value_n;
	}
	d->value = ++s;
	while (*s != '\0' && *s != '"')
		s += *s == '\\' && s[1] != '\0' ? 2 : 1;
	d->value_n = (size_t)(s - d->value);
	return *s == '"' ? s + 1 : s;
}

/* Takes the next directive of the list (RFC 9110 §5.6.1, empty ones left out);
 * where it goes on, or NULL at the end. */
static const char *
next_directive(const char *s, struct directive *d)
{
	s += strspn(s, ", \t");
	if (*s == '\0')
		return NULL;
	d->name = s;
	d->name_n = strcspn(s, "=, \t");
	d->value = NULL;
	d->value_n = 0;
	s += d->name_n;
	s += strspn(s, blanks);
	if (*s == '=')
		s = read_value(s + 1 + strspn(s + 1, blanks), d);
	return s + strcspn(s, ",");
}

static bool
is_named(const struct directive *d, const char *name)
{
	return strlen(name) == d->name_n &&
	       curl_strnequal(d->name, name, d->name_n);
}

/* no-cache with a list of fields is about these fields, not about the page. */
static bool
forbids(const struct directive *d)
{
	return is_named(d, "no-store") ||
	       (is_named(d, "no-cache") && d->value == NULL);
}

/* What Cache-Control says; -1: nothing. Of two max-age the first counts. */
static int64_t
life_in_control(const char *s)
{
	struct directive d;
	int64_t life = -1;
	bool found = false;

	while (s != NULL && (s = next_directive(s, &d)) != NULL) {
		if (forbids(&d))
			return 0;
		if (found || !is_named(&d, "max-age"))
			continue;
		found = true;
		life = d.value != NULL ? read_seconds(d.value, d.value_n) : -1;
	}
	return found && life < 0 ? 0 : life;
}

/* What Expires says; servers write 0 or -1 for "already". */
static int64_t
life_in_expires(const char *s, int64_t date)
{
	int64_t until;

	if (s == NULL)
		return -1;
	until = httpdate_read(s);
	return until == INSTANT_NONE ? 0 : capped(until - date);
}

int64_t
pace_fresh(const struct pace_life *life)
{
	int64_t fresh = life_in_control(life->cache_control);
	int64_t age = -1;

	if (fresh < 0)
		fresh = life_in_expires(life->expires, life->date);
	if (life->age != NULL)
		age = read_seconds(life->age, strcspn(life->age, ", \t"));
	return fresh > 0 && age > 0 ? capped(fresh - age) : fresh;
}
