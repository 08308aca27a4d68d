/* dayhead.c - finds the dates that stand above lines. */
#include "detect/dayhead.h"

#include "base/limits.h"
#include "detect/candidates.h"
#include "detect/node.h"
#include "text/chars.h"

enum {
	LEVELS = 8,      /* elements around a date that say nothing else */
	HEAD_BYTES = 64, /* of its text */
	STEPS_BACK = 64  /* nodes between it and the line below it */
};

/* Whether a day is all that is said: a whole date, a day's name, "today". */
static bool
is_day(const struct printed_time *t)
{
	return t->hour < 0 && !t->relative && t->days_ago >= 0 &&
	       ((t->month > 0 && t->day > 0) || t->day_word ||
		   (t->weekday >= 0 && t->month < 0 && t->year < 0));
}

struct finder {
	struct arena *a;
	const struct timetext_hints *hints;
	struct dayheads *out;
};

/* Whether the node beside an inline one goes on with its sentence; a clock in
 * an element of its own doesn't. */
static bool
has_words(const struct finder *f, xmlNode *n)
{
	const char *s = n != NULL ? node_text(n) : NULL;
	struct printed_time t;

	for (; s != NULL && *s != '\0'; s++) {
		if ((unsigned char)*s >= 0x80 ||
		    chars_is_letter((unsigned char)*s))
			return true;
	}
	if (n == NULL || !node_is_formatting(n) || node_text_size(n, 1) == 0)
		return false;
	s = node_all_text(f->a, n, HEAD_BYTES);
	return !timetext_whole(s, strlen(s), f->hints, &t);
}

static bool
is_in_sentence(const struct finder *f, const xmlNode *n)
{
	bool is_inline = n->type != XML_ELEMENT_NODE || node_is_formatting(n) ||
			 node_is(n, "span") || node_is(n, "a") ||
			 node_is(n, "time") || node_is(n, "small");

	return is_inline && (has_words(f, n->prev) || has_words(f, n->next));
}

/* Reads all of a text as a day. A weekday alone is no time, and is a day only
 * above lines. */
static bool
read_day(const struct finder *f, const char *s, struct printed_time *out)
{
	const char *with_clock;

	if (timetext_whole(s, strlen(s), f->hints, out))
		return is_day(out);
	if (s[strcspn(s, "0123456789")] != '\0')
		return false;
	with_clock = arena_printf(f->a, "%s, 12:00", s);
	if (!timetext_whole(with_clock, strlen(with_clock), f->hints, out) ||
	    out->weekday < 0)
		return false;
	out->hour = out->minute = -1;
	return is_day(out);
}

/* Climbs from a text to the outermost element that says nothing but a date;
 * "Thursday" and "3 December", "30" and "Dec" may each have an element of their
 * own. Returns whether there is one; *head may know one already. */
static bool
climb(const struct finder *f, xmlNode *n, struct dayhead *head)
{
	const xmlNode *read = head->top;

	for (int i = 0; i < LEVELS && n != NULL; i++, n = n->parent) {
		size_t size = node_text_size(n, HEAD_BYTES + 1);

		if (node_is(n, "body") || size > HEAD_BYTES)
			break;
		if (read == NULL || size > node_text_size(read, size)) {
			struct printed_time t;
			/* spaces between its cells come to its bytes */
			const char *s =
			    node_all_text(f->a, n, (size_t)2 * HEAD_BYTES);

			read = n;
			if (read_day(f, s, &t)) {
				head->time = t;
				head->text = s;
			} else if (head->top != NULL) {
				break;
			} else {
				continue;
			}
		}
		if (head->text != NULL)
			head->top = n;
	}
	return head->top != NULL && !is_in_sentence(f, head->top);
}

static void
add(struct finder *f, const struct dayhead *head)
{
	struct dayheads *out = f->out;

	if (out->n == 0 || out->all[out->n - 1].top != head->top)
		out->all[out->n++] = *head;
}

/* The text before a hit, as far as it can be a heading's. */
static xmlNode *
text_before(xmlNode *n)
{
	for (int i = 0; n != NULL && i < STEPS_BACK; i++) {
		if (n->prev == NULL) {
			n = n->parent;
			continue;
		}
		n = n->prev;
		while (n->type == XML_ELEMENT_NODE && n->last != NULL &&
		       !node_is_skipped(n) && i++ < STEPS_BACK)
			n = n->last;
		if (node_text(n) != NULL)
			return strlen(node_text(n)) <= HEAD_BYTES ? n : NULL;
	}
	return NULL;
}

/* What stands just above a line and wasn't read as a time. */
static void
find_above(struct finder *f, size_t i, const struct hit *hit)
{
	struct dayhead head = {.at = 2 * i - 1};
	xmlNode *n = hit->time.hour >= 0 ? text_before(hit->node) : NULL;

	if (n != NULL && climb(f, n, &head))
		add(f, &head);
}

