/* tally.h - what is counted, and how much of it is allowed. */
#ifndef AJEL_SIM_TALLY_H
#define AJEL_SIM_TALLY_H

#include <stdbool.h>
#include <stdint.h>

enum count {
	/* How much there was. */
	POLLS,
	PAGES, /* good ones that were read */
	BAD_PAGES,
	LINES,       /* events that a good fetch showed */
	ADDED,       /* entries */
	EDITS,       /* that two good fetches running saw */
	WITHDRAWALS, /* that three good fetches running saw */
	RETURNS,
	GAPS,
	NO_GAPS, /* pages that overlap with the last one */
	AUDITED, /* entries looked at in the store */
	/* How much was wrong. */
	LOST,
	TWICE,
	IDS,
	INSTANTS,
	FUTURE,
	EDITS_MISSED,
	MERGED,
	FALSELY_WITHDRAWN,
	WITHDRAWALS_MISSED,
	RETURNS_MISSED,
	GAPS_MISSED,
	FALSE_GAPS,
	WRONG_INSTANTS,
	WRONG_WORDINGS,
	STRANGERS,
	REFUSED,
	TAKEN,
	COUNTS
};

struct tally {
	int64_t n[COUNTS];
};

void tally_add(struct tally *t, const struct tally *more);

/* The word for what went wrong. */
const char *tally_word(enum count c);

/* Prints the table, and "N passed, N failed" of its rows; whether all are
 * within their bounds. */
bool tally_print(const struct tally *t);

#endif
