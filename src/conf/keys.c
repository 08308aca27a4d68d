/* keys.c - the table of keys: one row a key, with what sets it. */
#include "conf/keys.h"

#include "base/instant.h"
#include "base/limits.h"
#include "base/zone.h"
#include "conf/argv.h"
#include "conf/conf.h"
#include "conf/values.h"

static int
set_text(const struct slot *to, const char *value)
{
	if (strlen(value) > (size_t)to->hi)
		return -1;
	*(const char **)to->member = arena_copy(to->a, value);
	return 0;
}

static int
set_url(const struct slot *to, const char *value)
{
	return value_is_url(value) ? set_text(to, value) : -1;
}

/* The address of a folder, made to end in its slash. */
static int
set_folder(const struct slot *to, const char *value)
{
	const size_t n = strlen(value);

	if (!value_is_web(value) || strpbrk(value, "?#") != NULL ||
	    n >= (size_t)to->hi)
		return -1;
	*(const char **)to->member =
	    arena_printf(to->a, "%s%s", value, value[n - 1] == '/' ? "" : "/");
	return 0;
}

static int
set_web(const struct slot *to, const char *value)
{
	return value_is_web(value) ? set_text(to, value) : -1;
}

static int
set_zone(const struct slot *to, const char *value)
{
	return zone_exists(value) ? set_text(to, value) : -1;
}

static int
set_language(const struct slot *to, const char *value)
{
	return value_is_language(value) ? set_text(to, value) : -1;
}

static int
set_yes_no(const struct slot *to, const char *value)
{
	return value_yes_no(value, to->member);
}

static int
set_count(const struct slot *to, const char *value)
{
	return value_count(value, (int)to->lo, (int)to->hi, to->member);
}

static int
set_duration(const struct slot *to, const char *value)
{
	int64_t seconds;

	if (conf_duration(value, &seconds) < 0 || seconds < to->lo ||
	    seconds > to->hi)
		return -1;
	*(int64_t *)to->member = seconds;
	return 0;
}

static int
set_size(const struct slot *to, const char *value)
{
	size_t bytes;

	if (conf_size(value, &bytes) < 0 || bytes < (size_t)to->lo ||
	    bytes > (size_t)to->hi)
		return -1;
	*(size_t *)to->member = bytes;
	return 0;
}

static int
set_order(const struct slot *to, const char *value)
{
	static const char *const words[] = {
	    "newest-first", "oldest-first", NULL};
	const int i = value_word(value, words);

	if (i < 0)
		return -1;
	*(enum line_order *)to->member =
	    i == 0 ? ORDER_NEWEST_FIRST : ORDER_OLDEST_FIRST;
	return 0;
}

static int
set_clock(const struct slot *to, const char *value)
{
	static const char *const words[] = {[CLOCK_COLON] = "colon",
	    [CLOCK_DOT] = "dot",
	    [CLOCK_H] = "h",
	    [CLOCK_H + 1] = NULL};
	const int i = value_word(value, words);

	if (i < 0)
		return -1;
	*(enum clock_style *)to->member = (enum clock_style)i;
	return 0;
}

static int
set_edits(const struct slot *to, const char *value)
{
	static const char *const words[] = {[EDITS_UPDATE] = "update",
	    [EDITS_NEW] = "new",
	    [EDITS_NEW + 1] = NULL};
	const int i = value_word(value, words);

	if (i < 0)
		return -1;
	*(enum edit_rule *)to->member = (enum edit_rule)i;
	return 0;
}

static int
set_archive(const struct slot *to, const char *value)
{
	bool wanted;

	if (value_yes_no(value, &wanted) < 0)
		return -1;
	*(enum archive_rule *)to->member = wanted ? ARCHIVE_DAYS : ARCHIVE_NONE;
	return 0;
}

static int
set_robots(const struct slot *to, const char *value)
{
	static const char *const words[] = {[ROBOTS_OBEY] = "obey",
	    [ROBOTS_IGNORE] = "ignore",
	    [ROBOTS_IGNORE + 1] = NULL};
	const int i = value_word(value, words);

	if (i < 0)
		return -1;
	*(enum robots_rule *)to->member = (enum robots_rule)i;
	return 0;
}

static int
set_command(const struct slot *to, const char *value)
{
	return argv_read(to->a, value, to->member);
}

static int
add_header(const struct slot *to, const char *value)
{
	struct fetch_rules *f = &to->source->fetch;
	const size_t size = f->headers_n * sizeof(*f->headers);

	if (!value_is_header(value) || f->headers_n == (size_t)to->hi)
		return -1;
	f->headers =
	    arena_resize(to->a, f->headers, size, size + sizeof(*f->headers));
	f->headers[f->headers_n++] = arena_copy(to->a, value);
	return 0;
}

/* The messages below say these numbers. */
_Static_assert(
    LIMIT_TEXT == 4096 && LIMIT_LINES == 2000 && LIMIT_HEADERS == 16 &&
	LIMIT_ENTRIES == 10000 && LIMIT_INTERVAL_SECONDS == 400 * DAY &&
	LIMIT_TIMEOUT_SECONDS == 10 * MINUTE && LIMIT_INFLATED == 32 << 20 &&
	LIMIT_KEEP_SECONDS == 10000 * DAY && LIMIT_ARGUMENTS == 64,
    "bring the messages, and ajel-feeds(5), in line with base/limits.h");

