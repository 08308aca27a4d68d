/* recall.c - which of a source's entries the lines of a fetch may be. */
#include "store/recall.h"

#include <stdbool.h>

#include "base/instant.h"
#include "text/linekey.h"

/* A list without dates may be read a day off, in either direction. */
enum { REACH = 2 * DAY };

static int
compare_texts(const void *x, const void *y)
{
	const struct entry *a = *(const struct entry *const *)x;
	const struct entry *b = *(const struct entry *const *)y;

	return strcmp(a->text, b->text);
}

static int
compare_prints(const void *x, const void *y)
{
	const struct entry *a = *(const struct entry *const *)x;
	const struct entry *b = *(const struct entry *const *)y;
	int order = compare_texts(x, y);

	if (order != 0)
		return order;
	if (a->time_text == NULL || b->time_text == NULL)
		return (a->time_text != NULL) - (b->time_text != NULL);
	return strcmp(a->time_text, b->time_text);
}

/* The page's entries in the order of compare_prints. */
struct prints {
	const struct entry **entries;
	size_t n;
};

static struct prints
sort_prints(struct arena *a, const struct entry *page, size_t n)
{
	struct prints p = {arena_alloc(a, n * sizeof(const struct entry *)), n};

	for (size_t i = 0; i < n; i++)
		p.entries[i] = &page[i];
	qsort(p.entries, n, sizeof(p.entries[0]), compare_prints);
	return p;
}

/* Whether the line stands there as it did; a time that is counted from the
 * fetch is printed anew each time. */
static bool
stands(const struct prints *p, const struct entry *seen)
{
	bool drifts = seen->origin == ORIGIN_RELATIVE ||
		      seen->origin == ORIGIN_FIRST_SEEN;

	return bsearch(&seen, p->entries, p->n, sizeof(p->entries[0]),
		   drifts ? compare_texts : compare_prints) != NULL;
}

static int
compare_keys(const void *x, const void *y)
{
	uint64_t a = *(const uint64_t *)x;
	uint64_t b = *(const uint64_t *)y;

	return (a > b) - (a < b);
}

static void
keep_each_once(struct recall_set *k)
{
	size_t kept = 0;

	qsort(k->keys, k->n, sizeof(k->keys[0]), compare_keys);
	for (size_t i = 0; i < k->n; i++) {
		if (kept == 0 || k->keys[kept - 1] != k->keys[i])
			k->keys[kept++] = k->keys[i];
	}
	k->n = kept;
}

static void
add_key(struct recall_set *k, uint64_t key)
{
	if (key != 0)
		k->keys[k->n++] = key;
}

static void
widen(struct recall *r, int64_t t)
{
	if (t < r->from)
		r->from = t;
	if (t > r->to)
		r->to = t;
}

void
recall_window(const struct entry *seen, size_t n, struct recall *out)
{
	out->from = INT64_MAX;
	out->to = INT64_MIN;
	for (size_t i = 0; i < n; i++)
		widen(out, seen[i].published);
	if (n > 0 && out->from > INT64_MIN + REACH)
		out->from -= REACH;
}

void
recall_keys(struct arena *a, const struct entry *page, size_t page_n,
    const struct entry *seen, size_t n, struct recall *out)
{
	struct prints prints = sort_prints(a, page, page_n);

	out->texts =
	    (struct recall_set){arena_alloc(a, n * sizeof(uint64_t)), 0};
	out->links =
	    (struct recall_set){arena_alloc(a, n * sizeof(uint64_t)), 0};
	for (size_t i = 0; i < n; i++) {
		if (stands(&prints, &seen[i]))
			continue;
		add_key(&out->texts, linekey_of_text(seen[i].text));
		add_key(&out->links, linekey_of_link(seen[i].url));
	}
	keep_each_once(&out->texts);
	keep_each_once(&out->links);
}
