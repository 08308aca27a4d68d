/* memory_load.c - histories out of the store in RAM. */
#include "base/limits.h"
#include "store/memory.h"
#include "store/recall.h"
#include "text/linekey.h"

int
memory_compare(const struct item *x, const struct item *y)
{
	if (x->entry.published != y->entry.published)
		return x->entry.published < y->entry.published ? 1 : -1;
	return (x->seq < y->seq) - (x->seq > y->seq);
}

static int
compare(const void *x, const void *y)
{
	return memory_compare(
	    *(struct item *const *)x, *(struct item *const *)y);
}

/* All of the shelf, newest first. */
static const struct item **
ranked(struct arena *a, const struct shelf *s)
{
	const struct item **items = arena_alloc(a, s->n * sizeof(*items));

	for (size_t i = 0; i < s->n; i++)
		items[i] = &s->items[i];
	qsort(items, s->n, sizeof(*items), compare);
	return items;
}

static bool *
page_marks(struct arena *a, const struct shelf *s)
{
	bool *marks = arena_zalloc(a, s->n * sizeof(*marks));

	for (size_t i = 0; i < s->page_n; i++)
		marks[s->page[i].entry] = true;
	return marks;
}

struct entry
memory_copy_entry(struct arena *a, const struct entry *e)
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

/* The ranked entries that are wanted (of each place on the shelf), and the
 * page, whose entries must be among them. */
static void
give(struct arena *a, const struct shelf *s, const struct item **items,
    const bool *wanted, struct history *out)
{
	size_t *place = arena_zalloc(a, s->n * sizeof(*place));

	out->entries = arena_alloc(a, s->n * sizeof(*out->entries));
	for (size_t i = 0; i < s->n; i++) {
		size_t at = (size_t)(items[i] - s->items);

		if (!wanted[at])
			continue;
		place[at] = out->n;
		out->entries[out->n++] = memory_copy_entry(a, &items[i]->entry);
	}
	out->page = arena_alloc(a, s->page_n * sizeof(*out->page));
	for (size_t i = 0; i < s->page_n; i++)
		out->page[i] = (struct page_line){
		    place[s->page[i].entry], s->page[i].missed};
	out->page_n = s->page_n;
}

int
memory_history(void *handle, struct arena *a, const char *source, size_t limit,
    struct history *out, struct err *err)
{
	const struct shelf *s = memory_shelf(handle, source);
	const struct item **items;
	bool *wanted;

	(void)err;
	if (s == NULL)
		return 0;
	items = ranked(a, s);
	wanted = page_marks(a, s);
	for (size_t i = 0; i < s->n && i < limit; i++)
		wanted[items[i] - s->items] = true;
	give(a, s, items, wanted, out);
	return 0;
}

static void
want_window(const struct shelf *s, const struct item **items,
    const struct recall *plan, bool *wanted)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n && n < LIMIT_HISTORY; i++) {
		int64_t t = items[i]->entry.published;

		if (t < plan->from || t > plan->to)
			continue;
		wanted[items[i] - s->items] = true;
		n++;
	}
}

/* The last LIMIT_ALIKE that were added with each of the keys. */
static void
want_keys(const struct shelf *s, const struct recall_keys *k,
    const uint64_t *keys, bool *wanted)
{
	for (size_t i = 0; i < k->n; i++) {
		size_t n = 0;

		for (size_t at = s->n; at > 0 && n < LIMIT_ALIKE; at--) {
			if (keys[at - 1] != k->keys[i])
				continue;
			wanted[at - 1] = true;
			n++;
		}
	}
}

static void
want_alike(struct arena *a, const struct shelf *s, const struct recall *plan,
    bool *wanted)
{
	uint64_t *texts = arena_alloc(a, s->n * sizeof(*texts));
	uint64_t *links = arena_alloc(a, s->n * sizeof(*links));

	for (size_t i = 0; i < s->n; i++) {
		texts[i] = linekey_of_text(s->items[i].entry.text);
		links[i] = linekey_of_link(s->items[i].entry.url);
	}
	want_keys(s, &plan->texts, texts, wanted);
	want_keys(s, &plan->links, links, wanted);
}

int
memory_recall(void *handle, struct arena *a, const char *source,
    const struct entry *seen, size_t n, struct history *out, struct err *err)
{
	const struct shelf *s = memory_shelf(handle, source);
	const struct item **items;
	struct entry *page;
	struct recall plan;
	bool *wanted;

	(void)err;
	if (s == NULL)
		return 0;
	page = arena_alloc(a, s->page_n * sizeof(*page));
	for (size_t i = 0; i < s->page_n; i++)
		page[i] = s->items[s->page[i].entry].entry;
	recall_plan(a, page, s->page_n, seen, n, &plan);
	items = ranked(a, s);
	wanted = page_marks(a, s);
	want_window(s, items, &plan, wanted);
	if (plan.texts.n > 0 || plan.links.n > 0)
		want_alike(a, s, &plan, wanted);
	give(a, s, items, wanted, out);
	return 0;
}
