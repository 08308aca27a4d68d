/* memory_load.c - histories out of the store in RAM. */
#include "base/limits.h"
#include "store/memory.h"
#include "store/recall.h"

/* Newest first: by published, then by the order in which they were added. */
static int
compare(const void *a, const void *b)
{
	const struct item *x = *(struct item *const *)a;
	const struct item *y = *(struct item *const *)b;

	if (x->entry.published != y->entry.published)
		return x->entry.published < y->entry.published ? 1 : -1;
	return (x->seq < y->seq) - (x->seq > y->seq);
}

/* Entries of a shelf, newest first. */
struct ranking {
	const struct item **items;
	size_t n;
};

/* Those that are marked (of each place on the shelf). */
static struct ranking
rank(struct arena *a, const struct shelf *s, const bool *marks)
{
	struct ranking r = {arena_alloc(a, s->n * sizeof(*r.items)), 0};

	for (size_t i = 0; i < s->n; i++) {
		if (marks[i])
			r.items[r.n++] = &s->items[i];
	}
	if (r.n > 1)
		qsort(r.items, r.n, sizeof(*r.items), compare);
	return r;
}

static bool *
page_marks(struct arena *a, const struct shelf *s)
{
	bool *marks = arena_zalloc(a, s->n * sizeof(*marks));

	for (size_t i = 0; i < s->page_n; i++)
		marks[s->page[i].entry] = true;
	return marks;
}

static struct entry
copy_entry(struct arena *a, const struct entry *e)
{
	struct change *changes =
	    arena_alloc(a, e->changes_n * sizeof(*changes));
	struct entry copy = *e;

	copy.id = arena_copy(a, e->id);
	copy.time_text = arena_copy(a, e->time_text);
	copy.text = arena_copy(a, e->text);
	copy.url = arena_copy(a, e->url);
	for (size_t i = 0; i < e->changes_n; i++) {
		changes[i] = e->changes[i];
		changes[i].text = arena_copy(a, e->changes[i].text);
		changes[i].url = arena_copy(a, e->changes[i].url);
	}
	copy.changes = e->changes_n > 0 ? changes : NULL;
	return copy;
}

/* The entries that are wanted (of each place on the shelf), and the page, whose
 * entries must be among them. */
static void
give(struct arena *a, const struct shelf *s, const bool *wanted,
    struct history *out)
{
	struct ranking r = rank(a, s, wanted);
	size_t *place = arena_alloc(a, s->n * sizeof(*place));

	out->entries = arena_alloc(a, r.n * sizeof(*out->entries));
	for (size_t i = 0; i < r.n; i++) {
		place[r.items[i] - s->items] = out->n;
		out->entries[out->n++] = copy_entry(a, &r.items[i]->entry);
	}
	out->page = arena_alloc(a, s->page_n * sizeof(*out->page));
	for (size_t i = 0; i < s->page_n; i++)
		out->page[i] = (struct page_line){
		    place[s->page[i].entry], s->page[i].missed};
	out->page_n = s->page_n;
}

/* The newest so many of those that are marked. */
static void
want_newest(struct arena *a, const struct shelf *s, const bool *marks,
    size_t most, bool *wanted)
{
	struct ranking r = rank(a, s, marks);

	for (size_t i = 0; i < r.n && i < most; i++)
		wanted[r.items[i] - s->items] = true;
}

int
memory_history(void *handle, struct arena *a, const char *source, size_t limit,
    struct history *out, struct err *err)
{
	const struct shelf *s = memory_shelf(handle, source);
	bool *wanted, *all;

	(void)err;
	if (s == NULL)
		return 0;
	wanted = page_marks(a, s);
	all = arena_alloc(a, s->n * sizeof(*all));
	for (size_t i = 0; i < s->n; i++)
		all[i] = true;
	want_newest(a, s, all, limit, wanted);
	give(a, s, wanted, out);
	return 0;
}

static void
want_window(struct arena *a, const struct shelf *s, const struct recall *plan,
    bool *wanted)
{
	bool *marks = arena_alloc(a, s->n * sizeof(*marks));

	for (size_t i = 0; i < s->n; i++) {
		int64_t t = s->items[i].entry.published;

		marks[i] = t >= plan->from && t <= plan->to;
	}
	want_newest(a, s, marks, LIMIT_HISTORY, wanted);
}

/* The last LIMIT_ALIKE that were added with each of the keys. */
static void
want_texts(const struct shelf *s, const struct recall_set *k, bool *wanted)
{
	for (size_t i = 0; i < k->n; i++) {
		size_t n = 0;

		for (size_t at = s->n; at > 0 && n < LIMIT_ALIKE; at--) {
			if (s->items[at - 1].text_key != k->keys[i])
				continue;
			wanted[at - 1] = true;
			n++;
		}
	}
}

static void
want_links(const struct shelf *s, const struct recall_set *k, bool *wanted)
{
	for (size_t i = 0; i < k->n; i++) {
		size_t n = 0;

		for (size_t at = s->n; at > 0 && n < LIMIT_ALIKE; at--) {
			if (s->items[at - 1].link_key != k->keys[i])
				continue;
			wanted[at - 1] = true;
			n++;
		}
	}
}

int
memory_recall(void *handle, struct arena *a, const char *source,
    const struct entry *seen, size_t n, struct history *out, struct err *err)
{
	const struct shelf *s = memory_shelf(handle, source);
	struct entry *page;
	struct recall plan;
	bool *wanted;

	(void)err;
	if (s == NULL)
		return 0;
	page = arena_alloc(a, s->page_n * sizeof(*page));
	for (size_t i = 0; i < s->page_n; i++)
		page[i] = s->items[s->page[i].entry].entry;
	recall_window(seen, n, &plan);
	recall_keys(a, page, s->page_n, seen, n, &plan);
	wanted = page_marks(a, s);
	want_window(a, s, &plan, wanted);
	want_texts(s, &plan.texts, wanted);
	want_links(s, &plan.links, wanted);
	give(a, s, wanted, out);
	return 0;
}

int
memory_standing(void *handle, struct arena *a, const char *source,
    size_t *shown, size_t *lacking, struct err *err)
{
	const struct shelf *s = memory_shelf(handle, source);

	(void)a;
	(void)err;
	for (size_t i = 0; s != NULL && i < s->page_n; i++)
		++*(s->page[i].missed == 0 ? shown : lacking);
	return 0;
}
