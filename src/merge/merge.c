/* merge.c - history + the lines of this fetch -> what is new. */
#include "merge/merge.h"

#include "base/instant.h"
#include "merge/absence.h"
#include "merge/anchor.h"
#include "merge/course.h"
#include "merge/id.h"
#include "merge/match.h"
#include "merge/outcome.h"
#include "merge/overlap.h"
#include "merge/row.h"
#include "merge/seconds.h"

static void
list_lines(struct merging *m, const struct entry *seen, size_t n,
    enum line_order order)
{
	m->n = n;
	m->lines = arena_zalloc(m->a, n * sizeof(*m->lines));
	for (size_t i = 0; i < n; i++) {
		size_t at = order == ORDER_OLDEST_FIRST ? i : n - 1 - i;

		m->lines[at].seen = &seen[i];
	}
}

/* If the last page doesn't say which way it ran, as this one does: a page may
 * turn round. */
static enum line_order
order_of_page(const struct history *h, enum line_order in_doubt)
{
	enum line_order order = course_of_page(h);

	return order != ORDER_UNKNOWN ? order : in_doubt;
}

static void
list_page(struct merging *m, enum line_order in_doubt)
{
	const struct history *h = m->history;
	bool up = order_of_page(h, in_doubt) == ORDER_OLDEST_FIRST;

	m->page_n = h->page_n;
	m->page = arena_zalloc(m->a, h->page_n * sizeof(*m->page));
	for (size_t i = 0; i < h->page_n; i++) {
		const struct page_line *l =
		    &h->page[up ? i : h->page_n - 1 - i];

		m->page[i] =
		    (struct standing){.entry = l->entry, .missed = l->missed};
	}
}

/* A new line, by what makes its id. */
struct named {
	int64_t minute;
	uint32_t text; /* exact */
	size_t line;
};

static int
compare_named(const void *x, const void *y)
{
	const struct named *a = x, *b = y;

	if (a->minute != b->minute)
		return a->minute < b->minute ? -1 : 1;
	if (a->text != b->text)
		return a->text < b->text ? -1 : 1;
	return (a->line > b->line) - (a->line < b->line);
}

static bool
are_equal(const struct named *x, const struct named *y)
{
	return x->minute == y->minute && x->text == y->text;
}

/* Of each new line, how many older ones of the page have its minute and its
 * very text. */
static int *
count_equal_lines(const struct merging *m)
{
	struct named *v = arena_alloc(m->a, m->n * sizeof(*v));
	int *equals = arena_zalloc(m->a, m->n * sizeof(*equals));
	size_t n = 0;

	for (size_t j = 0; j < m->n; j++) {
		const struct line *l = &m->lines[j];

		if (l->known == LINE_NONE)
			v[n++] = (struct named){row_minute(l->published),
			    words_exact(m->words, l->seen->text), j};
	}
	qsort(v, n, sizeof(*v), compare_named);
	for (size_t i = 1; i < n; i++) {
		if (are_equal(&v[i], &v[i - 1]))
			equals[v[i].line] = equals[v[i - 1].line] + 1;
	}
	return equals;
}

/* The same of entries. */
static int
count_equal_entries(const struct history *h, const struct line *l)
{
	int64_t minute = row_minute(l->published);
	int n = 0;

	for (size_t i = row_first(h, minute * MINUTE + MINUTE - 1);
	     i < h->n && h->entries[i].published >= minute * MINUTE; i++)
		n += strcmp(h->entries[i].text, l->seen->text) == 0;
	return n;
}

/* What the new lines' ids are made with. */
struct naming {
	const struct merging *m;
	const char *url;
	const int *equals; /* of each line */
	struct words *ids; /* those that were given */
};

static bool
is_taken(const struct history *h, const char *id, int64_t minute)
{
	for (size_t i = row_first(h, minute * MINUTE + MINUTE - 1);
	     i < h->n && h->entries[i].published >= minute * MINUTE; i++) {
		if (strcmp(h->entries[i].id, id) == 0)
			return true;
	}
	return false;
}

