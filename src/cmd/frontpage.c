/* frontpage.c - shows all sources side by side, in files. */
#include "cmd/frontpage.h"

#include <sys/stat.h>

#include "base/fnv.h"
#include "base/instant.h"
#include "base/limits.h"
#include "base/outfile.h"
#include "cmd/known.h"
#include "cmd/places.h"
#include "cmd/shown.h"
#include "fetch/fetch.h"
#include "model/page.h"
#include "write/webkept.h"
#include "write/webpage.h"

#define PAGE_NAME "index.html"
#define LIST_NAME "feeds.opml"

struct making {
	const struct frontpage *f;
	struct arena *a;
	struct shown *all; /* by name */
	size_t n;
	struct shown_by by;
	struct webkept_list kept; /* of the page that there is */
};

static bool
is_file(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

static struct known
known_of_job(const struct refresh_job *job)
{
	return (struct known){.name = job->name,
	    .defined = true,
	    .source = job->source,
	    .broken = job->broken};
}

/* Who has just read the definitions needn't do it again. */
static int
find_sources(struct making *m, struct known_list *out, struct err *err)
{
	const struct frontpage *f = m->f;
	struct options all = *f->o;

	all.args_n = 0;
	if (f->named)
		return known_read(m->a, &all, f->store, out, err);
	out->n = f->n;
	out->all = arena_alloc(m->a, (f->n + 1) * sizeof(*out->all));
	for (size_t i = 0; i < f->n; i++)
		out->all[i] = known_of_job(&f->jobs[i]);
	return 0;
}

static int
add_sources(struct making *m, struct err *err)
{
	struct known_list list;
	size_t n = 0;

	if (find_sources(m, &list, err) < 0)
		return -1;
	for (size_t i = 0; i < list.n; i++) {
		if (list.all[i].defined)
			list.all[n++] = list.all[i];
	}
	m->all = arena_alloc(m->a, (n + 1) * sizeof(*m->all));
	m->n = n;
	shown_share(&m->by, n);
	for (size_t i = 0; i < n; i++) {
		if (shown_describe(
			m->a, &m->by, &list.all[i], &m->all[i], err) < 0)
			return -1;
	}
	return 0;
}

/* Of all that the two files are made from. */
static const char *
stamp_of(struct making *m, const char *dir)
{
	uint64_t h = dir != NULL ? fnv_string(FNV_START, dir) : FNV_START;

	for (size_t i = 0; i < m->n; i++)
		h = shown_mix(h, &m->all[i]);
	return arena_printf(m->a, "%016llx", (unsigned long long)h);
}

/* Whether the files are there, and the page whole and made from the same. */
static bool
is_current(const struct making *m, const struct board *board)
{
	const char *path = arena_printf(m->a, "%s/" PAGE_NAME, m->f->dir);
	FILE *page;
	struct buf end;
	char *got;
	bool same;

	if (!is_file(arena_printf(m->a, "%s/" LIST_NAME, m->f->dir)) ||
	    !is_file(path))
		return false;
	page = fopen(path, "rb");
	if (page == NULL)
		return false;
	buf_init(&end, LIMIT_LINES);
	webpage_put_stamp(board, &end);
	got = arena_zalloc(m->a, end.len);
	same = fseek(page, -(long)end.len, SEEK_END) == 0 &&
	       fread(got, 1, end.len, page) == end.len &&
	       memcmp(got, end.data, end.len) == 0;
	(void)fclose(page);
	buf_free(&end);
	return same;
}

/* Of a source of which there is nothing new, what stands in the page. */
static int
find_lines(struct making *m, struct err *err)
{
	for (size_t i = 0; i < m->n; i++) {
		struct shown *s = &m->all[i];
		const struct webkept *kept = webkept_find(&m->kept, s->name);

		if ((kept == NULL || !webkept_take(kept, &s->panel)) &&
		    shown_read(m->a, &m->by, s, err) < 0)
			return -1;
	}
	return 0;
}

/* Whoever has the newest line stands first. */
static int
by_newest(const void *x, const void *y)
{
	const struct shown *a = x, *b = y;

	if (a->panel.newest != b->panel.newest)
		return a->panel.newest > b->panel.newest ? -1 : 1;
	return strcmp(a->name, b->name);
}

/* Makes the panels those of the board. */
static void
set_out(const struct making *m, struct board *board)
{
	struct panel *panels = arena_alloc(m->a, (m->n + 1) * sizeof(*panels));

	for (size_t i = 0; i < m->n; i++)
		panels[i] = m->all[i].panel;
	board->panels = panels;
	board->n = m->n;
}

static int
put_file(const struct making *m, const char *name,
    int (*write)(const struct board *, struct buf *, struct err *),
    const struct board *board, struct err *err)
{
	struct buf out;
	int rc;

	buf_init(&out, LIMIT_FEED);
	rc = write(board, &out, err);
	if (rc == 0)
		rc = outfile_replace(
		    m->f->dir, name, out.data, out.len, NULL, err);
	buf_free(&out);
	return rc;
}

/* Finds what the page that there is can give; there may be none. */
static void
read_kept(struct making *m)
{
	const char *path = arena_printf(m->a, "%s/" PAGE_NAME, m->f->dir);
	struct page page;
	struct err ignored;

	if (fetch_file(m->a, path, LIMIT_FEED, &page, &ignored) == 0)
		webkept_read(
		    m->a, (const char *)page.bytes, page.len, &m->kept);
}

/* The folder from the root on, whatever way there was given; NULL: it isn't
 * there. */
static const char *
real_folder(const struct making *m)
{
	char *real = realpath(m->f->dir, NULL);
	const char *copy = arena_copy(m->a, real);

	free(real);
	return copy;
}

/* The list first: the page is what says that both are done. */
static int
make(struct making *m, struct err *err)
{
	struct board board;

	if (add_sources(m, err) < 0)
		return -1;
	board.dir = real_folder(m);
	board.stamp = stamp_of(m, board.dir);
	if (is_current(m, &board))
		return 0;
	set_out(m, &board);
	if (put_file(m, LIST_NAME, write_opml, &board, err) < 0)
		return -1;
	if (m->kept.n == 0)
		read_kept(m);
	if (find_lines(m, err) < 0)
		return -1;
	if (m->n > 1)
		qsort(m->all, m->n, sizeof(*m->all), by_newest);
	set_out(m, &board);
	if (put_file(m, PAGE_NAME, write_webpage, &board, err) < 0)
		return -1;
	outfile_settle(m->f->dir);
	return 0;
}

/* Whether the page would show the source as it does. */
static bool
stands_so(struct making *m, const struct refresh_job *job)
{
	const struct webkept *kept = webkept_find(&m->kept, job->name);
	const struct known known = known_of_job(job);
	struct shown s;
	struct err ignored;
	struct buf out;
	bool same;

	shown_share(&m->by, m->kept.n);
	if (kept == NULL ||
	    shown_describe(m->a, &m->by, &known, &s, &ignored) < 0 ||
	    !webkept_take(kept, &s.panel))
		return false;
	buf_init(&out, LIMIT_FEED);
	webpage_put_panel(&s.panel, &out);
	same = !out.full && out.len == kept->panel_len &&
	       memcmp(out.data, kept->panel, out.len) == 0;
	buf_free(&out);
	return same;
}

/* Who refreshes one of a thousand sources doesn't look at the others, unless it
 * has brought something. */
static bool
is_nothing_new(struct making *m)
{
	if (!m->f->named ||
	    !is_file(arena_printf(m->a, "%s/" LIST_NAME, m->f->dir)))
		return false;
	read_kept(m);
	for (size_t i = 0; i < m->f->n; i++) {
		if (!stands_so(m, &m->f->jobs[i]))
			return false;
	}
	return true;
}

/* Nothing is defined, and no page says otherwise. */
static bool
is_needless(const struct making *m)
{
	return !m->f->named && m->f->n == 0 &&
	       !is_file(arena_printf(m->a, "%s/" PAGE_NAME, m->f->dir)) &&
	       !is_file(arena_printf(m->a, "%s/" LIST_NAME, m->f->dir));
}

int
frontpage_write(const struct frontpage *f, struct err *err)
{
	struct making m = {.f = f,
	    .a = arena_new(),
	    .by = {f->o, f->store, f->dir, f->now, 0, 0}};
	int rc = is_needless(&m) || is_nothing_new(&m) ? 0 : make(&m, err);

	arena_free(m.a);
	return rc;
}

static bool
is_before(const struct timespec *x, const struct timespec *y)
{
	return x->tv_sec != y->tv_sec ? x->tv_sec < y->tv_sec
				      : x->tv_nsec < y->tv_nsec;
}

bool
frontpage_is_older(struct arena *a, const struct options *o, const char *dir)
{
	const char *const *folders = places_definitions(a, o);
	struct stat page, folder;

	if (stat(arena_printf(a, "%s/" PAGE_NAME, dir), &page) != 0)
		return false;
	for (; *folders != NULL; folders++) {
		if (stat(*folders, &folder) == 0 &&
		    is_before(&page.st_mtim, &folder.st_mtim))
			return true;
	}
	return false;
}

static bool
is_named(const char *path, const char *name)
{
	const char *slash = strrchr(path, '/');

	return strcmp(slash != NULL ? slash + 1 : path, name) == 0;
}

bool
frontpage_is(const char *path)
{
	return is_named(path, PAGE_NAME) || is_named(path, LIST_NAME);
}

int
frontpage_check(struct arena *a, const char *path, struct err *err)
{
	const char *last = is_named(path, PAGE_NAME) ? "-->\n" : "</opml>\n";
	size_t n = strlen(last);
	struct page page;

	if (fetch_file(a, path, LIMIT_FEED, &page, err) < 0)
		return -1;
	if (page.len < n || memcmp(page.bytes + page.len - n, last, n) != 0)
		return err_set(err, ERR_OUTPUT, "it was cut short");
	return 0;
}
