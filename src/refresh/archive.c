/* archive.c - a file a day of the lines that scrolled out of a feed. */
#include "refresh/archive.h"

#include <dirent.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/instant.h"
#include "base/limits.h"
#include "base/outfile.h"
#include "refresh/compose.h"
#include "refresh/gather.h"
#include "refresh/wordings.h"
#include "write/verify.h"
#include "write/write.h"

enum { DATE_TEXT = sizeof("2025-08-15") };

#define SUFFIX ".atom"

/* A call of archive_write. */
struct archiving {
	const struct archive_job *job;
	struct arena *a; /* of the whole call */
	struct buf out;
	int64_t newest; /* the last day that has a file, by the history */
	int64_t *days;  /* those to look at */
	size_t n, room;
};

static int64_t
day_of(int64_t t)
{
	return t >= 0 ? t / DAY : -((-t + DAY - 1) / DAY);
}

static const char *
date_of(int64_t day, char out[DATE_TEXT])
{
	char text[INSTANT_TEXT];

	(void)instant_print(day * DAY, text);
	memcpy(out, text, DATE_TEXT - 1);
	out[DATE_TEXT - 1] = '\0';
	return out;
}

/* "news-2025-08-15" */
static const char *
name_of(struct arena *a, const struct source *source, int64_t day)
{
	char date[DATE_TEXT];

	return arena_printf(a, "%s-%s", source->name, date_of(day, date));
}

static void
add_day(struct archiving *w, int64_t day)
{
	if (w->n == w->room) {
		size_t room = w->room > 0 ? 2 * w->room : 64;

		w->days = arena_resize(w->a, w->days,
		    w->room * sizeof(*w->days), room * sizeof(*w->days));
		w->room = room;
	}
	w->days[w->n++] = day;
}

enum { FOUND = 1 };

static int
note_day(void *ctx, const char *source, const struct entry *e)
{
	int64_t *day = ctx;

	(void)source;
	*day = day_of(e->published);
	return FOUND;
}

/* The nearest day with lines: the last before `until`, else the first from `since`
 * on. 1, 0 where there is none, -1. */
static int
find_day(const struct archive_job *job, int64_t since, int64_t until,
    int64_t *day, struct err *err)
{
	const struct query q = {.sources = &job->source->name,
	    .sources_n = 1,
	    .since = since,
	    .until = until,
	    .limit = since == INSTANT_NONE,
	    .status = -1};

	return store_find(job->store, &q, note_day, day, err);
}

static int
day_before(
    const struct archiving *w, int64_t day, int64_t *out, struct err *err)
{
	return find_day(w->job, INSTANT_NONE, day * DAY, out, err);
}

static int
day_after(const struct archiving *w, int64_t day, int64_t *out, struct err *err)
{
	return find_day(
	    w->job, (day + 1) * DAY, (w->newest + 1) * DAY, out, err);
}

/* Adds every day with lines up to the newest, but for those up to `last`. */
static int
add_days_since(struct archiving *w, int64_t last, struct err *err)
{
	int64_t day = w->newest + 1;
	int rc;

	while ((rc = day_before(w, day, &day, err)) == FOUND && day > last)
		add_day(w, day);
	return rc < 0 ? -1 : 0;
}

static int
note_news(void *ctx, const char *source, const struct entry *e, int64_t seq)
{
	struct archiving *w = ctx;
	int64_t day = day_of(e->published);

	(void)source;
	(void)seq;
	if (day <= w->newest)
		add_day(w, day);
	return 0;
}

static int
compare_days(const void *x, const void *y)
{
	const int64_t *a = x, *b = y;

	return *a < *b ? -1 : *a > *b;
}

static void
sort_days(struct archiving *w)
{
	size_t kept = 0;

	if (w->n > 1)
		qsort(w->days, w->n, sizeof(*w->days), compare_days);
	for (size_t i = 0; i < w->n; i++) {
		if (kept == 0 || w->days[kept - 1] != w->days[i])
			w->days[kept++] = w->days[i];
	}
	w->n = kept;
}

