/* run.h - the life of a subcommand that looks at one thing. */
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

#endif
