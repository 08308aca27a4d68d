/* poll.c - a program that follows a virtual site for its whole life. */
#include "poll.h"

#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "judge.h"
#include "refresh/extract.h"
#include "refresh/intake.h"
#include "render.h"

enum {
	PAGE_BYTES = 1 << 20,
	AUDIT_EVERY = 700, /* polls between two looks at the whole store */
	PATH_BYTES = 4096
};

/* What comes of a poll. */
enum fate {
	FATE_GOOD,
	FATE_UNREACHED, /* no answer, or one of 503: no page at all */
	FATE_CHALLENGE, /* a page that is not the site's */
	FATE_EMPTY,     /* its ticker without lines */
	FATE_HEADLESS,  /* broken off before the first line */
	FATE_CUT,       /* broken off behind some line */
	FATE_KILLED     /* all done, and nothing committed */
};

struct polling {
	const struct poll_run *run;
	struct site *site;
	struct tally *tally;
	struct chance chance;
	struct judge *judge;
	struct arena *arena; /* for one poll */
	struct buf bytes;
	const struct store_backend *backend;
	struct store *store;
	char path[PATH_BYTES];
	struct health health;
	int64_t now;
	int stale;     /* polls to come that a lagging server answers, */
	int64_t lag;   /* so far behind */
	uint64_t page; /* what the last good page said; 0: there is none */
	bool dated;    /* the server says when it made a page */
};

static void
open_store(struct polling *p)
{
	struct err err;

	if (store_open(p->backend, p->path, STORE_WRITE, &p->store, &err) < 0 ||
	    store_health(p->store, p->site->arena, p->site->source.name,
		&p->health, &err) < 0) {
		(void)fprintf(stderr, "sim: %s: %s\n", p->path, err.msg);
		exit(2);
	}
}

static void
remove_store(struct polling *p)
{
	static const char *const ends[] = {"", "-wal", "-shm", ".lock"};
	char path[PATH_BYTES + 8];

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		(void)snprintf(path, sizeof(path), "%s%s", p->path, ends[i]);
		(void)unlink(path);
	}
}

/* A program that ends and is started again; one that keeps nothing can't. */
static void
restart(struct polling *p)
{
	if (p->backend == &store_memory)
		return;
	store_close(p->store);
	open_store(p);
}

static void
commit(struct polling *p, const struct changes *changes)
{
	struct err err;

	if (store_commit(
		p->store, p->site->source.name, &p->health, changes, &err) < 0)
		judge_fault(p->judge, LOST, "commit: %s", err.msg);
}

static void
fail(struct polling *p)
{
	p->health.last_attempt = p->health.last_failure = p->now;
	p->health.failures++;
	p->health.failure = "fetch: no answer";
	commit(p, NULL);
}

static void
succeed(struct polling *p, const struct changes *changes)
{
	p->health.last_attempt = p->health.last_success = p->now;
	p->health.failures = 0;
	p->health.failure = NULL;
	p->health.generation++;
	commit(p, changes);
}

/* Of one page in so many; a list that runs upwards loses its newest lines where
 * it is cut, and nobody can know which of them stood. */
static enum fate
draw_fate(struct polling *p)
{
	static const struct {
		double upto;
		enum fate fate;
	} fates[] = {{.015, FATE_UNREACHED}, {.020, FATE_CHALLENGE},
	    {.024, FATE_EMPTY}, {.028, FATE_HEADLESS}, {.033, FATE_CUT},
	    {.043, FATE_KILLED}, {2, FATE_GOOD}};
	double u = chance_unit(&p->chance);
	size_t i = 0;

	if (in_window(p->site->outages, p->site->outages_n, p->now))
		return FATE_UNREACHED;
	while (u > fates[i].upto)
		i++;
	if (fates[i].fate == FATE_CUT && p->site->oldest_first)
		return FATE_GOOD;
	return fates[i].fate;
}

/* When the page that is answered was made. */
static int64_t
draw_made(struct polling *p)
{
	if (p->stale == 0 && p->dated && chance_hits(&p->chance, 0.01)) {
		p->stale = (int)chance_range(&p->chance, 1, 2);
		p->lag = chance_range(&p->chance, MINUTE, 30 * MINUTE);
	}
	if (p->stale == 0)
		return p->now;
	p->stale--;
	return p->now - p->lag;
}

static uint64_t
mix(uint64_t h, uint64_t x)
{
	h = (h ^ x) * 0x9E3779B97F4A7C15U;
	return h ^ (h >> 29);
}

/* Stands for the bytes of a page: equal ones, equal pages. */
static uint64_t
print_of(const struct polling *p, const struct served *page)
{
	const struct layout *l = site_layout(p->site, page->made);
	uint64_t h = mix(1, (uint64_t)(page->made >= p->site->redesign));

	h = mix(h, (uint64_t)site_abroad(p->site, page->made));
	/* What prints ages is never the same for long. */
	if (l->form == FORM_RELATIVE)
		h = mix(h, (uint64_t)page->made);
	for (size_t k = 0; k < page->n; k++)
		h = mix(h, page->lines[k].event * 32 +
			       (size_t)page->lines[k].wording * 2 +
			       page->lines[k].pinned);
	return h | 1;
}

static void
reverse(struct shown_line *lines, size_t n)
{
	for (size_t i = 0; i < n / 2; i++) {
		struct shown_line l = lines[i];

		lines[i] = lines[n - 1 - i];
		lines[n - 1 - i] = l;
	}
}

static struct intake_by
intake_for(const struct polling *p)
{
	return (struct intake_by){
	    .source = &p->site->source,
	    .store = p->store,
	    .health = &p->health,
	    .now = p->now,
	};
}

