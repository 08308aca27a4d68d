/* option_rows.h - the table of options, a row an option; only options.c uses
 * it. */
#ifndef AJEL_OPTION_ROWS_H
#define AJEL_OPTION_ROWS_H

#include <stddef.h>

#include "cmd/options.h"

enum { OPTION_ROWS = 30 };

struct option_row {
	char letter;       /* NUL: it has only its name */
	const char *name;  /* of `--name` */
	const char *takes; /* what its argument is called; NULL: it has none */
	const char *help;  /* NULL: each subcommand says it (usage.all) */
	/* Reads the argument into o; -1 where it is wrong (already told). NULL
	 * for -h and -V. */
	int (*set)(const struct usage *usage, const struct option_row *row,
	    struct options *o, const char *value);
	size_t offset; /* of the member of o that it sets */
};

/* Row i, in the order of the help; NULL past the last. */
const struct option_row *option_row(size_t i);

/* Says what is wrong with the command line, and what to do; -1. */
int options_wrong(const struct usage *usage, const char *what,
    const char *value, const char *todo);

#endif