void
dayheads_find(struct arena *a, const struct hit *hits, size_t n,
    const struct timetext_hints *hints, struct dayheads *out)
{
	struct finder f = {a, hints, out};

	out->n = 0;
	out->hits = hits;
	out->all = arena_alloc(a, (n + 1) * sizeof(*out->all));
	for (size_t i = 0; i < n; i++) {
		struct dayhead head = {.at = 2 * i + 2,
		    .top = hits[i].node,
		    .text = hits[i].time_text,
		    .time = hits[i].time};

		if (hits[i].kind != HIT_OWN || !is_day(&hits[i].time))
			find_above(&f, i + 1, &hits[i]);
		else if (climb(&f, hits[i].node, &head))
			add(&f, &head);
	}
}

/* Places of hits are even, from 2 on. */
static size_t
place(const struct dayheads *heads, const struct hit *hit)
{
	return hit != NULL ? 2 * (size_t)(hit - heads->hits) + 2 : 0;
}

size_t
dayheads_after(const struct dayheads *heads, const struct hit *hit)
{
	size_t from = 0, to = heads->n, at = place(heads, hit);

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (heads->all[middle].at > at)
			to = middle;
		else
			from = middle + 1;
	}
	return from;
}

const struct dayhead *
dayheads_of(const struct dayheads *heads, const struct hit *hit)
{
	size_t k = dayheads_after(heads, hit);

	return k > 0 && heads->all[k - 1].at == place(heads, hit)
		   ? &heads->all[k - 1]
		   : NULL;
}

bool
dayheads_is_before(const struct dayheads *heads, const struct dayhead *head,
    const struct hit *hit)
{
	return head->at < place(heads, hit);
}

bool
dayheads_part(
    const struct dayheads *heads, const struct hit *from, const struct hit *to)
{
	size_t k = dayheads_after(heads, from);

	return k < heads->n && dayheads_is_before(heads, &heads->all[k], to);
}

bool
dayheads_alone_between(const struct dayheads *heads, size_t k,
    const xmlNode *after, const xmlNode *to, const struct hit *first)
{
	const xmlNode *n = node_after(after, NULL);

	for (int i = 0; n != NULL && n != to && i < LIMIT_LOOK; i++) {
		bool skip = node_is_skipped(n);

		if (k < heads->n &&
		    dayheads_is_before(heads, &heads->all[k], first) &&
		    heads->all[k].top == n) {
			skip = true;
			k++;
		}
		if (!skip && node_text(n) != NULL)
			return false;
		n = skip ? node_after(n, NULL) : node_next(n, NULL);
	}
	return n == to;
}

/* Whether the heading stands within an item: not beside its parts. */
static bool
is_inside(const struct dayhead *head, const struct item *item)
{
	const xmlNode *n = head->top, *s = item->first;

	if (n->parent == s->parent)
		return false;
	while (n != NULL && n->parent != s->parent)
		n = n->parent;
	for (int i = 0; n != NULL && i <= LIMIT_SIBLINGS; i++, s = s->next) {
		if (s == n)
			return true;
		if (s == item->last)
			break;
	}
	return false;
}

/* The headings between a line's time and the next one's. */
static const struct dayhead *
pass(const struct dayheads *heads, size_t k, struct item *above,
    struct item *item, const struct dayhead *day)
{
	for (; k < heads->n && (item == NULL || dayheads_is_before(heads,
						    &heads->all[k], item->hit));
	     k++) {
		const struct dayhead *head = &heads->all[k];

		if (above != NULL && is_inside(head, above)) {
			above->day = head;
			above->own_day = true;
		} else if (item == NULL) {
			break;
		} else {
			item->own_day = is_inside(head, item);
			day = head;
		}
	}
	return day;
}

/* The heading before the first line, with nothing between. */
static const struct dayhead *
before_first(const struct dayheads *heads, struct item *first)
{
	size_t k = dayheads_after(heads, first->hit);
	const struct dayhead *head;

	if (dayheads_of(heads, first->hit) != NULL)
		k--;
	if (k == 0)
		return NULL;
	head = &heads->all[k - 1];
	first->own_day = is_inside(head, first);
	if (!first->own_day && !dayheads_alone_between(heads, k, head->top,
				   first->first, first->hit))
		return NULL;
	return head;
}

void
dayheads_mark(const struct dayheads *heads, struct candidate *c)
{
	const struct dayhead *day = before_first(heads, &c->items[0]);

	c->items[0].day = day;
	for (size_t i = 1; i <= c->n; i++) {
		struct item *above = &c->items[i - 1];
		struct item *item = i < c->n ? &c->items[i] : NULL;

		day = pass(
		    heads, dayheads_after(heads, above->hit), above, item, day);
		if (item != NULL)
			item->day = day;
	}
}
