/* echo.h - what says just what a line of this fetch says, or said it. Pure.
 *
 * Private to merge/. Looked for once a fetch and then found by its text, where
 * each line would have to ask each entry. */
#ifndef AJEL_ECHO_H
#define AJEL_ECHO_H

#include "merge/row.h"

/* Some entries of the history, [from, to). */
struct stretch {
	size_t from, to;
};

/* Settles page_says: the lines of the last page, by their texts. */
void echo_note_page(struct merging *m);

/* Those of the last page that have the text, in their order; `at` counted
 * there. */
struct echoes echo_on_page(const struct merging *m, uint32_t text);

/* The free entries of the stretches, in any order and overlapping as they may,
 * that say what a free line says, or said it; `at` counted in the history. */
struct echoes echo_in_history(
    const struct merging *m, struct stretch *stretches, size_t n);

/* Those of a text, in their order. */
struct echoes echo_of(
    const struct echoes *all, uint32_t text, const struct stretch *where);

#endif
