/* newsout.h - hands out what comes, line by line, each once. */
#ifndef AJEL_NEWSOUT_H
#define AJEL_NEWSOUT_H

#include <stdbool.h>

#include "base/err.h"
#include "cmd/options.h"
#include "cmd/resume.h"
#include "store/store.h"
#include "write/write.h"

struct newsout {
	const struct options *o;
	const struct format *format;
	struct store *store;
	struct resume *resume;
	struct store_mark at; /* all up to here was printed */
	struct past past;     /* but for this */
};

/* Whatever these print, they return 0; 1: nobody reads on, or a signal came;
 * -1: ERR_STORE, ERR_OUTPUT, ERR_LOCKED (for later). */

/* What is printed is noted before it goes out, and what didn't go out is taken
 * back: a process that is killed between loses a line rather than printing it
 * twice. */

/* Prints what there is of n->past, up to n->at. */
int newsout_past(struct newsout *n, struct err *err);

/* Prints what came behind n->at, which moves on. */
int newsout_next(struct newsout *n, struct err *err);

#endif
