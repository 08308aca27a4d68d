/* strays.h - sets lines aside that are out of their list's order. For days.c
 * only. */
#ifndef AJEL_STRAYS_H
#define AJEL_STRAYS_H

#include "base/instant.h"
#include "resolve/days.h"
#include "resolve/headed.h"

/* A step forward in time that is no more than two editors' of one list. */
enum { DISORDER = HEADED_DISORDER * MINUTE };

/* A list on its way from newest to oldest. */
struct walk {
	struct days_line **lines; /* with choices */
	int64_t *gaps;            /* before each: as short as clocks allow */
	bool *stray;
	size_t n;
	int64_t fetched;
	int most;  /* cost past which the walk loses anyway */
	int reach; /* days back that a clock can be worth looking at */
};

/* Whether a choice is no point in time; what order it has is sure. */
bool strays_is_stretch(const struct days_choice *c);

/* Fills gaps, marks the strays and returns how many there are. */
size_t strays_set_aside(struct walk *w);

#endif