static const char *
path_of(struct arena *a, const struct archive_job *job, int64_t day)
{
	return arena_printf(
	    a, "%s/%s" SUFFIX, job->dir, name_of(a, job->source, day));
}

/* The feed of a day, between its neighbours. 0 where it has lines, 1 where it
 * has none, -1. */
static int
make_feed(struct arena *a, const struct archiving *w, int64_t day,
    struct feed *feed, struct err *err)
{
	const struct source *source = w->job->source;
	const struct entry *entries;
	struct history h;
	int64_t near;
	size_t n;
	int rc;

	if (gather_span(a, w->job->store, source->name, day * DAY,
		(day + 1) * DAY, &h, err) < 0)
		return -1;
	gather_present(&h, w->job->now);
	if (h.n == 0)
		return 1;
	n = wordings_published(
	    a, source->feed.edits, &h, LIMIT_ENTRIES, &entries);
	compose_feed(a, source, entries, n, feed);
	feed->pace = 0;
	feed->current = source->name;
	feed->name = name_of(a, source, day);
	rc = day_before(w, day, &near, err);
	if (rc == FOUND)
		feed->older = name_of(a, source, near);
	if (rc >= 0)
		rc = day_after(w, day, &near, err);
	if (rc == FOUND)
		feed->newer = name_of(a, source, near);
	return rc < 0 ? -1 : 0;
}

static int
write_feed(struct archiving *w, const struct feed *feed, struct err *err)
{
	const struct format *format = format_find("atom", FORMAT_FEED);
	char name[LIMIT_NAME + 32];

	if (verify_feed(feed, w->job->now, err) < 0)
		return -1;
	buf_clear(&w->out);
	(void)snprintf(name, sizeof(name), "%s" SUFFIX, feed->name);
	if (format->write(feed, &w->out, err) < 0)
		return -1;
	return outfile_replace(
	    w->job->dir, name, w->out.data, w->out.len, NULL, err);
}

/* A day that comes or goes is news to those beside it. */
static int
write_day(struct archiving *w, int64_t day, bool *moved, struct err *err)
{
	struct arena *a = arena_new();
	const char *path = path_of(a, w->job, day);
	bool there = access(path, F_OK) == 0;
	struct feed feed;
	int rc = make_feed(a, w, day, &feed, err);

	if (rc == 0)
		rc = write_feed(w, &feed, err);
	else if (rc > 0 && there)
		(void)unlink(path);
	if (moved != NULL)
		*moved = there == (rc > 0);
	arena_free(a);
	return rc < 0 ? -1 : 0;
}

static int
write_neighbours(struct archiving *w, int64_t day, struct err *err)
{
	int64_t near;
	int rc = day_before(w, day, &near, err);

	if (rc == FOUND)
		rc = write_day(w, near, NULL, err);
	if (rc >= 0)
		rc = day_after(w, day, &near, err);
	if (rc == FOUND)
		rc = write_day(w, near, NULL, err);
	return rc < 0 ? -1 : 0;
}

static int
write_days(struct archiving *w, bool all, struct err *err)
{
	sort_days(w);
	for (size_t i = 0; i < w->n; i++) {
		bool moved;

		if (write_day(w, w->days[i], &moved, err) < 0)
			return -1;
		if (moved && !all && write_neighbours(w, w->days[i], err) < 0)
			return -1;
	}
	return 0;
}

/* The day of a file of the source's archives; -1: it is none. */
static int64_t
day_of_file(const struct source *source, const char *file)
{
	const size_t n = strlen(source->name);
	char text[INSTANT_TEXT], date[DATE_TEXT];
	int64_t t;

	if (strncmp(file, source->name, n) != 0 || file[n] != '-' ||
	    strlen(file + n + 1) != DATE_TEXT - 1 + sizeof(SUFFIX) - 1 ||
	    strcmp(file + n + DATE_TEXT, SUFFIX) != 0)
		return -1;
	memcpy(date, file + n + 1, DATE_TEXT - 1);
	date[DATE_TEXT - 1] = '\0';
	(void)snprintf(text, sizeof(text), "%sT00:00:00Z", date);
	return instant_parse(text, &t) == 0 ? day_of(t) : -1;
}