#define AT(m) offsetof(struct source, m)
#define TEXT  "a text of at most 4096 bytes"
#define XPATH "an XPath of at most 4096 bytes"
#define COMMAND                                                                \
	"a program and its arguments, at most 64 words, each quote closed"

static const struct key keys[] = {
    {"source.title", set_text, AT(title), .hi = LIMIT_TEXT, .right = TEXT},
    {"source.url", set_url, AT(url), .hi = LIMIT_URL,
	.right = "https://host/path, http:// or file:///path, without a "
		 "password"},
    {"source.timezone", set_zone, AT(timezone), .hi = LIMIT_TEXT,
	.right = "a name of the system's tz database, such as Asia/Beirut",
	.meant = zone_nearest},
    {"source.language", set_language, AT(language), .hi = LIMIT_LANGUAGE,
	.right = "a language tag, such as ar or pt-BR"},
    {"ticker.heading", set_text, AT(ticker.heading), .hi = LIMIT_TEXT,
	.right = TEXT},
    {"ticker.items", set_text, AT(ticker.items), .hi = LIMIT_TEXT,
	.right = XPATH},
    {"ticker.time", set_text, AT(ticker.time), .hi = LIMIT_TEXT,
	.right = XPATH},
    {"ticker.text", set_text, AT(ticker.text), .hi = LIMIT_TEXT,
	.right = XPATH},
    {"ticker.link", set_text, AT(ticker.link), .hi = LIMIT_TEXT,
	.right = XPATH},
    {"ticker.order", set_order, AT(ticker.order),
	.right = "newest-first or oldest-first"},
    {"ticker.clock", set_clock, AT(ticker.clock), .right = "colon, dot or h"},
    {"ticker.untimed", set_yes_no, AT(ticker.untimed), .right = "yes or no"},
    {"ticker.min-lines", set_count, AT(ticker.min_lines), .lo = 1,
	.hi = LIMIT_LINES, .right = "a number from 1 to 2000"},
    {"fetch.interval", set_duration, AT(fetch.interval),
	.hi = LIMIT_INTERVAL_SECONDS,
	.right = "seconds, or 30s, 5m, 2h, up to 400d"},
    {"fetch.timeout", set_duration, AT(fetch.timeout), .lo = 1,
	.hi = LIMIT_TIMEOUT_SECONDS,
	.right = "seconds, or 30s, 2m, from 1s to 10m"},
    {"fetch.max-bytes", set_size, AT(fetch.max_bytes), .lo = 1,
	.hi = LIMIT_INFLATED, .right = "bytes, or 500k, 8M, up to 32M"},
    {"fetch.header", add_header, AT(fetch.headers), .hi = LIMIT_HEADERS,
	.repeats = true, .secret = true,
	.right = "Name: value, at most 16 of them, and none that the program "
		 "sets itself, such as Host or Range"},
    {"fetch.command", set_command, AT(fetch.command), .hi = LIMIT_TEXT,
	.secret = true, .right = COMMAND},
    {"fetch.robots", set_robots, AT(fetch.robots), .right = "obey or ignore"},
    {"fetch.allow-private", set_yes_no, AT(fetch.allow_private),
	.right = "yes or no"},
    {"feed.entries", set_count, AT(feed.entries), .lo = 1, .hi = LIMIT_ENTRIES,
	.right = "a number from 1 to 10000"},
    {"feed.edits", set_edits, AT(feed.edits), .right = "update or new"},
    {"feed.keep", set_duration, AT(feed.keep), .lo = DAY,
	.hi = LIMIT_KEEP_SECONDS, .right = "30d, 400d, from 1d to 10000d"},
    {"feed.on-new", set_command, AT(feed.on_new), .hi = LIMIT_TEXT,
	.secret = true, .right = COMMAND},
    {"feed.archive", set_archive, AT(feed.archive), .right = "yes or no"},
    {"feed.public", set_folder, AT(feed.public), .hi = LIMIT_URL,
	.right = "https://host/folder/ or http://, without user, ? and #, "
		 "under which the feeds are served"},
    {"feed.hub", set_web, AT(feed.hub), .hi = LIMIT_URL,
	.right = "https://host/path or http://, of a WebSub hub"},
    {"feed.rights", set_text, AT(feed.rights), .hi = LIMIT_TEXT, .right = TEXT},
};

_Static_assert(sizeof(keys) / sizeof(keys[0]) == KEYS, "count the rows");

const char *
conf_key(size_t i)
{
	return i < KEYS ? keys[i].name : NULL;
}

const struct key *
keys_row(size_t i)
{
	return keys + i;
}

int
keys_set(
    const struct key *k, struct arena *a, struct source *s, const char *value)
{
	const struct slot to = {a, s, (char *)s + k->offset, k->lo, k->hi};

	return k->set(&to, value);
}

size_t
keys_find(const char *section, const char *name)
{
	const size_t n = strlen(section);

	for (size_t i = 0; i < KEYS; i++) {
		if (strncmp(keys[i].name, section, n) == 0 &&
		    keys[i].name[n] == '.' &&
		    strcmp(keys[i].name + n + 1, name) == 0)
			return i;
	}
	return KEYS;
}
