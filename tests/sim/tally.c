/* tally.c - what is counted, and how much of it is allowed. */
#include "tally.h"

#include <inttypes.h>
#include <stdio.h>

/* What may go wrong, of how many, and how often: the table's rows. */
static const struct row {
	enum count wrong, of;
	const char *word;
	double most; /* a part of `of` */
} rows[] = {
    {LOST, LINES, "lines lost", 0},
    {TWICE, ADDED, "announced twice", 0},
    {IDS, ADDED, "ids changed", 0},
    {INSTANTS, AUDITED, "published instants changed", 0},
    {FUTURE, ADDED, "future instants", 0},
    {EDITS_MISSED, EDITS, "edits not recognised", 0.03},
    {MERGED, LINES, "two events merged into one", 0.0005},
    {FALSELY_WITHDRAWN, LINES, "false withdrawals", 0},
    {WITHDRAWALS_MISSED, WITHDRAWALS, "withdrawals not found", 0},
    {RETURNS_MISSED, RETURNS, "returns not found", 0},
    {GAPS_MISSED, GAPS, "gaps not reported", 0},
    {FALSE_GAPS, NO_GAPS, "false gaps", 0},
    {WRONG_INSTANTS, ADDED, "wrong instants", 0},
    {WRONG_WORDINGS, AUDITED, "wordings or states not kept", 0},
    {STRANGERS, ADDED, "lines that are none", 0},
    {REFUSED, PAGES, "good pages refused", 0},
    {TAKEN, BAD_PAGES, "bad pages taken", 0},
};

enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

void
tally_add(struct tally *t, const struct tally *more)
{
	for (int i = 0; i < COUNTS; i++)
		t->n[i] += more->n[i];
}

const char *
tally_word(enum count c)
{
	for (int i = 0; i < ROWS; i++) {
		if (rows[i].wrong == c)
			return rows[i].word;
	}
	return "?";
}

bool
tally_print(const struct tally *t)
{
	int failed = 0;

	(void)printf("%" PRId64 " polls, %" PRId64 " pages read\n", t->n[POLLS],
	    t->n[PAGES]);
	(void)printf(
	    "%-28s %9s %10s %9s  %s\n", "", "wrong", "of", "is", "wanted");
	for (int i = 0; i < ROWS; i++) {
		const struct row *r = &rows[i];
		int64_t wrong = t->n[r->wrong], of = t->n[r->of];
		double is = of > 0 ? (double)wrong / (double)of : 0;
		bool ok = is <= r->most && (of > 0 || wrong == 0);

		failed += !ok;
		(void)printf("%-28s %9" PRId64 " %10" PRId64 " %8.3f%%  ",
		    r->word, wrong, of, is * 100);
		if (r->most > 0)
			(void)printf("<= %.2f%%", r->most * 100);
		else
			(void)printf("0");
		(void)printf("%s\n", ok ? "" : "  MISSED");
	}
	(void)printf("%d passed, %d failed\n", ROWS - failed, failed);
	return failed == 0;
}
