/* memory_find.c - looks through the store in RAM, and tends it. */
#include <limits.h>

#include "base/instant.h"
#include "base/limits.h"
#include "base/mem.h"
#include "store/memory.h"
#include "store/search.h"
#include "store/visit.h"

/* One visit to be made. */
struct stop {
	int64_t moment;
	const struct shelf *shelf;
	const struct item *item;
	size_t nth; /* of its changes */
};

struct stops {
	struct stop *v;
	size_t n, room;
};

struct finding {
	struct arena *a;
	const struct query *q;
	const char *pattern; /* NULL: no words are asked for */
	bool each_change;    /* an entry is shown as its changes made it */
	struct stops stops;
};

bool
memory_is_wanted(const struct query *q, const struct shelf *s)
{
	for (size_t i = 0; i < q->sources_n; i++) {
		if (strcmp(q->sources[i], s->name) == 0)
			return true;
	}
	return q->sources_n == 0;
}

static bool
has_returned(const struct entry *e)
{
	for (size_t i = 0; i < e->changes_n; i++) {
		if (e->changes[i].status == ENTRY_RETURNED)
			return e->status != ENTRY_WITHDRAWN;
	}
	return false;
}

/* All wordings of an entry count as one text. */
static bool
has_words(const struct entry *e, const char *pattern)
{
	struct arena *a = arena_new();
	const char *text = e->text;
	bool found;

	for (size_t i = 0; i < e->changes_n; i++)
		text = arena_printf(a, "%s\n%s", text, e->changes[i].text);
	found = search_finds(pattern, search_words(a, text));
	arena_free(a);
	return found;
}

static bool
is_wanted(const struct finding *f, const struct entry *e)
{
	const struct query *q = f->q;

	if ((q->since != INSTANT_NONE && e->published < q->since) ||
	    (q->until != INSTANT_NONE && e->published >= q->until))
		return false;
	if (q->status == ENTRY_RETURNED && !has_returned(e))
		return false;
	if (q->status >= 0 && q->status != ENTRY_RETURNED &&
	    q->status != (int)e->status)
		return false;
	return f->pattern == NULL || has_words(e, f->pattern);
}

static bool
is_past(const struct finding *f, int64_t seq)
{
	return f->q->last != 0 && seq > f->q->last;
}

static void
add_stop(struct finding *f, struct stop stop)
{
	struct stops *s = &f->stops;

	if (s->n == s->room) {
		size_t room = s->room > 0 ? s->room * 2 : 64;

		s->v = arena_resize(
		    f->a, s->v, s->room * sizeof(*s->v), room * sizeof(*s->v));
		s->room = room;
	}
	s->v[s->n++] = stop;
}

static void
add_shelf(struct finding *f, const struct shelf *s)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct item *item = &s->items[i];
		const struct entry *e = &item->entry;

		if (!is_wanted(f, e) || is_past(f, item->seq))
			continue;
		add_stop(f, (struct stop){e->published, s, item, 0});
		for (size_t k = 1; f->each_change && k < e->changes_n; k++) {
			if (is_past(f, item->numbers[k]))
				continue;
			add_stop(
			    f, (struct stop){e->changes[k].at, s, item, k});
		}
	}
}

static int
compare(const void *x, const void *y)
{
	const struct stop *a = x, *b = y;

	if (a->moment != b->moment)
		return a->moment < b->moment ? -1 : 1;
	if (a->item->seq != b->item->seq)
		return a->item->seq < b->item->seq ? -1 : 1;
	return (a->nth > b->nth) - (a->nth < b->nth);
}

static int
visit_stops(const struct finding *f, store_log_visit *visit, void *ctx)
{
	const struct stops *s = &f->stops;
	size_t limit = f->q->limit > 0 ? f->q->limit : s->n;
	int rc = 0;

	if (s->n > 0)
		qsort(s->v, s->n, sizeof(*s->v), compare);
	for (size_t i = s->n > limit ? s->n - limit : 0; i < s->n && rc == 0;
	     i++) {
		const struct stop *stop = &s->v[i];
		const struct store_place at = {
		    stop->moment, stop->item->seq, (int64_t)stop->nth};
		struct entry e = stop->item->entry;

		if (f->each_change)
			visit_as_changed(&e, stop->nth);
		rc = visit(ctx, stop->shelf->name, &e, &at);
	}
	return rc;
}

