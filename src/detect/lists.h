/* lists.h - the lists of a page that carry times, read and weighed. Pure. */
#ifndef AJEL_LISTS_H
#define AJEL_LISTS_H

#include "base/arena.h"
#include "detect/candidates.h"
#include "detect/choice.h"
#include "detect/features.h"
#include "detect/jsonld.h"
#include "model/source.h"

/* A candidate with what was read from it. */
struct list {
	const struct candidate *candidate;
	struct ticker_line *lines;
	size_t n;
	struct features features;
	struct verdict verdict;
};

struct page_lists {
	struct list *all;
	size_t n;
	size_t seen; /* those that were too short to be read among them */
};

/* What the rules and the page say of its times. */
struct timetext_hints lists_hints(
    struct arena *a, xmlNode *root, const struct ticker_rules *rules);

/* Lines that a list must have to be worth reading. */
size_t lists_least(const struct ticker_rules *rules);

/* All lists of at least `least` items, with the times of the live blog where
 * they show it. `base` is what relative links count from. There is room for one
 * more. */
void lists_find(struct arena *a, xmlNode *root,
    const struct ticker_rules *rules, const char *base,
    const struct jsonld *blog, size_t least, struct page_lists *out);

/* The list that is most like a ticker; NULL if none is. */
const struct list *lists_best(const struct page_lists *lists);

/* The list under the rules' heading, whatever it scores: the one whose own
 * heading says it, the best of them where several do; else the first list behind
 * those words. NULL for none. */
const struct list *lists_under(struct arena *a, xmlNode *root,
    const struct page_lists *lists, const struct ticker_rules *rules);

/* The live blog among the lists, behind those of the markup. It is the ticker
 * where no other list is: the lines of a page are those that it shows.
 * NULL where it has too few updates. */
const struct list *lists_add_live_blog(struct arena *a,
    const struct jsonld *blog, const struct ticker_rules *rules,
    struct page_lists *lists);

#endif
