/* frontpage.c - shows all sources side by side, in files. */
#include "cmd/frontpage.h"

#include <sys/stat.h>

#include "base/fnv.h"
#include "base/instant.h"
#include "base/limits.h"
#include "base/outfile.h"
#include "cmd/faring.h"
#include "cmd/known.h"
#include "fetch/fetch.h"
#include "model/board.h"
#include "model/page.h"
#include "refresh/compose.h"
#include "write/webpage.h"
#include "write/write.h"

enum {
	MOST_LINES = 40, /* of one source, where there are few */
	LEAST_LINES = 3, /* where there are thousands */
	/* A page that told each fetch would be another page after each run. */
	FETCHED_STEP = 15 * MINUTE
};

#define PAGE_NAME "index.html"
#define LIST_NAME "feeds.opml"

/* A source and its panel, until all are known. */
struct shown {
	struct source source;
	struct panel panel;
	int64_t generation;
	int64_t newest; /* published; INSTANT_NONE: no line */
};

struct making {
	const struct frontpage *f;
	struct arena *a;
	struct shown *all; /* by name */
	size_t n;
};

/* In words for anybody, who can't mend it: what broke, and how, is in `ajel
 * status`. */
static void
tell_health(struct arena *a, const struct condition *c, struct panel *p)
{
	switch (c->gravity) {
	case GRAVITY_FAILING:
		p->mark = MARK_BAD;
		p->health = arena_printf(a, "failing (%s)", c->state);
		break;
	case GRAVITY_BLOCKED:
		p->mark = MARK_BAD;
		p->health = "not fetched: the site's robots.txt forbids it";
		break;
	case GRAVITY_FROZEN:
		p->mark = MARK_FAIR;
		p->health = "silent for unusually long";
		break;
	case GRAVITY_WARNED:
		p->mark = MARK_FAIR;
		p->health = "works, but wants a look";
		break;
	case GRAVITY_NEW:
		p->mark = MARK_FAIR;
		p->health = "not fetched yet";
		break;
	case GRAVITY_FINE:
	case GRAVITY_FORGOTTEN:
		p->mark = MARK_GOOD;
		p->health = "ok";
		break;
	}
}

