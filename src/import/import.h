/* import.h - the definitions of other programs -> what ours would say. Pure.
 *
 * One row of the table in import.c a form. What a file says is a stranger's:
 * its strings are made clean and have their maxima, but nothing has been held
 * against what a definition may hold; conf/ does that when they are read back.
 */
#ifndef AJEL_IMPORT_H
#define AJEL_IMPORT_H

#include "base/arena.h"
#include "base/err.h"
#include "model/source.h"

/* One page that the file follows. */
struct import_item {
	const char *label;    /* what messages call it; never NULL */
	const char *name;     /* that the file gives it, for us too; or NULL */
	struct source source; /* as far as the file says it */
	const char *lost;     /* what it also says, and no definition can, as a
	                         list in words; NULL: nothing */
	const char *refused; /* why it can be no source of ours; NULL: it can */
};

struct imported {
	const char *form; /* "FreshRSS" */
	struct import_item *all;
	size_t n;
};

/* Reads the n bytes of a file, or an address by itself. ERR_DEFINITION: no form
 * that we know, a fault in it with its line, or too much of it; there is at
 * least one item otherwise. */
int import_read(struct arena *a, const char *bytes, size_t n,
    struct imported *out, struct err *err);

#endif
