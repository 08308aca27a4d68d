/* merge.c - history + the lines of this fetch -> what is new. */
#include "merge/merge.h"

#include "base/instant.h"
#include "merge/id.h"
#include "merge/match.h"
#include "merge/row.h"
#include "merge/seconds.h"

/* Newest first, unless the instants run upwards and nowhere downwards. */
static bool
runs_upwards(const struct entry *seen, size_t n, enum line_order order)
{
	bool rises = false;

	if (order != ORDER_UNKNOWN)
		return order == ORDER_OLDEST_FIRST;
	for (size_t i = 1; i < n; i++) {
		if (seen[i].published < seen[i - 1].published)
			return false;
		rises |= seen[i].published > seen[i - 1].published;
	}
	return rises;
}

static void
list_lines(struct merging *m, const struct entry *seen, size_t n, bool upwards)
{
	m->n = n;
	m->lines = arena_zalloc(m->a, n * sizeof(*m->lines));
	for (size_t i = 0; i < n; i++)
		m->lines[upwards ? i : n - 1 - i].seen = &seen[i];
}

static void
list_page(struct merging *m, bool upwards)
{
	const struct history *h = m->history;

	m->page = arena_zalloc(m->a, h->page_n * sizeof(*m->page));
	for (size_t i = 0; i < h->page_n; i++) {
		size_t at = upwards ? i : h->page_n - 1 - i;

		m->page[m->page_n++].entry = h->page[at].entry;
	}
}

/* How many older lines have the minute and the very text: the ordinal that
 * makes equal ones differ. */
static int
count_equals(const struct merging *m, size_t j)
{
	const struct line *l = &m->lines[j];
	const struct history *h = m->history;
	int64_t minute = row_minute(l->published);
	int n = 0;

	for (size_t i = row_first(h, minute * MINUTE + MINUTE - 1);
	     i < h->n && h->entries[i].published >= minute * MINUTE; i++)
		n += strcmp(h->entries[i].text, l->seen->text) == 0;
	for (size_t i = 0; i < j; i++) {
		const struct line *o = &m->lines[i];

		n += o->known == LINE_NONE &&
		     row_minute(o->published) == minute && o->text == l->text &&
		     strcmp(o->seen->text, l->seen->text) == 0;
	}
	return n;
}

static bool
is_given(const struct merging *m, const char *id, int64_t minute)
{
	const struct history *h = m->history;

	for (size_t i = row_first(h, minute * MINUTE + MINUTE - 1);
	     i < h->n && h->entries[i].published >= minute * MINUTE; i++) {
		if (strcmp(h->entries[i].id, id) == 0)
			return true;
	}
	return false;
}

/* An entry of the same minute may hold the id although its text differs by
 * now. */
static const char *
make_id(struct arena *a, const struct merging *m, size_t j, const char *url)
{
	const struct line *l = &m->lines[j];
	int ordinal = count_equals(m, j);
	const char *id;

	do {
		id =
		    id_of_entry(a, url, l->published, l->seen->text, ordinal++);
	} while (is_given(m, id, row_minute(l->published)));
	return id;
}

static struct entry
make_entry(struct arena *a, const struct merging *m, size_t j, const char *url)
{
	const struct line *l = &m->lines[j];
	struct entry e = *l->seen;

	e.id = make_id(a, m, j, url);
	e.published = l->published;
	e.updated = l->published;
	e.first_seen = m->now;
	e.status = ENTRY_NEW;
	return e;
}

static void
collect(struct arena *a, const struct merging *m, bool upwards, const char *url,
    struct changes *out)
{
	out->added = arena_alloc(a, m->n * sizeof(*out->added));
	out->page = arena_alloc(a, m->n * sizeof(*out->page));
	for (size_t i = 0; i < m->n; i++) {
		size_t j = upwards ? i : m->n - 1 - i;
		size_t known = m->lines[j].known;
		const char *id;

		if (known == LINE_NONE) {
			struct entry *e = &out->added[out->added_n++];

			*e = make_entry(a, m, j, url);
			id = e->id;
		} else {
			id = m->history->entries[known].id;
		}
		out->page[out->page_n++] = (struct page_id){id, 0};
	}
}

bool
merge_unchanged(struct arena *a, const struct history *history, int64_t now,
    struct changes *out)
{
	(void)a;
	(void)history;
	(void)now;
	*out = (struct changes){0};
	return false;
}

void
merge(struct arena *a, const struct history *history, const struct shown *shown,
    struct changes *out)
{
	bool upwards = runs_upwards(shown->seen, shown->n, shown->order);
	struct merging m = {
	    .a = arena_new(), .history = history, .now = shown->now};

	m.words = words_new(m.a);
	m.taken = arena_zalloc(m.a, history->n * sizeof(*m.taken));
	m.texts = arena_zalloc(m.a, history->n * sizeof(*m.texts));
	list_lines(&m, shown->seen, shown->n, upwards);
	list_page(&m, upwards);
	match(&m);
	seconds_assign(&m);
	*out = (struct changes){.oldest_first = upwards};
	collect(a, &m, upwards, shown->url, out);
	words_free(m.words);
	arena_free(m.a);
}
