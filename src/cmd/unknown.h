/* unknown.h - what is said where there is no such source, and what to do next. */
#ifndef AJEL_UNKNOWN_H
#define AJEL_UNKNOWN_H

#include "base/arena.h"
#include "base/err.h"
#include "cmd/options.h"

/* Each sets *err and returns -1. */

/* There is no source at all. ERR_USAGE. */
int unknown_all(struct arena *a, const struct options *o, struct err *err);

/* None of the n sources is called what was typed. ERR_USAGE. */
int unknown_name(struct arena *a, const char *typed, const char *const *names,
    size_t n, struct err *err);

/* The same of those that are defined. */
int unknown_definition(struct arena *a, const struct options *o,
    const char *typed, struct err *err);

/* What was typed is neither a file nor a source. ERR_INPUT. */
int unknown_page(struct arena *a, const struct options *o, const char *typed,
    struct err *err);

#endif
