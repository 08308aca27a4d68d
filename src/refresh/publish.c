/* publish.c - writes a source's feeds from its history. */
#include "refresh/publish.h"

#include <sys/stat.h>

#include "base/buf.h"
#include "base/fnv.h"
#include "base/instant.h"
#include "base/limits.h"
#include "base/outfile.h"
#include "refresh/archive.h"
#include "refresh/compose.h"
#include "refresh/gather.h"
#include "refresh/wordings.h"
#include "write/verify.h"
#include "write/write.h"

enum {
	ENTRIES = 200, /* in a feed, unless the definition says */
	FILE_NAME = LIMIT_NAME + 16,
	STAMP = 256,           /* bytes: eight numbers */
	EDITED_SPAN = 30 * DAY /* a line is reworded while it stands on the
	                          page: sooner than so long after */
};

size_t
publish_limit(const struct source *source)
{
	return source->feed.entries > 0 ? (size_t)source->feed.entries
					: ENTRIES;
}

/* "NAME.atom"; false if it wouldn't fit. */
static bool
file_name(const struct source *source, const struct format *format,
    char out[FILE_NAME])
{
	int n = snprintf(out, FILE_NAME, "%s.%s", source->name, format->name);

	return n > 0 && n < FILE_NAME;
}

/* Appends the sizes of the source's files in dir, 0 for what is no file. */
static void
put_sizes(const struct source *source, const char *dir, struct buf *out)
{
	const struct format *f;
	struct buf path;
	size_t stem;

	buf_init(&path, strlen(dir) + FILE_NAME);
	(void)buf_puts(&path, dir);
	(void)buf_puts(&path, "/");
	(void)buf_puts(&path, source->name);
	(void)buf_puts(&path, ".");
	stem = path.len;
	for (size_t i = 0; (f = format_at(i, FORMAT_FEED)) != NULL; i++) {
		struct stat st;

		path.len = stem;
		(void)buf_puts(&path, f->name);
		if (path.full || stat(path.data, &st) != 0 ||
		    !S_ISREG(st.st_mode))
			st.st_size = 0;
		(void)buf_puts(out, "-");
		(void)buf_put_int(out, (int64_t)st.st_size);
	}
	buf_free(&path);
}

/* Each source is asked for it in each run, so none of it is printed by printf.
 */
const char *
publish_stamp(struct arena *a, const struct source *source, const char *dir,
    int64_t generation)
{
	const char *const parts[] = {AJEL_VERSION, dir, source->title,
	    source->url, source->language, source->timezone,
	    source->feed.public, source->feed.hub, source->feed.rights};
	uint64_t h = FNV_START;
	const char *stamp;
	struct buf out;

	buf_init(&out, STAMP);
	(void)buf_put_int(&out, source->fetch.interval);
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		h = fnv_part(h, parts[i]);
	h = fnv_add(h, (unsigned char)source->feed.archive);
	h = fnv_part(h, out.data);
	buf_clear(&out);
	(void)buf_put_int(&out, generation);
	(void)buf_puts(&out, "-");
	(void)buf_put_int(&out, (int64_t)publish_limit(source));
	(void)buf_puts(&out, "-");
	(void)buf_put_int(&out, (int64_t)source->feed.edits);
	(void)buf_printf(&out, "-%016llx", (unsigned long long)h);
	put_sizes(source, dir, &out);
	stamp = arena_copy(a, out.data);
	buf_free(&out);
	return stamp;
}

static int
publish_as(const struct format *format, const struct feed *feed,
    const struct publish_job *job, struct buf *out, bool *changed,
    struct err *err)
{
	const struct source *source = job->source;
	char name[FILE_NAME];

	if (!file_name(source, format, name))
		return err_set(
		    err, ERR_OUTPUT, "the source's name is too long");
	buf_clear(out);
	if (format->write(feed, out, err) < 0)
		return -1;
	return outfile_replace(
	    job->dir, name, out->data, out->len, changed, err);
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
	ed->all[ed->n++] = gather_copy(ed->a, e);
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

/* A stamp less the number that moves with every change of the history. */
static const char *
lasting(const char *stamp)
{
	return stamp + strcspn(stamp, "-");
}

bool
publish_is_fresh(const char *written, const char *stamp)
{
	const size_t n = strlen(stamp);

	return written != NULL && strncmp(written, stamp, n) == 0 &&
	       (written[n] == '\0' || written[n] == ' ');
}

/* How far the archives had come, if nothing but the history has changed since;
 * else all of them are to be looked at. */
static struct archive_state
archives_of(const char *written, const char *stamp)
{
	const char *now = lasting(stamp);
	const size_t n = strlen(now);
	struct archive_state s = {.seq = -1};
	long long seq, first, last;

	if (written == NULL || strncmp(lasting(written), now, n) != 0 ||
	    sscanf(lasting(written) + n, " %lld %lld %lld", &seq, &first,
		&last) != 3)
		return s;
	return (struct archive_state){seq, first, last};
}

static const char *
print_written(struct arena *a, const char *stamp, const struct archive_state *s)
{
	return arena_printf(a, "%s %lld %lld %lld", stamp, (long long)s->seq,
	    (long long)s->first, (long long)s->last);
}

/* One that can't be written keeps none of the others back. */
static int
publish_formats(const struct publish_job *job, const struct feed *feed,
    unsigned *changed, struct err *err)
{
	const struct format *f;
	struct buf out;
	int rc = 0;

	buf_init(&out, LIMIT_FEED);
	for (size_t i = 0; (f = format_at(i, FORMAT_FEED)) != NULL; i++) {
		bool other = false;
		struct err why;

		if (publish_as(f, feed, job, &out, &other, &why) < 0 &&
		    rc == 0) {
			*err = why;
			rc = -1;
		}
		*changed |= (unsigned)other << i;
	}
	buf_free(&out);
	return rc;
}

int
publish(struct arena *a, const struct publish_job *job, struct published *out,
    struct err *err)
{
	const struct source *source = job->source;
	const size_t limit = publish_limit(source);
	const struct archive_job archive = {
	    job->store, source, job->dir, job->now};
	struct archive_state state = archives_of(
	    out->written, publish_stamp(a, source, job->real, job->generation));
	const struct entry *entries;
	struct history history;
	struct err why;
	struct feed feed;
	size_t n;
	int rc;

	if (publish_history(a, job->store, source, &history, err) < 0)
		return -1;
	gather_present(&history, job->now);
	n = wordings_published(
	    a, source->feed.edits, &history, limit, &entries);
	compose_feed(a, source, entries, n, &feed);
	/* A feed that readers would stumble over is worse than an old one. */
	if (verify_feed(&feed, job->now, err) < 0)
		return -1;
	/* Before the feed, which leads to them. */
	rc = archive_write(a, &archive, n == limit, &state, &feed, &why);
	if (rc < 0)
		*err = why;
	if (publish_formats(job, &feed, &out->changed, &why) < 0) {
		*err = why;
		rc = -1;
	}
	/* Before the store says that they are written. */
	outfile_settle(job->dir);
	out->written = print_written(
	    a, publish_stamp(a, source, job->real, job->generation), &state);
	return rc;
}
