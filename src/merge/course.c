/* course.c - which way a page runs. */
#include "merge/course.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/instant.h"
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

/* What of a line tells it from others, as a number. */
typedef uint64_t line_key(struct words *w, const struct entry *e);

static uint64_t
key_of_words(struct words *w, const struct entry *e)
{
	return words_exact(w, e->text);
}

static uint64_t
key_of_print(struct words *w, const struct entry *e)
{
	return (uint64_t)words_exact(w, e->text) << 32 |
	       words_exact(w, e->time_text);
}

/* Whether they print the same time, or a line prints the bare date of a known
 * one, which had a clock as long as that was today. */
static bool
may_be(struct words *w, const struct entry *seen, const struct entry *known)
{
	enum { LONGEST_DAY = DAY + HOUR };
	int64_t d = known->published - seen->published;

	if (words_exact(w, seen->time_text) == words_exact(w, known->time_text))
		return true;
	return seen->precision == DAY && d >= 0 && d < LONGEST_DAY;
}

/* A line's key, and where it stands. */
struct printed {
	uint64_t key;
	size_t at;
};

/* The one of a sorted list that prints just that, if no other does; or NULL. */
static const struct printed *
find_sole(const struct printed *v, size_t n, uint64_t key)
{
	size_t i = keyed_first(v, n, sizeof(*v), key);

	if (i == n || v[i].key != key || (i + 1 < n && v[i + 1].key == key))
		return NULL;
	return &v[i];
}

/* A page that is read, and what is known of its source. */
struct reading {
	struct arena *a;
	struct words *words;
	const struct history *history;
	const struct entry *seen;
	size_t n;
};

static int
compare(const void *x, const void *y)
{
	uint64_t a = ((const struct printed *)x)->key;
	uint64_t b = ((const struct printed *)y)->key;

	return (a > b) - (a < b);
}

static struct printed *
sort_page(const struct reading *r, line_key *key)
{
	const struct history *h = r->history;
	struct printed *v = arena_alloc(r->a, h->page_n * sizeof(*v));

	for (size_t i = 0; i < h->page_n; i++)
		v[i] = (struct printed){key(r->words, standing(h, i)), i};
	qsort(v, h->page_n, sizeof(*v), compare);
	return v;
}

static struct printed *
sort_lines(const struct reading *r, line_key *key)
{
	struct printed *v = arena_alloc(r->a, r->n * sizeof(*v));

	for (size_t j = 0; j < r->n; j++)
		v[j] = (struct printed){key(r->words, &r->seen[j]), j};
	qsort(v, r->n, sizeof(*v), compare);
	return v;
}

/* The steps between the lines that stood on the last page, as they are known. */
static struct steps
steps_of_known(const struct reading *r, line_key *key_of)
{
	const struct history *h = r->history;
	const struct printed *page = sort_page(r, key_of);
	const struct printed *lines = sort_lines(r, key_of);
	struct steps s = {0, 0};
	const struct entry *above = NULL;

	for (size_t j = 0; j < r->n; j++) {
		uint64_t key = key_of(r->words, &r->seen[j]);
		const struct printed *found = find_sole(page, h->page_n, key);
		const struct entry *known;

		if (found == NULL || find_sole(lines, r->n, key) == NULL)
			continue;
		known = standing(h, found->at);
		if (!may_be(r->words, &r->seen[j], known))
			continue;
		if (above != NULL)
			count_step(&s, above->published, known->published);
		above = known;
	}
	return s;
}

/* By words alone where the printed times say nothing: after midnight all of them
 * may have changed. */
static struct steps
steps_of_lines(const struct history *h, const struct entry *seen, size_t n)
{
	struct reading r = {arena_new(), NULL, h, seen, n};
	struct steps s;

	r.words = words_new(r.a);
	s = steps_of_known(&r, key_of_print);
	if (s.rises == 0 && s.falls == 0)
		s = steps_of_known(&r, key_of_words);
	words_free(r.words);
	arena_free(r.a);
	return s;
}

enum line_order
course_mistaken(const struct history *h, const struct entry *seen, size_t n)
{
	enum line_order read = course_of_lines(seen, n);
	struct steps s;

	if (!ran_otherwise(h, read))
		return ORDER_UNKNOWN;
	s = steps_of_lines(h, seen, n);
	if (read == ORDER_OLDEST_FIRST)
		return s.falls > 0 && s.rises == 0 ? ORDER_NEWEST_FIRST
						   : ORDER_UNKNOWN;
	return s.rises > 0 && s.falls == 0 ? ORDER_OLDEST_FIRST : ORDER_UNKNOWN;
}
