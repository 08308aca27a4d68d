/* zone.c - the system's time zones, by way of libc. */
#include "base/zone.h"

#include <limits.h>
#include <unistd.h>

#define ZONEINFO      "/usr/share/zoneinfo"
#define LOCALTIME     "/etc/localtime"
#define TIMEZONE_FILE "/etc/timezone"
#define LEAP_SECONDS  "right/" /* zones whose clock counts leap seconds */
#define NAME_CHARS                                                             \
	"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"                 \
	"0123456789_+-"

/* Where six days begin and end with the same offset, it holds for all of them:
 * since 1973, no zone has gone to another and back in less. */
enum {
	SPAN = 6 * DAY,
	FIRST_SPAN = 183, /* since 1970 */
	KNOWN_SPANS = 32
};

struct known_span {
	int64_t span; /* 0: none */
	bool steady;  /* one offset holds for all of it */
	int offset;
};

/* libc's zone is the process's state and TZ is its name, so what stands in TZ
 * is kept here, as is what stood there before we wrote to it. */
static struct {
	bool begun;
	char user[PATH_MAX]; /* TZ as the process was given it, or "" */
	char
	    now[ZONE_NAME_SIZE]; /* the zone that libc has been set to, or "" */
	char system[ZONE_NAME_SIZE];
	char version[ZONE_NAME_SIZE];         /* of the database, or "" */
	struct known_span known[KNOWN_SPANS]; /* in the zone `now` */
} state;

/* Must come before the first setenv. */
static void
begin(void)
{
	const char *tz = getenv("TZ");

	if (state.begun)
		return;
	state.begun = true;
	if (tz != NULL && strlen(tz) < sizeof(state.user))
		(void)snprintf(state.user, sizeof(state.user), "%s", tz);
}

/* Parts of letters, digits, '_', '+' and '-' with single slashes between, so
 * that no name leads out of the database. */
static bool
is_name(const char *name)
{
	const char *s = name;

	if (strlen(name) >= ZONE_NAME_SIZE ||
	    strncmp(name, LEAP_SECONDS, strlen(LEAP_SECONDS)) == 0)
		return false;
	for (;;) {
		size_t n = strspn(s, NAME_CHARS);

		if (n == 0)
			return false;
		if (s[n] == '\0')
			return true;
		if (s[n] != '/')
			return false;
		s += n + 1;
	}
}

const char *
zone_database(void)
{
	const char *dir = getenv("TZDIR"); /* libc honours it too */

	return dir != NULL && dir[0] != '\0' ? dir : ZONEINFO;
}

bool
zone_exists(const char *name)
{
	static const char magic[4] = {'T', 'Z', 'i', 'f'};
	char path[PATH_MAX], head[sizeof(magic)];
	bool ok;
	FILE *f;
	int n;

	if (!is_name(name))
		return false;
	if (strcmp(name, "UTC") == 0) /* libc knows it without a file */
		return true;
	n = snprintf(path, sizeof(path), "%s/%s", zone_database(), name);
	if (n < 0 || (size_t)n >= sizeof(path))
		return false;
	f = fopen(path, "rbe");
	if (f == NULL)
		return false;
	ok = fread(head, sizeof(head), 1, f) == 1 &&
	     memcmp(head, magic, sizeof(magic)) == 0;
	(void)fclose(f);
	return ok;
}

/* The database's own list of its rules begins "# version 2025b". */
const char *
zone_version(void)
{
	static const char head[] = "# version ";
	char path[PATH_MAX], line[ZONE_NAME_SIZE];
	FILE *f;

	if (state.version[0] != '\0')
		return state.version;
	memcpy(state.version, "unknown", sizeof("unknown"));
	(void)snprintf(path, sizeof(path), "%s/tzdata.zi", zone_database());
	f = fopen(path, "re");
	if (f == NULL)
		return state.version;
	if (fgets(line, sizeof(line), f) != NULL &&
	    strncmp(line, head, strlen(head)) == 0) {
		line[strcspn(line, "\r\n")] = '\0';
		(void)snprintf(state.version, sizeof(state.version), "%s",
		    line + strlen(head));
	}
	(void)fclose(f);
	return state.version;
}

