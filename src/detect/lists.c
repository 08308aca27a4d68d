/* lists.c - reads the lists of a page, weighs and picks among them. */
#include "detect/lists.h"

#include <libxml/xpath.h>

#include "base/limits.h"
#include "detect/copies.h"
#include "detect/dayhead.h"
#include "detect/heading.h"
#include "detect/headline.h"
#include "detect/hits.h"
#include "detect/node.h"

static void
read_list(struct arena *a, const struct candidate *c, const char *base,
    struct list *list)
{
	list->candidate = c;
	list->lines = arena_alloc(a, c->n * sizeof(*list->lines));
	list->n = headline_list(a, c->items, c->n, base, list->lines);
	list->n = copies_drop(list->lines, list->n);
}

struct timetext_hints
lists_hints(struct arena *a, xmlNode *root, const struct ticker_rules *rules)
{
	struct timetext_hints hints = {rules->clock,
	    rules->language != NULL ? rules->language : node_language(a, root)};

	return hints;
}

/* Gives the list's lines the times of the live blog; the share of it that they
 * show, in per cent. */
static int
join_live_blog(struct arena *a, const struct jsonld *blog, struct list *l)
{
	size_t shown;

	if (blog->n == 0)
		return 0;
	shown = jsonld_join(a, blog, l->lines, l->n);
	return shown < blog->n ? (int)(shown * 100 / blog->n) : 100;
}

size_t
lists_least(const struct ticker_rules *rules)
{
	if (rules->min_lines > 0)
		return (size_t)rules->min_lines;
	return rules->heading != NULL ? 1 : CHOICE_MIN_LINES;
}

void
lists_find(struct arena *a, xmlNode *root, const struct ticker_rules *rules,
    const char *base, const struct jsonld *blog, size_t least,
    struct page_lists *out)
{
	size_t hits_n;
	const struct timetext_hints hints = lists_hints(a, root, rules);
	const struct hit *hits = hits_find(a, root, &hints, &hits_n);
	const struct surroundings page = {
	    hits, hits_n, features_newest_day(hits, hits_n)};
	struct dayheads days;
	struct candidate *found;

	dayheads_find(a, hits, hits_n, &hints, &days);
	found = candidates_find(a, hits, hits_n, &days, &out->seen);
	out->all = arena_alloc(a, (out->seen + 1) * sizeof(*out->all));
	out->n = 0;
	for (size_t i = 0; i < out->seen; i++) {
		struct list *l = &out->all[out->n];

		if (found[i].n < least)
			continue;
		out->n++;
		found[i].heading = heading_of(a, &found[i], &hints);
		read_list(a, &found[i], base, l);
		features_measure(
		    a, &found[i], l->lines, l->n, &page, &l->features);
		l->features.value[FEATURE_LIVE] = join_live_blog(a, blog, l);
		l->verdict = choice_weigh(&l->features, l->n, rules);
	}
}

const struct list *
lists_best(const struct page_lists *lists)
{
	struct list *best = NULL;

	for (size_t i = 0; i < lists->n; i++) {
		struct list *l = &lists->all[i];

		if (l->verdict.score >= CHOICE_THRESHOLD &&
		    (best == NULL || l->verdict.weight > best->verdict.weight))
			best = l;
	}
	return best;
}

/* The list whose own heading says it; the best of them where several do. */
static struct list *
headed_by(struct arena *a, const struct page_lists *lists, const char *heading,
    size_t min)
{
	struct list *best = NULL;

	for (size_t i = 0; i < lists->n; i++) {
		struct list *l = &lists->all[i];

		if (l->n >= min &&
		    heading_matches(a, l->candidate->heading, heading) &&
		    (best == NULL || l->verdict.weight > best->verdict.weight))
			best = l;
	}
	return best;
}

/* The first list that begins after the place where the words stand. */
static struct list *
first_after(const struct page_lists *lists, xmlNode *heading, size_t min)
{
	for (size_t i = 0; i < lists->n; i++) {
		struct list *l = &lists->all[i];

		if (l->n >= min && xmlXPathCmpNodes(heading,
				       l->candidate->items[0].first) == 1)
			return l;
	}
	return NULL;
}

/* Finds the words of a heading on the page, behind `from`. */
typedef xmlNode *find_words(
    struct arena *a, xmlNode *root, const char *heading, xmlNode *from);

/* The list behind the first place of the words that has one. */
static struct list *
list_behind(struct arena *a, xmlNode *root, const struct page_lists *lists,
    const char *heading, size_t min, find_words *find)
{
	struct list *l = NULL;
	xmlNode *at = NULL;

	for (int i = 0; l == NULL && i < LIMIT_HEADING_LEVELS; i++) {
		at = find(a, root, heading, at);
		if (at == NULL)
			break;
		l = first_after(lists, at, min);
	}
	return l;
}

const struct list *
lists_under(struct arena *a, xmlNode *root, const struct page_lists *lists,
    const struct ticker_rules *rules)
{
	size_t min = rules->min_lines > 0 ? (size_t)rules->min_lines : 1;
	const char *heading = rules->heading;
	struct list *l = headed_by(a, lists, heading, min);

	if (l == NULL)
		l = list_behind(a, root, lists, heading, min, heading_find);
	if (l == NULL)
		l = list_behind(
		    a, root, lists, heading, min, heading_find_unseen);
	return l;
}

const struct list *
lists_add_live_blog(struct arena *a, const struct jsonld *blog,
    const struct ticker_rules *rules, struct page_lists *lists)
{
	struct candidate *c = arena_zalloc(a, sizeof(*c));
	struct list *l = &lists->all[lists->n];
	size_t min =
	    rules->min_lines > 0 ? (size_t)rules->min_lines : CHOICE_MIN_LINES;

	memset(l, 0, sizeof(*l));
	c->list = blog->element;
	c->heading = blog->heading;
	l->candidate = c;
	l->lines = blog->lines;
	l->n = blog->n;
	l->verdict.score = 0;
	l->verdict.reason = "too few updates of a live blog in JSON-LD";
	lists->n++;
	if (blog->n < min ||
	    (rules->heading != NULL &&
		!heading_matches(a, blog->heading, rules->heading)))
		return NULL;
	l->verdict.score = CHOICE_THRESHOLD;
	l->verdict.reason = "updates of a live blog in JSON-LD";
	return l;
}
