/* dayhead.c - finds the dates that stand above lines. */
#include "detect/dayhead.h"

#include "base/limits.h"
#include "detect/candidates.h"
#include "detect/node.h"
#include "text/chars.h"

enum { LEVELS = 8 }; /* elements around a date that say nothing else */

/* Whether a day is all that is said: a whole date, a day's name, "today". */
static bool
is_day(const struct printed_time *t)
{
	return t->hour < 0 && !t->relative && t->days_ago >= 0 &&
	       ((t->month > 0 && t->day > 0) || t->day_word ||
		   (t->weekday >= 0 && t->month < 0 && t->year < 0));
}

/* Whether the node beside an inline one goes on with its sentence. */
static bool
has_words(const xmlNode *n)
{
	const char *s = n != NULL ? node_text(n) : NULL;

	for (; s != NULL && *s != '\0'; s++) {
		if ((unsigned char)*s >= 0x80 ||
		    chars_is_letter((unsigned char)*s))
			return true;
	}
	return n != NULL && node_is_formatting(n) && node_text_size(n, 1) > 0;
}

static bool
is_in_sentence(const xmlNode *n)
{
	bool is_inline = n->type != XML_ELEMENT_NODE || node_is_formatting(n) ||
			 node_is(n, "span") || node_is(n, "a") ||
			 node_is(n, "time") || node_is(n, "small");

	return is_inline && (has_words(n->prev) || has_words(n->next));
}

/* Climbs from a date to the outermost element that says nothing but a date;
 * "Thursday" and "3 December" may each have an element of their own. */
static void
climb(struct arena *a, const struct timetext_hints *hints, struct dayhead *head)
{
	xmlNode *n = head->hit->node;

	head->top = n;
	for (int i = 0; i < LEVELS && n->parent != NULL; i++) {
		struct printed_time t;
		size_t size;

		n = n->parent;
		if (n->type != XML_ELEMENT_NODE || node_is(n, "body"))
			return;
		size = node_text_size(n, LIMIT_TIME_TEXT + 1);
		if (size > LIMIT_TIME_TEXT)
			return;
		if (size > node_text_size(head->top, size)) {
			const char *s = node_all_text(a, n, LIMIT_TIME_TEXT);

			if (!timetext_whole(s, strlen(s), hints, &t) ||
			    !is_day(&t))
				return;
			head->time = t;
			head->text = s;
		}
		head->top = n;
	}
}

void
dayheads_find(struct arena *a, const struct hit *hits, size_t n,
    const struct timetext_hints *hints, struct dayheads *out)
{
	out->n = 0;
	out->all = arena_alloc(a, (n + 1) * sizeof(*out->all));
	for (size_t i = 0; i < n; i++) {
		struct dayhead *head = &out->all[out->n];

		if (hits[i].kind != HIT_OWN || !is_day(&hits[i].time))
			continue;
		head->hit = &hits[i];
		head->time = hits[i].time;
		head->text = hits[i].time_text;
		climb(a, hints, head);
		if (is_in_sentence(head->top))
			continue;
		if (out->n > 0 && out->all[out->n - 1].top == head->top)
			continue;
		out->n++;
	}
}

size_t
dayheads_after(const struct dayheads *heads, const struct hit *hit)
{
	size_t from = 0, to = heads->n;

	while (hit != NULL && from < to) {
		size_t middle = from + (to - from) / 2;

		if (heads->all[middle].hit > hit)
			to = middle;
		else
			from = middle + 1;
	}
	return from;
}

bool
dayheads_part(
    const struct dayheads *heads, const struct hit *from, const struct hit *to)
{
	size_t k = dayheads_after(heads, from);

	return k < heads->n && heads->all[k].hit < to;
}

bool
dayheads_alone_between(const struct dayheads *heads, const xmlNode *after,
    const struct hit *last, const xmlNode *to, const struct hit *first)
{
	size_t k = dayheads_after(heads, last);
	const xmlNode *n = node_after(after, NULL);

	for (int i = 0; n != NULL && n != to && i < LIMIT_LOOK; i++) {
		bool skip = node_is_skipped(n);

		if (k < heads->n && heads->all[k].hit < first &&
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
	for (; k < heads->n && (item == NULL || heads->all[k].hit < item->hit);
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

	if (k > 0 && heads->all[k - 1].hit == first->hit)
		k--;
	if (k == 0)
		return NULL;
	head = &heads->all[k - 1];
	first->own_day = is_inside(head, first);
	if (!first->own_day && !dayheads_alone_between(heads, head->top,
				   head->hit, first->first, first->hit))
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
