/* seconds.h - the order of a page, told by seconds. Pure.
 *
 * Private to merge/. Readers sort by date alone, and pages print minutes: new
 * lines of one minute get distinct seconds in it, the newer the later, that
 * fit between those that are frozen already. Where the minute or the present
 * leaves no room, equal seconds are right. */
#ifndef AJEL_SECONDS_H
#define AJEL_SECONDS_H

#include "merge/row.h"

/* Settles `published` of the new lines. */
void seconds_assign(struct merging *m);

#endif
