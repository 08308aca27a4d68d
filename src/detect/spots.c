/* spots.c - weighs the places of a list's items. */
#include "detect/spots.h"

#include "base/keyed.h"

enum {
	LENGTH_ENOUGH = 24, /* a headline; more of it proves no more */
	LENGTH_TITLE =
	    60, /* of a title: what stands in it and is shorter may be
	                       a kicker */
	LENGTH_MUCH = 140, /* a summary */
	SCORE_HEADING = 40,
	SCORE_LINK = 12,
	SCORE_FIRST = 4, /* summaries stand behind headlines */
	SCALE = 16,      /* of a score, so that it can be divided */
	RECURRING = 4    /* items from which on repetition proves something */
};

/* A cell that counts for its place. */
struct vote {
	uint64_t spot, text;
	int rank;
	size_t order; /* among the cells of its item */
};

/* How much one cell looks like a headline. */
static int
rank(const struct cell *c)
{
	size_t enough = c->in_heading ? LENGTH_TITLE : LENGTH_ENOUGH;
	int score = (int)(c->length < enough ? c->length : enough);

	if (!cells_have_words(c->text))
		return 0;
	if (c->length > LENGTH_MUCH)
		score /= 2;
	if (c->in_heading)
		score += SCORE_HEADING;
	if (c->in_link)
		score += SCORE_LINK;
	return score;
}

/* Whether the item has a cell in that place before its i-th. */
static bool
is_repeated(const struct cells *item, size_t i)
{
	for (size_t k = 0; k < i; k++) {
		if (item->all[k].spot == item->all[i].spot)
			return true;
	}
	return false;
}

static int
by_spot_and_text(const void *x, const void *y)
{
	const struct vote *a = x;
	const struct vote *b = y;

	if (a->spot != b->spot)
		return a->spot < b->spot ? -1 : 1;
	return (a->text > b->text) - (a->text < b->text);
}

static struct vote *
collect(struct arena *a, const struct cells *items, size_t n, size_t *votes_n)
{
	struct vote *votes;
	size_t room = 1;

	for (size_t i = 0; i < n; i++)
		room += items[i].n;
	votes = arena_alloc(a, room * sizeof(*votes));
	*votes_n = 0;
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < items[i].n; k++) {
			const struct cell *c = &items[i].all[k];

			if (!is_repeated(&items[i], k))
				votes[(*votes_n)++] = (struct vote){
				    c->spot, cells_hash(c->text), rank(c), k};
		}
	}
	qsort(votes, *votes_n, sizeof(*votes), by_spot_and_text);
	return votes;
}

/* What the votes [0, n) of one place say; *order is their mean. */
static struct spot
count(const struct vote *votes, size_t n, size_t items, size_t *order)
{
	struct spot p = {.id = votes[0].spot, .items = n};
	int64_t sum = 0;

	*order = 0;
	for (size_t i = 0; i < n; i++) {
		p.texts += i == 0 || votes[i].text != votes[i - 1].text;
		sum += votes[i].rank;
		*order += votes[i].order * SCALE;
	}
	*order /= n;
	sum = sum * SCALE / (int64_t)n;
	/* Down to a half where few items have it, to 2/5 where all say the
	 * same. */
	sum = sum * (int64_t)(n + items) / (int64_t)(2 * items);
	if (n > 1)
		sum = sum * (int64_t)(2 * n + 3 * p.texts) / (int64_t)(5 * n);
	p.score = (int)sum;
	return p;
}

/* Whether headlines may stand there, by their lengths. */
static bool
is_likely(const struct spot *p, size_t items)
{
	return p->items * 2 >= items && !spots_recurs(p) &&
	       p->score >= (LENGTH_ENOUGH - 4) * SCALE * 3 / 4;
}

static void
score_cells(const struct spots *p, struct cells *items, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < items[i].n; k++) {
			struct cell *c = &items[i].all[k];

			c->score = spots_find(p, c->spot)->score;
		}
	}
}

void
spots_weigh(struct arena *a, struct cells *items, size_t n, struct spots *out)
{
	size_t votes_n, end, order, earliest = SIZE_MAX;
	struct vote *votes = collect(a, items, n, &votes_n);
	struct spot *first = NULL;

	memset(out, 0, sizeof(*out));
	out->items = n;
	out->all = arena_alloc(a, (votes_n + 1) * sizeof(*out->all));
	for (size_t i = 0; i < votes_n; i = end) {
		struct spot *p = &out->all[out->n++];

		for (end = i + 1;
		     end < votes_n && votes[end].spot == votes[i].spot;)
			end++;
		*p = count(votes + i, end - i, n, &order);
		if (is_likely(p, n) && order < earliest) {
			earliest = order;
			first = p;
		}
	}
	if (first != NULL)
		first->score += SCORE_FIRST * SCALE;
	for (size_t i = 0; i < out->n; i++) {
		const struct spot *p = &out->all[i];

		if (p->items * 5 >= n * 3 &&
		    (out->top == NULL || p->score > out->top->score))
			out->top = p;
	}
	score_cells(out, items, n);
}

const struct spot *
spots_find(const struct spots *p, uint64_t id)
{
	size_t i = keyed_first(p->all, p->n, sizeof(*p->all), id);

	return i < p->n && p->all[i].id == id ? &p->all[i] : NULL;
}

bool
spots_recurs(const struct spot *p)
{
	return p->items >= RECURRING && p->texts * 2 <= p->items;
}
