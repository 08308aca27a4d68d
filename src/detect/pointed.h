/* pointed.h - elements that a definition points at -> a list of items. Pure.
 *
 * Its items get their times by the detector's own eyes, and the days that they
 * stand under, as a candidate's do: the list among the candidates that has the
 * same items says which of a line's times is meant, and what belongs to an item
 * that begins with the element (the <dd> behind a <dt>, all up to a <br>). */
#ifndef AJEL_POINTED_H
#define AJEL_POINTED_H

#include "base/arena.h"
#include "detect/candidates.h"

/* An element (or a text), and what the definition says of its time. */
struct pointed {
	xmlNode *node;
	const xmlNode *at;        /* where its time stands; NULL: look for it */
	struct printed_time time; /* where time_text says so */
	const char *time_text;    /* NULL: nothing */
};

/* The list of n elements in document order, an item each. Left out is what says
 * nothing but a date, and without a time (the definition's, where it has one)
 * what the rules don't want untimed: the hit of such an item has no
 * time_text. */
void pointed_list(struct arena *a, xmlNode *root,
    const struct timetext_hints *hints, const struct ticker_rules *rules,
    const struct pointed *all, size_t n, struct candidate *out);

#endif
