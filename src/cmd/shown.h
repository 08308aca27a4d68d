/* shown.h - a source as the page for people shows it. */
#ifndef AJEL_SHOWN_H
#define AJEL_SHOWN_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "cmd/known.h"
#include "cmd/options.h"
#include "model/board.h"
#include "store/store.h"

/* What it is shown by. */
struct shown_by {
	const struct options *o;
	struct store *store;
	const char *dir; /* of the feeds */
	int64_t now;
	size_t most; /* lines of each source */
	size_t room; /* for the words of them: bytes */
};

struct shown {
	const char *name;
	struct panel panel; /* its lines once shown_read has read them */
};

/* What is said of it, without its lines. The errors of the store. */
int shown_describe(struct arena *a, const struct shown_by *by,
    const struct known *k, struct shown *out, struct err *err);

/* Reads its newest lines. The errors of the store. */
int shown_read(struct arena *a, const struct shown_by *by, struct shown *s,
    struct err *err);

/* Says how much a page of n sources shows of each. */
void shown_share(struct shown_by *by, size_t n);

/* Takes in all that is said of it: what two pages may differ in. */
uint64_t shown_mix(uint64_t h, const struct shown *s);

#endif
