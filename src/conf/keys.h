/* keys.h - what a definition can say: the rows of the table in keys.c.
 *
 * A new key is one row there, and its paragraph in ajel-feeds(5). Only conf/
 * uses this. */
#ifndef AJEL_CONF_KEYS_H
#define AJEL_CONF_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/source.h"

enum { KEYS = 28 }; /* rows of the table */

/* Where a value goes. */
struct slot {
	struct arena *a;
	struct source *source;
	void *member;   /* of the source */
	int64_t lo, hi; /* of a number; hi also of a text's bytes */
};

struct key {
	const char *name; /* section.key */
	/* Sets the member; 0, or -1 for a value that isn't right. */
	int (*set)(const struct slot *to, const char *value);
	size_t offset;     /* of the member in struct source */
	int64_t lo, hi;    /* for the slot */
	bool repeats;      /* may be given more than once */
	bool secret;       /* messages show its first word alone */
	const char *right; /* ends the sentence "… can't be …; give" */
	/* The value that was meant, where one is near; NULL: none. */
	const char *(*meant)(const char *value);
};

/* Row i, less than KEYS, in the order of ajel-feeds(5). */
const struct key *keys_row(size_t i);

/* Sets what the row is for; 0, or -1 for a value that isn't right. */
int keys_set(
    const struct key *k, struct arena *a, struct source *s, const char *value);

/* The row of a key in a section; KEYS: there is none. */
size_t keys_find(const char *section, const char *name);

#endif