/* Takes `name` for the system's zone if it is one. */
static bool
take(const char *name)
{
	if (!zone_exists(name))
		return false;
	memcpy(state.system, name, strlen(name) + 1);
	return true;
}

/* Takes the zone of a path into a tz database, wherever that is mounted. */
static bool
take_path(const char *path)
{
	static const char folder[] = "/zoneinfo/";
	const char *s = strstr(path, folder);

	return s != NULL && take(s + strlen(folder));
}

/* TZ has three forms: "Asia/Beirut", a file's path, and a rule ("EET-2EEST"),
 * which has no name and is passed over; the first two may follow a colon. */
static bool
take_user(void)
{
	const char *tz = state.user[0] == ':' ? state.user + 1 : state.user;

	return take(tz) || (tz[0] == '/' && take_path(tz));
}

static bool
take_localtime(void)
{
	char path[PATH_MAX];
	ssize_t n = readlink(LOCALTIME, path, sizeof(path) - 1);

	if (n < 0)
		return false;
	path[n] = '\0';
	return take_path(path);
}

static bool
take_timezone_file(void)
{
	FILE *f = fopen(TIMEZONE_FILE, "re");
	char line[ZONE_NAME_SIZE];
	bool ok;

	if (f == NULL)
		return false;
	ok = fgets(line, sizeof(line), f) != NULL;
	(void)fclose(f);
	if (!ok)
		return false;
	line[strcspn(line, "\r\n")] = '\0';
	return take(line);
}

const char *
zone_system(void)
{
	begin();
	if (!take_user() && !take_localtime() && !take_timezone_file())
		(void)take("UTC");
	return state.system;
}

/* Makes `name` libc's zone. */
static void
use(const char *name)
{
	char tz[ZONE_NAME_SIZE + 1];

	if (strcmp(state.now, name) == 0 || !is_name(name))
		return;
	begin();
	(void)snprintf(tz, sizeof(tz), ":%s", name);
	if (setenv("TZ", tz, 1) < 0)
		return;
	tzset();
	memset(state.known, 0, sizeof(state.known));
	memcpy(state.now, name, strlen(name) + 1);
}

static int
ask_offset(int64_t t)
{
	time_t when = (time_t)t;
	struct tm tm;

	if (localtime_r(&when, &tm) == NULL)
		return 0; /* a year that an int can't hold */
	return (int)tm.tm_gmtoff;
}

int
zone_offset(const char *name, int64_t t)
{
	int64_t span = t / SPAN;
	struct known_span *k = &state.known[(uint64_t)span % KNOWN_SPANS];

	use(name);
	if (span < FIRST_SPAN)
		return ask_offset(t);
	if (k->span != span) {
		k->span = span;
		k->offset = ask_offset(span * SPAN);
		k->steady = k->offset == ask_offset(span * SPAN + (SPAN - 1));
	}
	return k->steady ? k->offset : ask_offset(t);
}

const char *
zone_abbreviation(const char *name, int64_t t)
{
	time_t when = (time_t)t;
	struct tm tm;

	use(name);
	if (localtime_r(&when, &tm) == NULL || tm.tm_zone == NULL)
		return "";
	return tm.tm_zone;
}

struct civil
zone_civil(const char *name, int64_t t)
{
	return instant_civil(t + zone_offset(name, t));
}

/* The local time is read as if it were UTC; the offsets in force a day before
 * and a day after that are the only two that can hold at the time itself. No
 * mktime: what it makes of a repeated hour depends on the call before, and
 * Dublin's and Casablanca's "summer time" is the winter's. */
int
zone_instants(const char *name, const struct civil *local, int64_t out[2])
{
	int64_t w = instant_of(local);
	int before = zone_offset(name, w - DAY);
	int after = zone_offset(name, w + DAY);
	bool old = zone_offset(name, w - before) == before;
	bool new = after != before &&zone_offset(name, w - after) == after;

	out[0] = new && !old ? w - after : w - before;
	out[1] = new ? w - after : w - before;
	return old + new;
}
