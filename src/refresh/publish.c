/* publish.c - writes a source's feeds from its history. */
#include "refresh/publish.h"

#include <sys/stat.h>

#include "base/buf.h"
#include "base/fnv.h"
#include "base/instant.h"
#include "base/limits.h"
#include "base/outfile.h"
#include "base/secret.h"
#include "merge/id.h"
#include "refresh/wordings.h"
#include "write/verify.h"
#include "write/write.h"

enum {
	ENTRIES = 200, /* in a feed, unless the definition says */
	FILE_NAME = LIMIT_NAME + 16,
	EDITED_SPAN = 30 * DAY /* a line is reworded while it stands on the
	                          page: sooner than so long after */
};

size_t
publish_limit(const struct source *source)
{
	return source->feed.entries > 0 ? (size_t)source->feed.entries
					: ENTRIES;
}

void
publish_feed(struct arena *a, const struct source *source,
    const struct entry *entries, size_t n, struct feed *out)
{
	memset(out, 0, sizeof(*out));
	out->name = source->name;
	out->id = id_of_feed(a, source->url != NULL ? source->url : "");
	out->title = source->title != NULL ? source->title : source->name;
	out->url = secret_hide(a, source->url);
	if (out->title == NULL)
		out->title = out->url != NULL ? out->url : "ajel";
	out->language = source->language;
	out->timezone = source->timezone;
	out->updated = INSTANT_NONE;
	out->entries = entries;
	out->n = n;
	for (size_t i = 0; i < n; i++) {
		if (entries[i].updated > out->updated)
			out->updated = entries[i].updated;
	}
}

void
publish_rename(
    struct arena *a, const char *key, const char *title, struct feed *feed)
{
	feed->name = NULL;
	feed->id = id_of_feed(a, arena_printf(a, "ajel history%s", key));
	feed->title = title;
}

/* Takes in a part of a stamp with its end. */
static uint64_t
mix(uint64_t h, const char *s)
{
	return s != NULL ? fnv_add(fnv_string(h, s), 0) : fnv_add(h, 1);
}

/* "NAME.atom"; false if it wouldn't fit. */
static bool
file_name(const struct source *source, const struct format *format,
    char out[FILE_NAME])
{
	int n = snprintf(out, FILE_NAME, "%s.%s", source->name, format->name);

	return n > 0 && n < FILE_NAME;
}

/* The sizes of the source's files in dir, 0 for what is no file. */
static const char *
sizes(struct arena *a, const struct source *source, const char *dir)
{
	const struct format *f;
	const char *all = "";

	for (size_t i = 0; (f = format_at(i, FORMAT_FEED)) != NULL; i++) {
		char name[FILE_NAME];
		struct stat st;

		if (!file_name(source, f, name) ||
		    stat(arena_printf(a, "%s/%s", dir, name), &st) != 0 ||
		    !S_ISREG(st.st_mode))
			st.st_size = 0;
		all = arena_printf(a, "%s-%lld", all, (long long)st.st_size);
	}
	return all;
}

const char *
publish_stamp(struct arena *a, const struct source *source, const char *dir,
    int64_t generation)
{
	uint64_t h = FNV_START;
	char *real = realpath(dir, NULL);

	h = mix(h, AJEL_VERSION);
	h = mix(h, real != NULL ? real : dir);
	free(real);
	h = mix(h, source->title);
	h = mix(h, source->url);
	h = mix(h, source->language);
	h = mix(h, source->timezone);
	return arena_printf(a, "%lld-%zu-%d-%016llx%s", (long long)generation,
	    publish_limit(source), (int)source->feed.edits,
	    (unsigned long long)h, sizes(a, source, dir));
}

static int
publish_as(const struct format *format, const struct feed *feed,
    const struct source *source, const char *dir, struct buf *out,
    struct err *err)
{
	char name[FILE_NAME];

	if (!file_name(source, format, name))
		return err_set(
		    err, ERR_OUTPUT, "the source's name is too long");
	buf_clear(out);
	if (format->write(feed, out, err) < 0)
		return -1;
	return outfile_replace(dir, name, out->data, out->len, NULL, err);
}