/* The ordinal makes equal lines differ. An entry of the same minute may hold the
 * id although its text differs by now, and then the next equal line can't have
 * the next ordinal. */
static const char *
make_id(struct arena *a, const struct naming *names, size_t j)
{
	const struct merging *m = names->m;
	const struct line *l = &m->lines[j];
	int ordinal = names->equals[j] + count_equal_entries(m->history, l);
	const char *id;

	do {
		id = id_of_entry(
		    a, names->url, l->published, l->seen->text, ordinal++);
	} while (is_taken(m->history, id, row_minute(l->published)) ||
		 !words_add(names->ids, id));
	return id;
}

static struct entry
make_entry(struct arena *a, const struct naming *names, size_t j)
{
	const struct merging *m = names->m;
	const struct line *l = &m->lines[j];
	struct entry e = *l->seen;

	e.id = make_id(a, names, j);
	e.published = l->published;
	e.updated = l->published;
	e.first_seen = row_made(m);
	e.status = ENTRY_NEW;
	e.ahead = 0;
	return e;
}

/* New entries and, in the order of the lists, the ids of all lines. */
static const char **
collect_added(struct arena *a, const struct merging *m, const char *url,
    struct changes *out)
{
	const char **ids = arena_alloc(m->a, m->n * sizeof(*ids));
	const struct naming names = {
	    m, url, count_equal_lines(m), words_new(m->a)};

	out->added = arena_alloc(a, m->n * sizeof(*out->added));
	for (size_t i = 0; i < m->n; i++) {
		size_t j = out->oldest_first ? i : m->n - 1 - i;
		size_t known = m->lines[j].known;

		if (known == LINE_NONE) {
			struct entry e = make_entry(a, &names, j);

			out->added[out->added_n++] = e;
			ids[j] = e.id;
		} else {
			ids[j] = m->history->entries[known].id;
		}
	}
	words_free(names.ids);
	return ids;
}

static void
collect_changed(struct arena *a, const struct merging *m,
    const struct absence *absences, struct changes *out)
{
	out->changed =
	    arena_alloc(a, (m->n + m->page_n) * sizeof(*out->changed));
	for (size_t j = 0; j < m->n; j++) {
		const struct line *l = &m->lines[j];

		if (l->known != LINE_NONE &&
		    outcome_of_line(m, l, &out->changed[out->changed_n]))
			out->changed_n++;
	}
	for (size_t i = 0; i < m->page_n; i++) {
		if (absences[i].withdrawn)
			out->changed[out->changed_n++] = outcome_of_absence(
			    &m->history->entries[m->page[i].entry], m->now);
	}
}

/* What stands, and what doesn't right above the older line that did stand
 * below it. */
static void
collect_page(struct arena *a, const struct merging *m, const char *const *ids,
    const struct absence *absences, struct changes *out)
{
	struct page_id *page =
	    arena_alloc(a, (m->n + m->page_n) * sizeof(*page));
	size_t n = 0, i = 0;

	for (size_t j = 0; j <= m->n; j++) {
		size_t span = j < m->n ? m->lines[j].span : m->anchors;

		for (; i < m->page_n && m->page[i].span <= span &&
		       absences[i].above <= j;
		     i++) {
			if (absences[i].kept)
				page[n++] = (struct page_id){
				    m->history->entries[m->page[i].entry].id,
				    absences[i].missed};
		}
		if (j < m->n)
			page[n++] = (struct page_id){ids[j], 0};
	}
	for (i = 0; !out->oldest_first && i < n / 2; i++) {
		struct page_id swap = page[i];

		page[i] = page[n - 1 - i];
		page[n - 1 - i] = swap;
	}
	out->page = page;
	out->page_n = n;
}

static void
collect(
    struct arena *a, struct merging *m, const char *url, struct changes *out)
{
	const struct absence *absences;
	const char **ids;