static int
find_or_log(const struct memory *m, struct finding *f, store_log_visit *visit,
    void *ctx, struct err *err)
{
	int rc = 0;

	f->a = arena_new();
	if (f->q->grep != NULL)
		rc = search_parse(f->a, f->q->grep, &f->pattern, err);
	for (size_t i = 0; i < m->n && rc == 0; i++) {
		if (memory_is_wanted(f->q, &m->shelves[i]))
			add_shelf(f, &m->shelves[i]);
	}
	if (rc == 0)
		rc = visit_stops(f, visit, ctx);
	arena_free(f->a);
	return rc;
}

int
memory_find(void *handle, const struct query *q, store_visit *visit, void *ctx,
    struct err *err)
{
	struct visit_plain plain = {visit, ctx};
	struct finding f = {.q = q};

	return find_or_log(handle, &f, visit_plain, &plain, err);
}

int
memory_log(void *handle, const struct query *q, store_log_visit *visit,
    void *ctx, struct err *err)
{
	struct finding f = {.q = q, .each_change = true};

	return find_or_log(handle, &f, visit, ctx, err);
}

static int
compare_names(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

int
memory_sources(void *handle, struct arena *a, const char ***names, size_t *n,
    struct err *err)
{
	const struct memory *m = handle;

	(void)err;
	*names = arena_alloc(a, m->n * sizeof(**names));
	for (size_t i = 0; i < m->n; i++)
		(*names)[i] = arena_copy(a, m->shelves[i].name);
	*n = m->n;
	if (m->n > 0)
		qsort(*names, m->n, sizeof(**names), compare_names);
	return 0;
}

static void
sum_entry(struct summary *out, const struct entry *e, int64_t now)
{
	int64_t t = e->published;

	if (out->lines == 0 || t < out->oldest)
		out->oldest = t;
	if (out->lines == 0 || t > out->newest)
		out->newest = t;
	out->lines++;
	out->recent += t >= now - STORE_RECENT_SPAN && t <= now;
}

int
memory_summary(void *handle, struct arena *a, const char *source, int64_t now,
    struct summary *out, struct err *err)
{
	const struct shelf *s = memory_shelf(handle, source);
	size_t first;

	(void)err;
	if (s == NULL)
		return 0;
	for (size_t i = 0; i < s->n; i++)
		sum_entry(out, &s->items[i].entry, now);
	for (size_t i = 0; i < s->arrivals_n; i++) {
		int64_t at = s->arrivals[i];

		if (i > 0 && at - out->came > out->pause)
			out->pause = at - out->came;
		out->came = at;
	}
	first = s->gaps_n > LIMIT_GAPS_TOLD ? s->gaps_n - LIMIT_GAPS_TOLD : 0;
	out->gaps_n = s->gaps_n - first;
	out->gaps = arena_alloc(a, out->gaps_n * sizeof(*out->gaps));
	for (size_t i = 0; i < out->gaps_n; i++)
		out->gaps[i] = s->gaps[first + i];
	return 0;
}

static bool
is_on_page(const struct shelf *s, size_t at)
{
	for (size_t i = 0; i < s->page_n; i++) {
		if (s->page[i].entry == at)
			return true;
	}
	return false;
}

/* Whether it was the last of the store that came or changed: it stays, as in
 * the other store. */
static bool
is_last(const struct memory *m, const struct item *item)
{
	return item->seq == m->last_line || item->seq == m->last_changed;
}

/* The oldest entry that may go, or s->n. */
static size_t
find_oldest(const struct memory *m, const struct shelf *s, int64_t before)
{
	size_t found = s->n;

	for (size_t i = 0; i < s->n; i++) {
		int64_t t = s->items[i].entry.published;

		if (t < before && !is_on_page(s, i) &&
		    !is_last(m, &s->items[i]) &&
		    (found == s->n || t < s->items[found].entry.published))
			found = i;
	}
	return found;
}

static void
forget(struct shelf *s, size_t at)
{
	memory_drop(&s->items[at]);
	s->n--;
	memmove(
	    &s->items[at], &s->items[at + 1], (s->n - at) * sizeof(*s->items));
	for (size_t i = 0; i < s->page_n; i++)
		s->page[i].entry -= s->page[i].entry > at;
}

int
memory_prune(void *handle, const char *source, int64_t before, size_t most,
    struct err *err)
{
	struct shelf *s = memory_shelf(handle, source);
	size_t kept = 0;
	int n = 0;

	(void)err;
	if (s == NULL)
		return 0;
	for (; (size_t)n < most && n < INT_MAX; n++) {
		size_t at = find_oldest(handle, s, before);

		if (at == s->n)
			break;
		forget(s, at);
	}
	for (size_t i = 0; i < s->gaps_n; i++) {
		if (s->gaps[i].to >= before)
			s->gaps[kept++] = s->gaps[i];
	}
	s->gaps_n = kept;
	return n;
}
