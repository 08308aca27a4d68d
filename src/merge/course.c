/* course.c - which way a page runs. */
#include "merge/course.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/keyed.h"
#include "merge/words.h"

/* Steps of a list from a line to the next one down that is newer, or older. */
struct steps {
	size_t rises, falls;
};

static void
count_step(struct steps *s, int64_t above, int64_t below)
{
	s->rises += below > above;
	s->falls += below < above;
}

enum line_order
course_of_lines(const struct entry *seen, size_t n)
{
	struct steps s = {0, 0};

	for (size_t i = 1; i < n; i++)
		count_step(&s, seen[i - 1].published, seen[i].published);
	return s.rises > 0 && s.falls == 0 ? ORDER_OLDEST_FIRST
					   : ORDER_NEWEST_FIRST;
}

static const struct entry *
standing(const struct history *h, size_t i)
{
	return &h->entries[h->page[i].entry];
}

static struct steps
steps_of_page(const struct history *h)
{
	struct steps s = {0, 0};

	for (size_t i = 1; i < h->page_n; i++)
		count_step(&s, standing(h, i - 1)->published,
		    standing(h, i)->published);
	return s;
}

enum line_order
course_of_page(const struct history *h)
{
	const struct steps s = steps_of_page(h);

	if (s.rises == s.falls)
		return ORDER_UNKNOWN;
	return s.rises > s.falls ? ORDER_OLDEST_FIRST : ORDER_NEWEST_FIRST;
}

/* Whether the last page says for sure that it ran otherwise than these lines
 * were read. A few pinned lines above one other run upwards too. */
static bool
ran_otherwise(const struct history *h, enum line_order read)
{
	enum { PINNED = 3 };
	const struct steps s = steps_of_page(h);

	if (read == ORDER_OLDEST_FIRST)
		return s.falls > s.rises;
	return s.falls == 0 && s.rises > PINNED;
}

/* What a line prints, as a number, and where it stands. */
struct printed {
	uint64_t key;
	size_t at;
};

static int
compare(const void *x, const void *y)
{
	uint64_t a = ((const struct printed *)x)->key;
	uint64_t b = ((const struct printed *)y)->key;

	return (a > b) - (a < b);
}

static struct printed
print_of(struct words *w, const struct entry *e, size_t at)
{
	return (struct printed){(uint64_t)words_exact(w, e->text) << 32 |
				    words_exact(w, e->time_text),
	    at};
}

/* The one of a sorted list that prints just that, if no other does; or NULL. */
static const struct printed *
find_sole(const struct printed *v, size_t n, uint64_t key)
{
	size_t i = keyed_first(v, n, sizeof(*v), key);

	if (i == n || v[i].key != key || (i + 1 < n && v[i + 1].key == key))
		return NULL;
	return &v[i];
}

/* The steps between the lines that stood on the last page, as they are known. */
static struct steps
steps_of_known(struct arena *a, struct words *w, const struct history *h,
    const struct entry *seen, size_t n)
{
	struct printed *lines = arena_alloc(a, n * sizeof(*lines));
	struct printed *page = arena_alloc(a, h->page_n * sizeof(*page));
	struct steps s = {0, 0};
	const struct entry *above = NULL;

	for (size_t i = 0; i < h->page_n; i++)
		page[i] = print_of(w, standing(h, i), i);
	for (size_t j = 0; j < n; j++)
		lines[j] = print_of(w, &seen[j], j);
	qsort(page, h->page_n, sizeof(*page), compare);
	qsort(lines, n, sizeof(*lines), compare);
	for (size_t j = 0; j < n; j++) {
		uint64_t key = print_of(w, &seen[j], j).key;
		const struct printed *found = find_sole(page, h->page_n, key);

		if (found == NULL || find_sole(lines, n, key) == NULL)
			continue;
		if (above != NULL)
			count_step(&s, above->published,
			    standing(h, found->at)->published);
		above = standing(h, found->at);
	}
	return s;
}

enum line_order
course_mistaken(const struct history *h, const struct entry *seen, size_t n)
{
	enum line_order read = course_of_lines(seen, n);
	struct arena *a;
	struct words *w;
	struct steps s;

	if (!ran_otherwise(h, read))
		return ORDER_UNKNOWN;
	a = arena_new();
	w = words_new(a);
	s = steps_of_known(a, w, h, seen, n);
	words_free(w);
	arena_free(a);
	if (read == ORDER_OLDEST_FIRST)
		return s.falls > 0 && s.rises == 0 ? ORDER_NEWEST_FIRST
						   : ORDER_UNKNOWN;
	return s.rises > 0 && s.falls == 0 ? ORDER_OLDEST_FIRST : ORDER_UNKNOWN;
}
