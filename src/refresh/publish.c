/* publish.c - writes a source's feeds from its history. */
#include "refresh/publish.h"

#include <sys/stat.h>

#include "base/buf.h"
#include "base/fnv.h"
#include "base/instant.h"
#include "base/limits.h"
#include "base/outfile.h"
#include "merge/id.h"
#include "refresh/wordings.h"
#include "write/verify.h"
#include "write/write.h"

enum {
	ENTRIES = 200, /* in a feed, unless the definition says */
	FILE_NAME = LIMIT_NAME + 16
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
	if (out->title == NULL)
		out->title = source->url != NULL ? source->url : "ajel";
	out->url = source->url;
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
    const struct source *source, const char *dir, int64_t now, struct buf *out,
    struct err *err)
{
	char name[FILE_NAME];

	if (!file_name(source, format, name))
		return err_set(
		    err, ERR_OUTPUT, "the source's name is too long");
	buf_clear(out);
	if (format->write(feed, out, err) < 0)
		return -1;
	/* A feed that readers would stumble over is worse than an old one. */
	if (verify(format->name, out->data, out->len, now, err) < 0)
		return -1;
	return outfile_replace(dir, name, out->data, out->len, NULL, err);
}

int
publish(struct arena *a, struct store *store, const struct source *source,
    const char *dir, int64_t now, struct err *err)
{
	size_t n, limit = publish_limit(source);
	const struct entry *entries;
	const struct format *f;
	struct history history;
	struct feed feed;
	struct buf out;
	int rc = 0;

	if (store_history(store, a, source->name, limit, &history, err) < 0)
		return -1;
	n = wordings_published(
	    a, source->feed.edits, &history, limit, &entries);
	publish_feed(a, source, entries, n, &feed);
	buf_init(&out, LIMIT_FEED);
	/* One that can't be written keeps none of the others back. */
	for (size_t i = 0; (f = format_at(i, FORMAT_FEED)) != NULL; i++) {
		struct err why;

		if (publish_as(f, &feed, source, dir, now, &out, &why) < 0 &&
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
