/* check_store.h - what `ajel check --store` does. */
#ifndef AJEL_CHECK_STORE_H
#define AJEL_CHECK_STORE_H

#include "base/arena.h"
#include "cmd/options.h"

/* Looks for damage in the history at path and tells what is wrong and what to
 * do; the exit status. */
int check_store(struct arena *a, const struct options *o, const char *path);

#endif
