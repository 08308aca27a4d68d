/* pointed.c - makes a list of the elements that a definition points at. */
#include "detect/pointed.h"

#include "detect/node.h"

enum { SURENESS = 3 };

/* A node that is looked up by its address. */
struct place {
	const xmlNode *node;
	size_t i; /* of the element that it belongs to */
};

struct maker {
	struct arena *a;
	xmlNode *root;
	const struct timetext_hints *hints;
	const struct pointed *all;
	size_t n;
	struct hit *hits; /* of the page */
	size_t hits_n;
	struct dayheads days;
	const struct hit **taken;   /* of each element, or NULL */
	const struct hit **own;     /* where none of the page's is in it */
	const struct item **listed; /* the item that begins with it, or NULL */
};

static int
by_address(const void *x, const void *y)
{
	const struct place *a = x;
	const struct place *b = y;

	return ((uintptr_t)a->node > (uintptr_t)b->node) -
	       ((uintptr_t)a->node < (uintptr_t)b->node);
}

static struct place *
find_place(struct place *places, size_t n, const xmlNode *node)
{
	const struct place key = {.node = node};

	return n > 0 ? bsearch(&key, places, n, sizeof(*places), by_address)
		     : NULL;
}

/* Where the times of the elements stand, as the definition says. */
static size_t
list_times(const struct maker *m, struct place *places)
{
	size_t n = 0;

	for (size_t i = 0; i < m->n; i++) {
		if (m->all[i].at != NULL)
			places[n++] = (struct place){m->all[i].at, i};
	}
	qsort(places, n, sizeof(*places), by_address);
	return n;
}

static size_t
list_elements(const struct maker *m, struct place *places)
{
	for (size_t i = 0; i < m->n; i++)
		places[i] = (struct place){m->all[i].node, i};
	qsort(places, m->n, sizeof(*places), by_address);
	return m->n;
}

static bool
has_clock(const struct hit *hit)
{
	return hit->time.hour >= 0 || hit->time.relative;
}

/* Gives the elements that have no hit yet the first one in their place; a clock
 * rather than a date. */
static void
take_inner(struct maker *m, struct place *places, size_t n)
{
	const struct hit **first = arena_zalloc(m->a, m->n * sizeof(*first));

	for (size_t k = 0; k < m->hits_n; k++) {
		const struct hit *hit = &m->hits[k];

		for (const xmlNode *e = hit->node; e != NULL; e = e->parent) {
			const struct place *p = find_place(places, n, e);

			if (p != NULL &&
			    (first[p->i] == NULL ||
				(!has_clock(first[p->i]) && has_clock(hit))))
				first[p->i] = hit;
		}
	}
	for (size_t i = 0; i < m->n; i++) {
		if (m->taken[i] == NULL)
			m->taken[i] = first[i];
	}
}

/* The elements that are items of the candidate. */
static size_t
shared(const struct candidate *c, struct place *places, size_t n)
{
	size_t count = 0;

	for (size_t i = 0; i < c->n; i++)
		count += find_place(places, n, c->items[i].first) != NULL;
	return count;
}

/* How much a time says, below SURENESS: a clock more than a date, one with its
 * zone more than another. */
static size_t
sureness(const struct hit *hit)
{
	return has_clock(hit) + (has_clock(hit) && hit->time.zoned);
}

/* Gives the elements the items of the candidate that has most of them as its
 * own; of two that have as many the one of surer times, or else the first. */
static void
take_listed(struct maker *m, struct place *places, size_t n)
{
	size_t found_n, *most = arena_zalloc(m->a, m->n * sizeof(*most));
	const struct candidate *found =
	    candidates_find(m->a, m->hits, m->hits_n, &m->days, &found_n);

	for (size_t k = 0; k < found_n; k++) {
		const struct candidate *c = &found[k];
		size_t count = SURENESS * shared(c, places, n);

		if (count > 0)
			count += sureness(c->items[0].hit);
		for (size_t i = 0; count > 0 && i < c->n; i++) {
			const struct place *p =
			    find_place(places, n, c->items[i].first);

			if (p == NULL || count <= most[p->i])
				continue;
			most[p->i] = count;
			m->listed[p->i] = &c->items[i];
		}
	}
	for (size_t i = 0; i < m->n; i++) {
		if (m->taken[i] == NULL && m->listed[i] != NULL)
			m->taken[i] = m->listed[i]->hit;
	}
}

/* The hit of an element in which none of the page's stands: its own attribute's,
 * what the definition says, or no time at all. */
