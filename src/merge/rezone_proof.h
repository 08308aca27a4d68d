/* rezone_proof.h - whether lines' clocks were moved, and which lines'. Pure.
 *
 * For rezone.c only, whose header says what proves it. */
#ifndef AJEL_REZONE_PROOF_H
#define AJEL_REZONE_PROOF_H

#include "merge/row.h"
#include "merge/twins.h"

struct rezoning {
	struct merging *m;
	struct twins twins;
	size_t *standing; /* of each line: that of the last page that it is said
	                     to be, or LINE_NONE */
	bool *taken;      /* of those: whether a line is said to be it */
};

/* The twins of one shift, and those about them that came when the site's clock
 * was ahead of ours: [first, last] of all. */
struct rezone_block {
	int shift;
	size_t first, last;
	size_t n, printed;     /* of the former */
	size_t weight, linked; /* of these, and of those with numbers */
};

/* The entry that a line of the last page is. */
const struct entry *rezone_entry(const struct merging *m, size_t standing);

/* The shift that most twins have; 0: none has one. */
int rezone_common(const struct rezoning *f);

/* Those that have it. */
struct rezone_block rezone_block(const struct rezoning *f, int shift);

bool rezone_is_proven(const struct rezoning *f, const struct rezone_block *b);

/* Fills what the lines of the block are; whether that is most of them. */
bool rezone_explain(struct rezoning *f, const struct rezone_block *b);

#endif