static bool
is_wanted(const struct archiving *w, int64_t day)
{
	return w->n > 0 && bsearch(&day, w->days, w->n, sizeof(*w->days),
			       compare_days) != NULL;
}

/* Removes the files of days that aren't among those written. */
static void
sweep(const struct archiving *w)
{
	DIR *dir = opendir(w->job->dir);
	const struct dirent *d;

	while (dir != NULL && (d = readdir(dir)) != NULL) {
		int64_t day = day_of_file(w->job->source, d->d_name);

		if (day >= 0 && !is_wanted(w, day))
			(void)unlinkat(dirfd(dir), d->d_name, 0);
	}
	if (dir != NULL)
		(void)closedir(dir);
}

/* Removes the files of the days at the old end that the history has forgotten.
 */
static int
forget(struct archiving *w, struct archive_state *state, struct err *err)
{
	int64_t first = state->first;
	int rc =
	    find_day(w->job, state->first * DAY, INSTANT_NONE, &first, err);

	if (rc < 0 || first == state->first)
		return rc < 0 ? -1 : 0;
	if (rc == 0 || first > state->last + 1)
		first = state->last + 1;
	for (int64_t day = state->first; day < first; day++)
		(void)unlink(path_of(w->a, w->job, day));
	state->first = first;
	return first <= w->newest ? write_day(w, first, NULL, err) : 0;
}

static int
write_all(struct archiving *w, struct archive_state *state, struct err *err)
{
	if (add_days_since(w, INSTANT_NONE, err) < 0 ||
	    write_days(w, true, err) < 0)
		return -1;
	sweep(w);
	state->first = w->n > 0 ? w->days[0] : 0;
	return 0;
}

/* What came since, and the days that the feed has left since. */
static int
write_news(struct archiving *w, struct archive_state *state, struct err *err)
{
	const struct query q = {.sources = &w->job->source->name,
	    .sources_n = 1,
	    .since = INSTANT_NONE,
	    .until = INSTANT_NONE,
	    .status = -1};

	if (forget(w, state, err) < 0 ||
	    store_news(w->job->store, &q, state->seq, note_news, w, err) < 0 ||
	    add_days_since(w, state->last, err) < 0 ||
	    write_days(w, false, err) < 0)
		return -1;
	if (w->n > 0 && w->days[0] < state->first)
		state->first = w->days[0];
	return 0;
}

static int
archive(struct archiving *w, struct archive_state *state, struct feed *feed,
    struct err *err)
{
	const struct store_mark none = {.seq = 0};
	struct store_mark mark = none;
	int64_t oldest = feed->entries[feed->n - 1].published;
	int rc = day_before(w, day_of(oldest) + 1, &w->newest, err);

	if (rc == FOUND)
		rc = store_mark(w->job->store, &mark, err);
	if (rc < 0)
		return -1;
	feed->older = name_of(w->a, w->job->source, w->newest);
	if (state->seq < 0 || state->first > state->last ||
	    w->newest < state->last)
		rc = write_all(w, state, err);
	else
		rc = write_news(w, state, err);
	state->last = w->newest;
	state->seq = mark.seq;
	return rc;
}

int
archive_write(struct arena *a, const struct archive_job *job, bool more,
    struct archive_state *state, struct feed *feed, struct err *err)
{
	struct archiving w = {.job = job, .a = a};
	int rc = 0;

	if (more && feed->n > 0 && job->source->feed.archive == ARCHIVE_DAYS) {
		buf_init(&w.out, LIMIT_FEED);
		rc = archive(&w, state, feed, err);
		buf_free(&w.out);
		return rc;
	}
	if (state->seq < 0 || state->first <= state->last)
		sweep(&w);
	*state = (struct archive_state){.seq = 0, .first = 1, .last = 0};
	return rc;
}
