/* when.c - reads the instants that people give. */
#include "cmd/when.h"

#include <stdbool.h>

#include "base/instant.h"
#include "base/zone.h"
#include "conf/conf.h"

enum {
	DATE = sizeof("2025-08-15") - 1,
	CLOCK = sizeof("2025-08-15T06:13") - 1,
	FULL = sizeof("2025-08-15T06:13:00.000000000+03:00")
};

/* The offset in RFC 3339's form; *local where there is none. NULL if it is
 * too long for one. */
static const char *
complete_offset(const char *s, char out[8], bool *local)
{
	size_t n = strlen(s);

	*local = n == 0;
	if (*local)
		return "Z";
	if (n >= 8)
		return NULL;
	if (n == 5 && strchr(s, ':') == NULL)
		(void)snprintf(out, 8, "%.3s:%s", s, s + 3);
	else
		(void)snprintf(out, 8, "%s", s);
	return out;
}

/* Writes s in RFC 3339's form, `Z` where it has no offset; a date alone gets
 * the clock given. */
static int
complete(const char *s, const char *clock, char out[FULL], bool *local)
{
	size_t n = strlen(s), seconds = CLOCK;
	char offset[8];
	const char *rest;

	if (n == DATE) {
		*local = true;
		return snprintf(out, FULL, "%sT%sZ", s, clock) < FULL ? 0 : -1;
	}
	if (n < CLOCK)
		return -1;
	if (s[CLOCK] == ':')
		seconds += 1 + strspn(s + CLOCK + 1, "0123456789.");
	rest = complete_offset(s + seconds, offset, local);
	if (rest == NULL)
		return -1;
	n = (size_t)snprintf(out, FULL, "%.*s%s%s", (int)seconds, s,
	    seconds == CLOCK ? ":00" : "", rest);
	return n < FULL ? 0 : -1;
}

/* Of a repeated clock, the later instant, as pages are read; but a time begins
 * with the earlier. */
static int
read_instant(const char *s, const char *zone, const char *clock, int repeated,
    int64_t *out)
{
	char full[FULL];
	struct civil clocks;
	int64_t instants[2];
	bool local;

	if (complete(s, clock, full, &local) < 0 ||
	    instant_parse(full, out) < 0)
		return -1;
	if (!local)
		return 0;
	clocks = instant_civil(*out);
	*out = zone_instants(zone, &clocks, instants) == 2 ? instants[repeated]
							   : instants[0];
	return 0;
}

int
when_run(const char *s, const char *zone, int64_t now, int64_t *out)
{
	(void)now;
	return read_instant(s, zone, "23:59:59", 1, out);
}

static int
read_back(const char *s, int64_t now, int64_t *out)
{
	int64_t seconds;

	if (conf_duration(s, &seconds) < 0)
		return -1;
	*out = now - seconds;
	return 0;
}

int
when_since(const char *s, const char *zone, int64_t now, int64_t *out)
{
	if (read_back(s, now, out) == 0)
		return 0;
	return read_instant(s, zone, "00:00:00", 0, out);
}

int
when_until(const char *s, const char *zone, int64_t now, int64_t *out)
{
	if (read_back(s, now, out) == 0)
		return 0;
	if (read_instant(s, zone, "23:59:59", 1, out) < 0)
		return -1;
	*out += strlen(s) == DATE;
	return 0;
}