static struct hit
own_hit(const struct maker *m, const struct pointed *p)
{
	struct hit hit = {.kind = HIT_ATTRIBUTE};
	const struct hit *read = NULL;

	if (p->time_text == NULL)
		read = hits_read(m->a, p->node, m->hints);
	if (read != NULL)
		return *read;
	hit.time = p->time_text != NULL ? p->time : printed_nothing;
	hit.time_text = p->time_text;
	return hit;
}

/* Lays out the hits of the page and those of the elements without one in the
 * document's order: days are told by it. */
static void
add_own_hits(struct maker *m)
{
	struct hit *hits =
	    arena_alloc(m->a, (m->hits_n + m->n + 1) * sizeof(*hits));
	const struct hit **moved =
	    arena_zalloc(m->a, (m->hits_n + 1) * sizeof(struct hit *));
	const struct hit *page = m->hits;
	size_t n = 0, k = 0, i = 0;

	for (xmlNode *e = m->root; e != NULL; e = node_next(e, m->root)) {
		if (i < m->n && m->all[i].node == e) {
			if (m->taken[i] == NULL) {
				hits[n] = own_hit(m, &m->all[i]);
				m->own[i] = &hits[n++];
			}
			i++;
		}
		for (; k < m->hits_n && page[k].node == e; k++) {
			moved[k] = &hits[n];
			hits[n++] = page[k];
		}
	}
	for (i = 0; i < m->n; i++) {
		m->taken[i] =
		    m->taken[i] != NULL ? moved[m->taken[i] - page] : m->own[i];
	}
	m->hits = hits;
	m->hits_n = n;
	dayheads_find(m->a, m->hits, m->hits_n, m->hints, &m->days);
}

/* Whether the element says nothing but a date: it stands over others. */
static bool
is_day_row(const struct maker *m, size_t i)
{
	const struct dayhead *head = dayheads_of(&m->days, m->taken[i]);
	const xmlNode *n = m->all[i].node;

	while (head != NULL && n != NULL && n != head->top)
		n = n->parent;
	return head != NULL && n != NULL;
}

/* Number of elements from i on that are the item's own further nodes: their
 * siblings follow in the document's order, as the elements do. */
static size_t
covered(const struct maker *m, size_t i, const struct item *item)
{
	size_t n = 0;

	for (const xmlNode *s = item->first; s != item->last;) {
		s = s->next;
		n += i + n < m->n && m->all[i + n].node == s;
	}
	return n;
}

static void
make_items(
    struct maker *m, const struct ticker_rules *rules, struct candidate *out)
{
	for (size_t i = 0; i < m->n; i++) {
		const struct pointed *p = &m->all[i];
		const struct hit *hit = m->taken[i];
		struct item *next = &out->items[out->n];
		bool timed = rules->time != NULL
				 ? p->time_text != NULL
				 : hit != NULL && hit->time_text != NULL;

		if (hit == NULL || (!timed && !rules->untimed) ||
		    is_day_row(m, i))
			continue;
		*next = (struct item){
		    .first = p->node, .last = p->node, .hit = hit};
		if (m->listed[i] != NULL)
			next->last = m->listed[i]->last;
		i += covered(m, i + 1, next);
		out->n++;
	}
}

void
pointed_list(struct arena *a, xmlNode *root, const struct timetext_hints *hints,
    const struct ticker_rules *rules, const struct pointed *all, size_t n,
    struct candidate *out)
{
	struct maker m = {
	    .a = a, .root = root, .hints = hints, .all = all, .n = n};
	struct place *places = arena_alloc(a, (n + 1) * sizeof(*places));
	size_t places_n;

	memset(out, 0, sizeof(*out));
	out->items = arena_zalloc(a, (n + 1) * sizeof(*out->items));
	if (n == 0)
		return;
	m.taken = arena_zalloc(a, n * sizeof(struct hit *));
	m.own = arena_zalloc(a, n * sizeof(struct hit *));
	m.listed = arena_zalloc(a, n * sizeof(struct item *));
	m.hits = hits_find(a, root, hints, &m.hits_n);
	dayheads_find(a, m.hits, m.hits_n, hints, &m.days);
	places_n = list_times(&m, places);
	take_inner(&m, places, places_n);
	places_n = list_elements(&m, places);
	take_listed(&m, places, places_n);
	take_inner(&m, places, places_n);
	add_own_hits(&m);
	make_items(&m, rules, out);
	out->list = all[0].node->parent;
	if (out->n > 0)
		dayheads_mark(&m.days, out);
}