/* Entries that aren't in the history that was read, and were changed since. */
struct edited {
	struct arena *a;
	const struct history *known;
	int64_t since;
	struct entry *all;
	size_t n, room;
};

static bool
is_missing(const struct edited *ed, const struct entry *e)
{
	if (e->changes_n == 0 || e->changes[e->changes_n - 1].at < ed->since)
		return false;
	for (size_t i = 0; i < ed->known->n; i++) {
		if (strcmp(ed->known->entries[i].id, e->id) == 0)
			return false;
	}
	return true;
}

static struct entry
copy_entry(struct arena *a, const struct entry *e)
{
	struct change *changes =
	    arena_alloc(a, e->changes_n * sizeof(*changes));
	struct entry copy = *e;

	for (size_t i = 0; i < e->changes_n; i++) {
		changes[i] = e->changes[i];
		changes[i].text = arena_copy(a, e->changes[i].text);
		changes[i].url = arena_copy(a, e->changes[i].url);
	}
	copy.changes = changes;
	copy.id = arena_copy(a, e->id);
	copy.time_text = arena_copy(a, e->time_text);
	copy.text = arena_copy(a, e->text);
	copy.url = arena_copy(a, e->url);
	return copy;
}

static int
add_edited(void *ctx, const char *source, const struct entry *e)
{
	struct edited *ed = ctx;

	(void)source;
	if (!is_missing(ed, e))
		return 0;
	if (ed->n == ed->room) {
		size_t room = ed->room > 0 ? ed->room * 2 : 16;

		ed->all = arena_resize(ed->a, ed->all,
		    ed->room * sizeof(*ed->all), room * sizeof(*ed->all));
		ed->room = room;
	}
	ed->all[ed->n++] = copy_entry(ed->a, e);
	return 0;
}

/* Appends the entries that are older than the newest `limit` and have a wording
 * that isn't. */
static int
read_edited(struct arena *a, struct store *store, const char *source,
    size_t limit, struct history *h, struct err *err)
{
	struct edited ed = {
	    .a = a, .known = h, .since = h->entries[limit - 1].published};
	const struct query q = {.sources = &source,
	    .sources_n = 1,
	    .since = ed.since - EDITED_SPAN,
	    .until = ed.since + 1,
	    .status = -1};
	struct entry *all;

	if (store_find(store, &q, add_edited, &ed, err) < 0)
		return -1;
	all = arena_alloc(a, (h->n + ed.n) * sizeof(*all));
	memcpy(all, h->entries, h->n * sizeof(*all));
	if (ed.n > 0)
		memcpy(all + h->n, ed.all, ed.n * sizeof(*all));
	h->entries = all;
	h->n += ed.n;
	return 0;
}

int
publish_history(struct arena *a, struct store *store,
    const struct source *source, struct history *out, struct err *err)
{
	size_t limit = publish_limit(source);

	if (store_history(store, a, source->name, limit, out, err) < 0)
		return -1;
	if (source->feed.edits == EDITS_UPDATE || out->n < limit)
		return 0;
	return read_edited(a, store, source->name, limit, out, err);
}

int
publish(struct arena *a, struct store *store, const struct source *source,
    const char *dir, int64_t now, struct err *err)
{
	size_t n;
	const struct entry *entries;
	const struct format *f;
	struct history history;
	struct feed feed;
	struct buf out;
	int rc = 0;

	if (publish_history(a, store, source, &history, err) < 0)
		return -1;
	n = wordings_published(
	    a, source->feed.edits, &history, publish_limit(source), &entries);
	publish_feed(a, source, entries, n, &feed);
	/* A feed that readers would stumble over is worse than an old one. */
	if (verify_feed(&feed, now, err) < 0)
		return -1;
	buf_init(&out, LIMIT_FEED);
	/* One that can't be written keeps none of the others back. */
	for (size_t i = 0; (f = format_at(i, FORMAT_FEED)) != NULL; i++) {
		struct err why;

		if (publish_as(f, &feed, source, dir, &out, &why) < 0 &&
		    rc == 0) {
			*err = why;
			rc = -1;
		}
	}
	/* Before the store says that they are written. */
	outfile_settle(dir);
	buf_free(&out);
	return rc;
}
