/* absence.h - lines of the last page that this one lacks. Pure.
 *
 * Private to merge/. A list of bounded length drops its oldest line, and that
 * line hasn't gone anywhere. One that is lacking while an older line that was
 * known stands was taken off; since a page may be made while it is changed, only the
 * second fetch that lacks it counts. Nothing is lacking
 * - on a page that was made before the line was seen (`dated`);
 * - beside its equal: two alarms print one age after an hour, and the detector
 *   takes what stands twice running for a copy (detect/copies.h);
 * - where most lines are gone at once and others as old have come: another
 *   list, or another page.
 * The third fetch counts, since no copy of an older page stands that long,
 * - at the new end with nothing new above it;
 * - where more lines are lacking than stand. */
#ifndef AJEL_ABSENCE_H
#define AJEL_ABSENCE_H

#include "merge/row.h"

/* What becomes of the i-th line of the last page, that this one lacks. */
struct absence {
	bool kept;    /* it is to be remembered in its place, */
	size_t above; /* above as many lines at the least */
	int missed;
	bool withdrawn; /* it isn't kept then */
};

/* Whether the page was made before the last word about the entry, and so says
 * nothing about it. */
bool absence_is_before(const struct merging *m, const struct entry *e);

/* Whether what is lacking may as well be newer than the page. */
enum absence_doubt { ABSENCE_PLAIN, ABSENCE_DOUBTED };

/* Whether most is lacking: more than stands. */
bool absence_is_most(size_t lacking, size_t standing);

/* How many fetches have to lack a line; where it is doubted as many as a stale
 * page is likely to come in a row, and one more. */
int absence_limit(enum absence_doubt doubt);

/* For each of the last page's lines; those that stand are not kept. Asks for
 * anchor_spans. */
struct absence *absence_of_page(struct merging *m);

#endif
