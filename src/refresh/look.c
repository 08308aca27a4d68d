/* look.c - one page, now, without state. */
#include "refresh/look.h"

#include <unistd.h>

#include "base/instant.h"
#include "base/limits.h"
#include "fetch/fetch.h"
#include "merge/merge.h"
#include "resolve/resolve.h"

int64_t
look_fetched(const struct page *page, int64_t now)
{
	/* A cache may answer with a page, and its Date, of some hours ago. A
	 * Date of another day is a broken clock. */
	if (page->date == INSTANT_NONE || page->date > now ||
	    page->date < now - DAY)
		return now;
	return page->date;
}

/* What a page is read for. */
struct looking {
	struct arena *a;
	const struct look_at *at;
	struct look *out;
};

static struct entry *
instants(const struct looking *l, const struct ticker *ticker)
{
	const struct source *source = l->at->source;

	return resolve(l->a, ticker, source->ticker.order, source->timezone,
	    l->out->fetched);
}

/* With an empty history everything on the page is new. */
static void
give_ids(
    const struct looking *l, struct entry *seen, size_t n, struct changes *out)
{
	static const struct history nothing;
	const struct source *source = l->at->source;
	const struct shown shown = {.seen = seen,
	    .n = n,
	    .order = source->ticker.order,
	    .url = source->url,
	    .now = l->at->now};

	merge(l->a, &nothing, &shown, out);
}

static void
fill(struct looking *l)
{
	struct look *out = l->out;
	const struct ticker *ticker = &out->extract.ticker;
	struct entry *seen = instants(l, ticker);
	struct changes changes;

	/* while the lines are as resolve/ gave them, one an entry */
	out->reasons =
	    resolve_reasons(l->a, ticker, l->at->source->ticker.order,
		l->at->source->timezone, out->fetched, seen);
	give_ids(l, seen, ticker->n, &changes);
	out->entries = changes.added;
	out->n = changes.added_n;
}

static void
fill_list(struct looking *l, const struct ticker *ticker)
{
	struct look_list *list = &l->out->lists[l->out->lists_n++];
	struct changes changes;

	give_ids(l, instants(l, ticker), ticker->n, &changes);
	list->heading = ticker->heading;
	list->entries = changes.added;
	list->n = changes.added_n;
}

static void
fill_lists(struct looking *l)
{
	const struct detect_report *report = &l->out->report;
	bool is_listed = false;

	l->out->lists =
	    arena_alloc(l->a, (report->n + 1) * sizeof(*l->out->lists));
	for (size_t i = 0; i < report->n; i++)
		is_listed |= report->candidates[i].chosen;
	if (!is_listed)
		fill_list(l, &l->out->extract.ticker);
	for (size_t i = 0; i < report->n; i++) {
		const struct candidate_report *c = &report->candidates[i];
		const struct ticker ticker = {
		    .heading = c->heading, .lines = c->all, .n = c->lines};

		if (c->accepted || c->chosen)
			fill_list(l, &ticker);
	}
}

int
look_read(struct arena *a, const struct look_at *at, const struct page *page,
    struct look *out, struct err *err)
{
	struct looking l = {a, at, out};
	const struct extract_by by = {.source = at->source,
	    .format = at->format,
	    .report = at->explain ? &out->report : NULL,
	    .about = at->about ? &out->about : NULL};

	memset(out, 0, sizeof(*out));
	out->fetched = at->now_given ? at->now : look_fetched(page, at->now);
	if (jailed_extract(at->jail, a, page, &by, &out->extract, err) < 0)
		return -1;
	fill(&l);
	if (at->all)
		fill_lists(&l);
	return 0;
}

/* A page that is fetched is gone when the call that tells of it returns. */
struct page
look_keep(struct arena *a, const struct page *page)
{
	struct page out = *page;

	out.url = arena_copy(a, page->url);
	out.bytes = (const unsigned char *)arena_copyn(
	    a, (const char *)page->bytes, page->len);
	out.encoding = arena_copy(a, page->encoding);
	out.type = arena_copy(a, page->type);
	out.charset = arena_copy(a, page->charset);
	out.language = arena_copy(a, page->language);
	out.etag = arena_copy(a, page->etag);
	out.last_modified = arena_copy(a, page->last_modified);
	return out;
}

/* What the callback of the fetch fills. */
struct getting {
	struct arena *a;
	const struct look_at *at;
	struct page *out;
	struct err *err;
	int rc;
};

static void
keep_page(void *ctx, size_t job, const struct fetch_result *fetched)
{
	const struct page *page = fetched->page;
	struct getting *g = ctx;

	(void)job;
	if (page == NULL) {
		*g->err = *fetched->err;
		g->rc = -1;
		if (fetched->refusal != NULL)
			jailed_wall(g->at->jail, g->a, fetched->refusal,
			    g->at->source, g->err);
		return;
	}
	*g->out = look_keep(g->a, page);
}

int
look_get(struct arena *a, const struct look_at *at, struct page *out,
    struct err *err)
{
	struct getting g = {a, at, out, err, 0};
	const struct fetch_job job = {.source = at->source, .refusals = true};
	const struct fetch_run run = {
	    .transfers = 1, .done = keep_page, .ctx = &g};

	if (at->place != NULL && strcmp(at->place, "-") == 0)
		return fetch_descriptor(a, STDIN_FILENO, out, err);
	if (at->place != NULL)
		return fetch_file(a, at->place, LIMIT_WIRE, out, err);
	if (fetch_all(&run, &job, 1, err) < 0)
		return -1;
	return g.rc;
}

int
look(struct arena *a, const struct look_at *at, struct look *out,
    struct err *err)
{
	struct page page;

	memset(out, 0, sizeof(*out));
	out->fetched = at->now;
	if (look_get(a, at, &page, err) < 0)
		return -1;
	return look_read(a, at, &page, out, err);
}

/* Insertion keeps equal ones in order, and lists come nearly sorted. */
void
look_sort(struct entry *entries, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct entry e = entries[i];
		size_t j = i;

		for (; j > 0 && entries[j - 1].published < e.published; j--)
			entries[j] = entries[j - 1];
		entries[j] = e;
	}
}