static bool
is_file(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

static bool
is_served(struct arena *a, const char *dir, const char *name)
{
	const struct format *format = format_at(0, FORMAT_FEED);

	return is_file(arena_printf(a, "%s/%s.%s", dir, name, format->name));
}

static int64_t
step_before(int64_t t)
{
	return t == INSTANT_NONE ? t : t - t % FETCHED_STEP;
}

static int
add_source(struct making *m, const struct known *k, struct err *err)
{
	const struct frontpage *f = m->f;
	struct shown *s = &m->all[m->n++];
	struct condition c;
	struct health h;

	memset(s, 0, sizeof(*s));
	if (faring_glance(m->a, f->store, k, f->now, &h, &c, err) < 0)
		return -1;
	s->source = known_source(m->a, f->o, k);
	s->generation = h.generation;
	s->newest = INSTANT_NONE;
	s->panel.fetched = step_before(h.last_success);
	s->panel.served = is_served(m->a, f->dir, k->name);
	tell_health(m->a, &c, &s->panel);
	compose_feed(m->a, &s->source, NULL, 0, &s->panel.feed);
	return 0;
}

/* Who has just read the definitions needn't do it again. */
static void
known_of_jobs(struct making *m, struct known_list *out)
{
	const struct frontpage *f = m->f;

	out->n = f->n;
	out->all = arena_alloc(m->a, (f->n + 1) * sizeof(*out->all));
	for (size_t i = 0; i < f->n; i++)
		out->all[i] = (struct known){.name = f->jobs[i].name,
		    .defined = true,
		    .source = f->jobs[i].source,
		    .broken = f->jobs[i].broken};
}

static int
find_sources(struct making *m, struct known_list *out, struct err *err)
{
	struct options all = *m->f->o;

	if (m->f->jobs != NULL) {
		known_of_jobs(m, out);
		return 0;
	}
	all.args_n = 0;
	return known_read(m->a, &all, m->f->store, out, err);
}

static int
add_sources(struct making *m, struct err *err)
{
	struct known_list list;

	if (find_sources(m, &list, err) < 0)
		return -1;
	m->all = arena_alloc(m->a, (list.n + 1) * sizeof(*m->all));
	for (size_t i = 0; i < list.n; i++) {
		if (list.all[i].defined && add_source(m, &list.all[i], err) < 0)
			return -1;
	}
	return 0;
}

/* Takes in a string with its end; NULL isn't "". */
static uint64_t
mix(uint64_t h, const char *s)
{
	return s != NULL ? fnv_add(fnv_string(h, s), 0) : fnv_add(h, 1);
}

static uint64_t
mix_number(uint64_t h, int64_t n)
{
	return fnv_bytes(h, (const char *)&n, sizeof(n));
}

/* Of all that the two files are made from. */
static const char *
stamp_of(struct making *m)
{
	uint64_t h = mix(FNV_START, AJEL_VERSION);

	for (size_t i = 0; i < m->n; i++) {
		const struct panel *p = &m->all[i].panel;
		const struct feed *feed = &p->feed;

		h = mix(mix(mix(h, feed->name), feed->title), feed->url);
		h = mix(mix(mix(h, feed->language), feed->timezone), p->health);
		h = mix(h, feed->base);
		h = mix_number(h, m->all[i].generation);
		h = mix_number(h, p->fetched);
		h = mix_number(h, p->served);
	}
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

/* The newest lines of one source, turned round as they come. */
struct gathered {
	struct arena *a;
	struct entry *entries; /* room for `most`; filled from the end */
	size_t most;
	size_t n;
};

static const struct change *
copy_changes(struct arena *a, const struct entry *e)
{
	struct change *out = arena_alloc(a, e->changes_n * sizeof(*out));

	for (size_t i = 0; i < e->changes_n; i++) {
		out[i] = e->changes[i];
		out[i].text = arena_copy(a, e->changes[i].text);
		out[i].url = NULL;
	}
	return out;
}

static int
gather(void *ctx, const char *source, const struct entry *e)
{
	struct gathered *g = ctx;
	struct entry *to;

	(void)source;
	if (g->n == g->most)
		return 0;
	to = &g->entries[g->most - ++g->n];
	*to = *e;
	to->id = NULL;
	to->time_text = arena_copy(g->a, e->time_text);
	to->text = arena_copy(g->a, e->text);
	to->url = arena_copy(g->a, e->url);
	to->label = NULL;
	to->changes = copy_changes(g->a, e);
	return 0;
}

static int
read_lines(struct making *m, struct shown *s, size_t most, struct err *err)
{
	const struct query q = {.sources = &s->source.name,
	    .sources_n = 1,
	    .since = INSTANT_NONE,
	    .until = INSTANT_NONE,
	    .status = -1,
	    .limit = most};
	struct gathered g = {.a = m->a, .most = most};

	g.entries = arena_alloc(m->a, most * sizeof(*g.entries));
	if (store_find(m->f->store, &q, gather, &g, err) < 0)
		return -1;
	s->panel.feed.entries = g.entries + most - g.n;
	s->panel.feed.n = g.n;
	if (g.n > 0)
		s->newest = s->panel.feed.entries[0].published;
	return 0;
}

static int
read_all_lines(struct making *m, struct err *err)
{
	size_t most = m->n > 0 ? LIMIT_BOARD_LINES / m->n : 0;

	most = most > MOST_LINES ? MOST_LINES : most;
	most = most < LEAST_LINES ? LEAST_LINES : most;
	for (size_t i = 0; i < m->n; i++)
		if (read_lines(m, &m->all[i], most, err) < 0)
			return -1;
	return 0;
}

/* Whoever has the newest line stands first. */
static int
by_newest(const void *x, const void *y)
{
	const struct shown *a = x, *b = y;

	if (a->newest != b->newest)
		return a->newest > b->newest ? -1 : 1;
	return strcmp(a->source.name, b->source.name);
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

/* The list first: the page is what says that both are done. */
static int
make(struct making *m, struct err *err)
{
	struct board board;

	if (add_sources(m, err) < 0)
		return -1;
	board.stamp = stamp_of(m);
	if (is_current(m, &board))
		return 0;
	set_out(m, &board);
	if (put_file(m, LIST_NAME, write_opml, &board, err) < 0 ||
	    read_all_lines(m, err) < 0)
		return -1;
	if (m->n > 1)
		qsort(m->all, m->n, sizeof(*m->all), by_newest);
	set_out(m, &board);
	if (put_file(m, PAGE_NAME, write_webpage, &board, err) < 0)
		return -1;
	outfile_settle(m->f->dir);
	return 0;
}

int
frontpage_write(const struct frontpage *f, struct err *err)
{
	struct making m = {.f = f, .a = arena_new()};
	int rc = make(&m, err);

	arena_free(m.a);
	return rc;
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