/* What a page said, and what it changed. */
struct taken {
	struct extract extract;
	struct intake intake;
};

static int
read_page(struct polling *p, int64_t made, struct taken *in, struct err *err)
{
	const struct intake_by by = intake_for(p);
	const struct extract_by how = {.source = &p->site->source};
	const struct page page = {
	    .state = PAGE_NEW,
	    .url = p->site->source.url,
	    .bytes = (const unsigned char *)p->bytes.data,
	    .len = p->bytes.len,
	    .type = "text/html",
	    .charset = "utf-8",
	    .date = p->dated ? made : INSTANT_NONE,
	};

	if (extract(p->arena, &page, &how, &in->extract, err) < 0)
		return -1;
	return intake(
	    p->arena, &by, &page, &in->extract.ticker, &in->intake, err);
}

/* Pages that are none of the ticker's must leave no trace. */
static void
poll_bad(struct polling *p, enum fate fate)
{
	struct taken in;
	struct err err;

	if (fate == FATE_CHALLENGE)
		render_challenge(&p->bytes);
	else if (fate == FATE_EMPTY)
		render_page(&p->bytes, p->site, p->now, NULL, 0);
	else
		render_cut(&p->bytes, p->site, p->now, NULL, 0);
	p->tally->n[BAD_PAGES]++;
	if (read_page(p, p->now, &in, &err) == 0)
		judge_fault(p->judge, TAKEN, "%zu lines, the first %s",
		    in.extract.ticker.n, in.extract.ticker.lines[0].text);
	else
		fail(p);
}

static void
poll_unchanged(struct polling *p, int64_t made)
{
	const struct intake_by by = intake_for(p);
	struct changes changes;
	struct err err;
	size_t lines;
	bool any;

	if (intake_unchanged(p->arena, &by, &lines, &any, &changes, &err) < 0) {
		judge_fault(p->judge, LOST, "unchanged: %s", err.msg);
		return;
	}
	succeed(p, any ? &changes : NULL);
	judge_unchanged(p->judge, p->now, made, any ? &changes : NULL);
}

static void
poll_changed(struct polling *p, const struct served *page, enum fate fate)
{
	struct taken in;
	struct err err;

	p->tally->n[PAGES]++;
	if (read_page(p, page->made, &in, &err) < 0) {
		if (fate != FATE_CUT)
			judge_fault(p->judge, REFUSED, "%s", err.msg);
		fail(p);
		return;
	}
	if (fate == FATE_KILLED) {
		restart(p);
		return;
	}
	succeed(p, &in.intake.changes);
	judge_page(p->judge, page, &in.extract.ticker, &in.intake.changes);
	p->page = fate == FATE_CUT ? 0 : print_of(p, page);
}

static void
poll_page(struct polling *p, enum fate fate)
{
	struct shown_line lines[PAGE_MAX];
	struct served page = {
	    .now = p->now, .made = draw_made(p), .lines = lines};

	page.n = site_page(p->site, page.made, lines);
	if (p->site->oldest_first)
		reverse(lines, page.n);
	if (fate == FATE_GOOD && print_of(p, &page) == p->page &&
	    chance_hits(&p->chance, 0.7)) {
		poll_unchanged(p, page.made);
		return;
	}
	if (fate == FATE_CUT) {
		page.n = (size_t)chance_range(
		    &p->chance, (int64_t)page.n / 3, (int64_t)page.n);
		render_cut(&p->bytes, p->site, page.made, lines, page.n);
	} else {
		render_page(&p->bytes, p->site, page.made, lines, page.n);
	}
	poll_changed(p, &page, fate);
}

static void
poll(struct polling *p)
{
	enum fate fate = draw_fate(p);

	arena_reset(p->arena);
	p->tally->n[POLLS]++;
	if (fate == FATE_UNREACHED)
		fail(p);
	else if (fate == FATE_CHALLENGE || fate == FATE_EMPTY ||
		 fate == FATE_HEADLESS)
		poll_bad(p, fate);
	else
		poll_page(p, fate);
	if (chance_hits(&p->chance, 0.02))
		restart(p);
}

static void
begin(struct polling *p, const char *name)
{
	bool on_disk = chance_hits(&p->chance, 0.1);

	p->backend = on_disk ? &store_sqlite : &store_memory;
	(void)snprintf(p->path, sizeof(p->path), "%s/%" PRIu64 "-%d.db",
	    p->run->folder, p->run->seed, p->run->site);
	p->arena = arena_new();
	p->judge = judge_new(p->site, name, p->tally, p->run->verbose);
	p->dated = chance_hits(&p->chance, 0.8);
	buf_init(&p->bytes, PAGE_BYTES);
	open_store(p);
}

static void
end(struct polling *p)
{
	judge_store(p->judge, p->store);
	store_close(p->store);
	if (p->backend == &store_sqlite)
		remove_store(p);
	judge_free(p->judge);
	arena_free(p->arena);
	buf_free(&p->bytes);
	site_free(p->site);
}

void
poll_site(const struct poll_run *run, struct tally *tally)
{
	struct polling p = {.run = run, .tally = tally};
	char name[64];

	p.site = site_new(run->seed, run->site, run->days);
	p.chance = chance_of(run->seed, (uint64_t)run->site * 16 + 1);
	(void)snprintf(name, sizeof(name), "--first %" PRIu64 " --site %d",
	    run->seed, run->site);
	begin(&p, name);
	p.now = p.site->life.from;
	for (int n = 1; p.now < p.site->life.to; n++) {
		poll(&p);
		if (n % AUDIT_EVERY == 0)
			judge_store(p.judge, p.store);
		p.now += chance_range(&p.chance, 2 * MINUTE, 30 * MINUTE);
	}
	end(&p);
}
