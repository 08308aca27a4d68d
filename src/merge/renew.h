/* renew.h - new lines that are read a day too early. Pure.
 *
 * Private to merge/. A clock below a pinned line, or below one whose day is
 * over, means the day before when the list is read from its top. */
#ifndef AJEL_RENEW_H
#define AJEL_RENEW_H

#include "merge/row.h"

/* Gives a new line above a known one, that would be a day old by its clock, the
 * instant since the last fetch that the clock can mean as well, unless known
 * lines above it are older than that; and likewise all the lines below a pinned
 * one, or a few, where nothing else is known, be the pinned new themselves. */
void renew_lines(struct merging *m);

#endif
