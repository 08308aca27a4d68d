/* itempath.h - the XPath of a list's items, as a definition takes it. Pure.
 *
 * Of an item that is several nodes (<dt> and <dd>, a text up to its <br>) it
 * gives the first: what belongs to it is found again (pointed.h). */
#ifndef AJEL_ITEMPATH_H
#define AJEL_ITEMPATH_H

#include "base/arena.h"
#include "detect/candidates.h"

/* How an XPath may say it, the plainest first. */
enum itempath_form {
	ITEMPATH_ALIKE,   /* steps of the same names below one element */
	ITEMPATH_PARENTS, /* the children of each element that holds some */
	ITEMPATH_SHAPES,  /* steps of several rows of names below one element */
	ITEMPATH_FORMS
};

/* An XPath 1.0 that matches every item of the list, and of their like those
 * that carry no time, which a reader leaves out, or that another list has: only
 * reading it tells. NULL where the form doesn't fit. */
const char *itempath(
    struct arena *a, const struct candidate *c, enum itempath_form form);

#endif