	overlap_note_pinned(m);
	anchor_spans(m);
	absences = absence_of_page(m);
	ids = collect_added(a, m, url, out);
	collect_changed(a, m, absences, out);
	collect_page(a, m, ids, absences, out);
	out->gap = overlap_gap(a, m);
}

static void
merge_page(struct arena *a, struct merging *m, const struct shown *shown,
    struct changes *out)
{
	enum line_order order = shown->order;
	size_t n = m->history->n;

	if (order == ORDER_UNKNOWN)
		order = course_of_lines(shown->seen, shown->n);
	m->words = words_new(m->a);
	m->taken = arena_zalloc(m->a, n * sizeof(*m->taken));
	m->texts = arena_zalloc(m->a, n * sizeof(*m->texts));
	m->times = arena_zalloc(m->a, n * sizeof(*m->times));
	list_lines(m, shown->seen, shown->n, order);
	list_page(m, order);
	match(m);
	seconds_assign(m);
	out->oldest_first = order == ORDER_OLDEST_FIRST;
	collect(a, m, shown->url, out);
	words_free(m->words);
}

/* A list without lines says nothing about those of the last page. */
static void
keep_page(struct arena *a, const struct history *h, struct changes *out)
{
	out->page = arena_alloc(a, h->page_n * sizeof(*out->page));
	for (size_t i = 0; i < h->page_n; i++)
		out->page[out->page_n++] = (struct page_id){
		    h->entries[h->page[i].entry].id, h->page[i].missed};
}

/* The part of the last page that is lacking above all that stands. */
struct top {
	size_t from, to;
};

static struct top
find_top(const struct history *h)
{
	struct top top = {0, h->page_n};

	if (order_of_page(h, ORDER_NEWEST_FIRST) == ORDER_OLDEST_FIRST) {
		top.from = h->page_n;
		while (top.from > 0 && h->page[top.from - 1].missed > 0)
			top.from--;
	} else {
		top.to = 0;
		while (top.to < h->page_n && h->page[top.to].missed > 0)
			top.to++;
	}
	return top;
}

static bool
most_lack(const struct history *h)
{
	size_t lacking = 0;

	for (size_t i = 0; i < h->page_n; i++)
		lacking += h->page[i].missed > 0;
	return absence_is_most(lacking, h->page_n - lacking);
}

bool
merge_unchanged(struct arena *a, const struct history *history, int64_t now,
    struct changes *out)
{
	const struct history *h = history;
	const struct top top = find_top(h);
	bool any = false, most = most_lack(h);

	*out = (struct changes){0};
	out->page = arena_alloc(a, h->page_n * sizeof(*out->page));
	out->changed = arena_alloc(a, h->page_n * sizeof(*out->changed));
	for (size_t i = 0; i < h->page_n; i++) {
		const struct entry *e = &h->entries[h->page[i].entry];
		int missed = h->page[i].missed + (h->page[i].missed > 0);
		bool doubted = most || (i >= top.from && i < top.to);

		any |= missed > 0;
		if (missed <
		    absence_limit(doubted ? ABSENCE_DOUBTED : ABSENCE_PLAIN))
			out->page[out->page_n++] =
			    (struct page_id){e->id, missed};
		else if (e->status != ENTRY_WITHDRAWN)
			out->changed[out->changed_n++] =
			    outcome_of_absence(e, now);
	}
	return any;
}

void
merge(struct arena *a, const struct history *history, const struct shown *shown,
    struct changes *out)
{
	struct merging m = {.a = arena_new(),
	    .history = history,
	    .zone = shown->zone,
	    .now = shown->now,
	    .dated = shown->dated < shown->now ? shown->dated : INSTANT_NONE};

	*out = (struct changes){0};
	if (shown->n > 0)
		merge_page(a, &m, shown, out);
	else
		keep_page(a, history, out);
	arena_free(m.a);
}
