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

/* What the callback of the fetch works on. */
struct looking {
	struct arena *a;
	const struct look_at *at;
	struct look *out;
	struct err *err;
	int rc;
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

static void
on_page(void *ctx, size_t job, const struct fetch_result *fetched)
{
	const struct page *page = fetched->page;
	struct looking *l = ctx;
	const struct extract_by by = {.source = l->at->source,
	    .format = l->at->format,
	    .report = l->at->explain ? &l->out->report : NULL};

	(void)job;
	if (page == NULL) {
		*l->err = *fetched->err;
		l->rc = -1;
		if (fetched->refusal != NULL)
			jailed_wall(l->at->jail, l->a, fetched->refusal,
			    l->at->source, l->err);
		return;
	}
	l->out->fetched =
	    l->at->now_given ? l->at->now : look_fetched(page, l->at->now);
	l->rc = jailed_extract(
	    l->at->jail, l->a, page, &by, &l->out->extract, l->err);
	if (l->rc != 0)
		return;
	fill(l);
	if (l->at->all)
		fill_lists(l);
}

static int
look_local(struct looking *l, const char *place)
{
	struct page page;
	const struct fetch_result came = {
	    .page = &page, .retry_after = -1, .fresh = -1};
	int rc;

	if (strcmp(place, "-") == 0)
		rc = fetch_descriptor(l->a, STDIN_FILENO, &page, l->err);
	else
		rc = fetch_file(l->a, place, LIMIT_WIRE, &page, l->err);
	if (rc == 0)
		on_page(l, 0, &came);
	return rc < 0 ? rc : l->rc;
}

int
look(struct arena *a, const struct look_at *at, struct look *out,
    struct err *err)
{
	struct looking l = {a, at, out, err, 0};
	const struct fetch_job job = {.source = at->source, .refusals = true};
	const struct fetch_run run = {
	    .transfers = 1, .done = on_page, .ctx = &l};

	memset(out, 0, sizeof(*out));
	out->fetched = at->now;
	if (at->place != NULL)
		return look_local(&l, at->place);
	if (fetch_all(&run, &job, 1, err) < 0)
		return -1;
	return l.rc;
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
