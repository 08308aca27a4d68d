/* copies.h - lines that a page prints twice. Pure. */
#ifndef AJEL_COPIES_H
#define AJEL_COPIES_H

#include <stddef.h>

#include "model/ticker.h"

/* Pages print a line twice running for telephones, and marquees print the whole
 * list again to go round. Any other repeat is an event of its own: the exchange
 * rates of eight o'clock, yesterday's and today's; and so is what carries
 * another time for programs. Returns how many lines are left. */
size_t copies_drop(struct ticker_line *lines, size_t n);

#endif
