/* days.h - the days of clocks without a date, chosen for a list as a whole.
 * For resolve.c only. */
#ifndef AJEL_DAYS_H
#define AJEL_DAYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/limits.h"
#include "model/source.h"

/* What speaks against a choice by itself; see days.c for what else costs. */
enum {
	DAYS_COST_EARLY = 1,      /* the first of a repeated hour's two; in a
	skipped one the clock that has moved too early */
	DAYS_COST_WEEKDAY = 50000 /* the weekday beside the date is another's:
	more than a year, less than going back and forth */
};

/* An instant that a line's time may mean. */
struct days_choice {
	int64_t t;
	int before; /* seconds that the line may be older than t, for a time */
	int after;  /* that is no clock; and newer */
	int back;   /* days before the fetch's; -1: the site's clock is ahead
	               of ours, past midnight */
	bool guessed; /* its year or its week is a guess */
	int cost;
};

/* From the day after the fetch's on, and one repeated hour and one skipped hour
 * more: Ramadan may lie between them. */
enum { DAYS_CHOICES = LIMIT_DAYS_BACK + 4 };

struct days_line {
	struct days_choice choices[DAYS_CHOICES]; /* latest first */
	int n;      /* of them; 0 for a line without a time that can be true */
	bool dated; /* more than a clock: not to be taken for a stray */
	size_t heading; /* lines under different ones are of different days;
	                   0: none that says so */
	int chosen; /* index into choices; -1: more days back than the limit;
	               set by days_choose */
};

/* What was chosen for the line; NULL if nothing was. */
const struct days_choice *days_chosen(const struct days_line *line);

/* Chooses for every line with choices, and returns the order that the list was
 * found to have. The lines are in page order, no choice is later than a clock
 * that runs fast could make it. */
enum line_order days_choose(struct arena *a, struct days_line *lines, size_t n,
    enum line_order order, int64_t fetched);

#endif
