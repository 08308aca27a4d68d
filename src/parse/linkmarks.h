/* linkmarks.h - the numbers that text browsers print before links. Pure.
 *
 * lynx -dump writes "[4]headline" and, below the page, "References" with
 * "   4. https://..."; w3m writes "[4] https://..." there. The marks of a page
 * count up one by one. */
#ifndef AJEL_LINKMARKS_H
#define AJEL_LINKMARKS_H

#include "base/arena.h"
#include "model/text.h"

/* Where a link begins. */
struct linkmark {
	size_t at;       /* in the text without the marks */
	const char *url; /* NULL where the page doesn't tell it */
};

struct linkmarks {
	struct text text; /* without marks and references */
	struct linkmark *all;
	size_t n;
};

/* Takes the marks out of a text; one that has fewer than three stays whole. */
void linkmarks_take(
    struct arena *a, const struct text *text, struct linkmarks *out);

#endif
