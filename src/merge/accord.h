/* accord.h - whether a line and an entry can be one by their times. Pure.
 *
 * Private to merge/. */
#ifndef AJEL_ACCORD_H
#define AJEL_ACCORD_H

#include "merge/row.h"

/* What the times of a line and an entry say for their being one. */
enum accord {
	ACCORD_NONE, /* two times */
	ACCORD_WEAK, /* no time to go by */
	ACCORD_NEAR, /* relative times that can be one, or the same day */
	ACCORD_SAME  /* the same minute */
};

enum accord accord_of(
    const struct merging *m, const struct line *l, size_t entry);

/* What tells at a glance that they are two, of each of them: where two long
 * pages have nothing in common, every line is held against hundreds. */
struct gist {
	enum gist_kind { GIST_CLOCK, GIST_AGE, GIST_OTHER } kind;
	int precision;
	uint32_t time;       /* as printed, folded */
	int64_t published;   /* as read from the page */
	int64_t minute;      /* in which it lies by that */
	int64_t also_minute; /* in which it lies by what is known by now */
};

struct gist accord_gist_of_line(const struct line *l);
struct gist accord_gist_of_entry(const struct merging *m, size_t entry);

/* False only where accord_of() says ACCORD_NONE. */
bool accord_may_be(
    const struct merging *m, const struct gist *seen, const struct gist *known);

#endif
