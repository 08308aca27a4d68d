/* conf.c - reads a source definition and says what is wrong with it. */
#include "conf/conf.h"

#include <ini.h>
#include <stdarg.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/nearest.h"
#include "base/secret.h"
#include "base/utf8.h"
#include "conf/disk.h"
#include "conf/keys.h"
#include "conf/lines.h"
#include "conf/values.h"
#include "text/region.h"

/* The definition as far as it is read. */
struct draft {
	struct arena *a;
	struct source *src;
	const char *path;
	struct err *err;
	struct lines lines;
	struct buf value;     /* of the line, as far as inih gave it */
	unsigned source_line; /* of [source]; 0: not yet seen */
	unsigned *set_on;     /* by row of the table: the line that set it */
	bool shared;          /* it is ajel.conf, for many definitions */
	bool failed;          /* err is filled */
};

enum { SHOWN = 60 }; /* bytes of a stranger's word in a message */

static const char *const sections[] = {"source", "ticker", "fetch", "feed"};

enum { SECTIONS = sizeof(sections) / sizeof(sections[0]) };

/* The name without its section. */
static const char *
bare(const char *name)
{
	return strchr(name, '.') + 1;
}

/* The message's line is the file's; 0 is none. */
__attribute__((format(printf, 3, 4))) static int
fail(struct draft *d, unsigned line, const char *fmt, ...)
{
	char what[ERR_MSG_MAX];
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(what, sizeof(what), fmt, ap);
	va_end(ap);
	d->failed = true;
	return err_set(d->err, ERR_DEFINITION, "%s:%u: %s", d->path,
	    line > 0 ? line : 1, what);
}

/* As much of what a stranger wrote as a message can bear. */
static const char *
show_word(char out[SHOWN], const char *s, size_t n)
{
	const size_t room = SHOWN - sizeof("…");

	if (n < SHOWN) {
		memcpy(out, s, n);
		out[n] = '\0';
		return out;
	}
	memcpy(out, s, room);
	out[room] = '\0';
	utf8_cut(out, room);
	memcpy(out + strlen(out), "…", sizeof("…"));
	return out;
}

static int
unknown_key(struct draft *d, const char *section, const char *name)
{
	const char *near[KEYS], *meant;
	const size_t len = strlen(section);
	char word[SHOWN];
	size_t n = 0;

	(void)show_word(word, name, strlen(name));
	for (size_t i = 0; i < KEYS; i++) {
		const char *row = conf_key(i);

		if (strncmp(row, section, len) == 0)
			near[n++] = bare(row);
		else if (strcmp(bare(row), name) == 0)
			return fail(d, d->lines.number,
			    "no key \"%s\" in [%s]; it belongs in [%.*s]", word,
			    section, (int)strcspn(row, "."), row);
	}
	meant = nearest_word(name, near, n);
	if (meant != NULL)
		return fail(d, d->lines.number,
		    "no key \"%s\" in [%s]; did you mean %s?", word, section,
		    meant);
	return fail(d, d->lines.number,
	    "no key \"%s\" in [%s]; ajel-feeds(5) lists the keys", word,
	    section);
}

static int
wrong_value(
    struct draft *d, const struct key *k, const char *name, const char *value)
{
	const char *meant = k->meant != NULL ? k->meant(value) : NULL;
	char word[SHOWN], whole[SHOWN];

	if (k->secret)
		(void)show_word(whole, value, strcspn(value, " \t:="));
	else
		(void)show_word(whole, value, strlen(value));
	memcpy(word, whole, sizeof(word));
	secret_scrub(word);
	if (meant != NULL)
		return fail(d, d->lines.number,
		    "%s can't be \"%s\"; did you mean %s?", name, word, meant);
	return fail(d, d->lines.number, "%s can't be \"%s\"%s; give %s", name,
	    word,
	    strcmp(word, whole) != 0
		? " with what isn't shown of it (user, query, fragment)"
		: "",
	    k->right);
}

/* One key and its whole value. */
static int
set_key(
    struct draft *d, const char *section, const char *name, const char *value)
{
	const unsigned line = d->lines.number;
	const size_t i = keys_find(section, name);
	const struct key *k;
	char word[SHOWN];

	if (section[0] == '\0')
		return fail(d, line,
		    "%s stands above the first section; put [source] above it",
		    show_word(word, name, strlen(name)));
	if (i == KEYS)
		return unknown_key(d, section, name);
	k = keys_row(i);
	if (value[0] == '\0')
		return fail(d, line,
		    "%s has no value; fill it in or delete the line", name);
	if (d->set_on[i] != 0 && !k->repeats)
		return fail(d, line,
		    "%s is given twice; delete this line or line %u", name,
		    d->set_on[i]);
	if (keys_set(k, d->a, d->src, value) < 0)
		return wrong_value(d, k, name, value);
	d->set_on[i] = line;
	return 0;
}

/* inih's handler; nonzero goes on. */
static int
on_pair(void *user, const char *section, const char *name, const char *value)
{
	struct draft *d = user;

	(void)buf_puts(&d->value, value);
	if (d->lines.rest_len > 0)
		return 1;
	(void)set_key(d, section, name, d->value.data);
	buf_clear(&d->value);
	return d->failed ? 0 : 1;
}

