/* rsspls.c - reads feeds.toml of rsspls. */
#include "base/ascii.h"
#include "base/limits.h"
#include "import/forms.h"
#include "import/selected.h"
#include "import/toml.h"

/* A [[feed]] as its keys come. */
struct feed {
	const char *title, *filename, *agent, *url, *format;
	struct selectors by;
	const char *summary, *media;
};

struct rsspls {
	struct draft *d;
	struct feed feed;
	bool open; /* there is a feed */
};

bool
rsspls_is(const char *bytes, size_t n)
{
	static const char head[] = "[[feed]]";
	bool fresh = true; /* nothing but blanks stands before in the line */

	for (size_t i = 0; i + sizeof(head) - 1 <= n; i++) {
		if (fresh && memcmp(bytes + i, head, sizeof(head) - 1) == 0)
			return true;
		fresh = bytes[i] == '\n' ||
			(fresh && (bytes[i] == ' ' || bytes[i] == '\t'));
	}
	return false;
}

/* "wire" of "Wire.rss"; NULL where nothing is left that may be a name. */
static const char *
name_of(struct arena *a, const char *filename)
{
	char *out, *dot;
	size_t to = 0;

	if (filename == NULL)
		return NULL;
	out = arena_copy(a, filename);
	dot = strrchr(out, '.');
	if (dot != NULL)
		*dot = '\0';
	for (size_t i = 0; out[i] != '\0' && to < LIMIT_NAME; i++) {
		char c = ascii_lower(out[i]);
		bool plain = ascii_is_letter(c) || (c >= '0' && c <= '9');

		if (plain || (to > 0 && (c == '.' || c == '_' || c == '-')))
			out[to++] = c;
		else if (to > 0 && out[to - 1] != '-')
			out[to++] = '-';
	}
	out[to] = '\0';
	return to > 0 ? out : NULL;
}

static void
close_feed(struct rsspls *r)
{
	const struct feed *f = &r->feed;
	struct arena *a = r->d->a;
	struct selectors by = f->by;
	struct import_item *item;

	if (!r->open)
		return;
	r->open = false;
	if (by.link == NULL)
		by.link = by.text;
	item = draft_add(r->d);
	item->label = f->title != NULL ? f->title : f->url;
	if (item->label == NULL)
		item->label = "a feed";
	item->source.title = f->title;
	item->source.url = f->url;
	item->name = name_of(a, f->filename);
	if (f->url == NULL)
		(void)draft_refuse(a, item, "it names no page");
	selected(a, item, &by);
	item->source.ticker.clock = draft_clock(f->format);
	draft_header(a, item, "User-Agent", f->agent);
	if (f->summary != NULL)
		draft_lose(a, item, "the summary");
	if (f->media != NULL)
		draft_lose(a, item, "the media");
}

static const struct key {
	const char *path;
	size_t offset;
} keys[] = {
    {"feed.title", offsetof(struct feed, title)},
    {"feed.filename", offsetof(struct feed, filename)},
    {"feed.user_agent", offsetof(struct feed, agent)},
    {"feed.config.url", offsetof(struct feed, url)},
    {"feed.config.item", offsetof(struct feed, by.item)},
    {"feed.config.heading", offsetof(struct feed, by.text)},
    {"feed.config.link", offsetof(struct feed, by.link)},
    {"feed.config.date", offsetof(struct feed, by.time)},
    {"feed.config.date.selector", offsetof(struct feed, by.time)},
    {"feed.config.date.format", offsetof(struct feed, format)},
    {"feed.config.summary", offsetof(struct feed, summary)},
    {"feed.config.media", offsetof(struct feed, media)},
};

static void
take(void *ctx, const char *path, const char *value)
{
	struct rsspls *r = ctx;
	struct feed *f = &r->feed;

	if (r->d->full)
		return;
	if (value == NULL) {
		if (strcmp(path, "feed") != 0)
			return;
		close_feed(r);
		memset(f, 0, sizeof(*f));
		r->open = true;
		return;
	}
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		if (strcmp(path, keys[i].path) == 0)
			*(const char **)((char *)f + keys[i].offset) =
			    draft_text(r->d->a, value, strlen(value));
	}
}

int
rsspls_read(struct draft *d, const char *bytes, size_t n, struct err *err)
{
	struct rsspls r = {.d = d};

	if (toml_read(d->a, bytes, n, take, &r, err) < 0)
		return -1;
	close_feed(&r);
	return 0;
}
