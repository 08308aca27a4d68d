/* run.h - the life of a subcommand. */
#ifndef AJEL_RUN_H
#define AJEL_RUN_H

#include "base/arena.h"
#include "base/err.h"
#include "cmd/options.h"

/* What the subcommand does with its argument; -1 with err filled. */
typedef int run_one(struct arena *a, const struct options *o,
    const char *argument, struct err *err);

/* Reads the command line, does it, tells what failed; the exit status. */
int run_command(int argc, char **argv, const struct usage *usage, run_one *one);

/* The same of a subcommand that is about all of its arguments, or about none;
 * its errors say themselves what they are about. */
typedef int run_any(struct arena *a, const struct options *o, struct err *err);
int run_all(int argc, char **argv, const struct usage *usage, run_any *any);

#endif