static int
on_section(struct draft *d)
{
	char title[SHOWN];
	const char *meant;

	(void)show_word(title, d->lines.title, d->lines.title_len);
	if (d->shared && strcmp(title, "feed") != 0)
		return fail(d, d->lines.number,
		    "[%s] can't be the same for all sources; only [feed] has a "
		    "place here",
		    title);
	for (size_t i = 0; i < SECTIONS; i++) {
		if (strcmp(title, sections[i]) != 0)
			continue;
		if (i == 0 && d->source_line == 0)
			d->source_line = d->lines.number;
		return 0;
	}
	meant = nearest_word(title, sections, SECTIONS);
	if (meant != NULL)
		return fail(d, d->lines.number,
		    "no section [%s]; did you mean [%s]?", title, meant);
	return fail(d, d->lines.number,
	    "no section [%s]; there are [source], [ticker], [fetch] and [feed]",
	    title);
}

/* inih's reader: NULL ends the reading, at the end or at the first error. */
static char *
on_read(char *out, int room, void *user)
{
	struct draft *d = user;

	if (d->failed)
		return NULL;
	if (!lines_next(&d->lines, out, room > 0 ? (size_t)room : 0)) {
		if (d->lines.fault != NULL)
			(void)fail(d, d->lines.number, "%s", d->lines.fault);
		return NULL;
	}
	if (d->lines.title != NULL && on_section(d) < 0)
		return NULL;
	return out;
}

/* What only the whole definition shows. */
static int
check_whole(struct draft *d)
{
	static const char *const parts[] = {"time", "text", "link"};
	struct source *s = d->src;

	if (s->url == NULL)
		return fail(d, d->source_line,
		    "url is missing; add url = https://… under [source]");
	if (s->timezone == NULL)
		return fail(d, d->source_line,
		    "timezone is missing; add timezone = Area/City, "
		    "such as Asia/Beirut, under [source]");
	for (size_t i = 0; i < 3 && s->ticker.items == NULL; i++) {
		const unsigned line = d->set_on[keys_find("ticker", parts[i])];

		if (line != 0)
			return fail(d, line,
			    "%s is relative to an item; "
			    "add items = XPath of the lines",
			    parts[i]);
	}
	if (s->feed.hub != NULL && s->feed.public == NULL)
		return fail(d, d->set_on[keys_find("feed", "hub")],
		    "a hub must be told where the feeds are; add public = "
		    "https://… under [feed]");
	if (s->title == NULL)
		s->title = s->name;
	return 0;
}

static int
parse(struct draft *d, const char *text, size_t len)
{
	int bad;

	if (len > LIMIT_DEFINITION)
		return fail(d, 1, "longer than %d bytes; is it a definition?",
		    LIMIT_DEFINITION);
	d->set_on = arena_zalloc(d->a, KEYS * sizeof(*d->set_on));
	lines_init(&d->lines, text, len);
	buf_init(&d->value, LIMIT_DEFINITION);
	bad = ini_parse_stream(on_read, d, on_pair, d);
	buf_free(&d->value);
	if (d->failed)
		return -1;
	if (bad != 0)
		return fail(
		    d, d->lines.number, "can't be read; write key = value");
	return 0;
}

/* On top of what the source has by ajel.conf. */
static int
parse_definition(struct arena *a, const char *text, size_t len,
    const char *path, struct source *out, struct err *err)
{
	struct draft d = {.a = a, .src = out, .path = path, .err = err};

	return parse(&d, text, len) < 0 ? -1 : check_whole(&d);
}

int
conf_parse(struct arena *a, const char *text, size_t len, const char *path,
    const char *name, struct source *out, struct err *err)
{
	memset(out, 0, sizeof(*out));
	out->name = arena_copy(a, name);
	return parse_definition(a, text, len, path, out, err);
}

bool
conf_language_valid(const char *s)
{
	return value_is_language(s);
}

const char *
conf_language_meant(const char *typed)
{
	return region_called(typed);
}

/* What all definitions of the folder say, unless they say it otherwise. */
static int
read_shared(
    struct arena *a, const char *path, struct source *out, struct err *err)
{
	struct draft d = {.a = a,
	    .src = out,
	    .path = disk_shared(a, path),
	    .err = err,
	    .shared = true};
	const char *text = NULL;
	size_t n = 0;

	if (d.path == NULL)
		return 0;
	if (disk_text(a, d.path, &text, &n, err) < 0)
		return -1;
	return parse(&d, text, n);
}

int
conf_read(struct arena *a, const char *path, const char *name,
    struct source *out, struct err *err)
{
	const char *text = NULL;
	size_t n = 0;

	if (!conf_name_valid(name))
		return err_set(err, ERR_DEFINITION,
		    "%s: a source's name is made of a-z 0-9 . _ - and begins "
		    "with a letter or a digit, and ends in no date; rename the "
		    "file",
		    path);
	memset(out, 0, sizeof(*out));
	out->name = arena_copy(a, name);
	if (disk_text(a, path, &text, &n, err) < 0 ||
	    read_shared(a, path, out, err) < 0)
		return -1;
	return parse_definition(a, text, n, path, out, err);
}
