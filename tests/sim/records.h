/* records.h - the entries that a program has announced, by their ids. */
#ifndef AJEL_SIM_RECORDS_H
#define AJEL_SIM_RECORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define NO_RECORD SIZE_MAX
#define NO_EVENT  SIZE_MAX

struct record {
	const char *id;
	int64_t published;
	const char *text; /* as last worded */
	size_t event;     /* whose it was last; NO_EVENT: nobody's yet */
	bool blind;       /* it was another's, and nobody could know */
	bool withdrawn;
	bool fresh; /* of this very poll */
	bool kept;  /* found in the store */
};

struct records {
	struct arena *arena;
	struct record *all; /* in the order of their announcement */
	size_t n, room;
	size_t *slots; /* indices by hash; a power of two of them */
	size_t slots_n;
};

void records_init(struct records *r, struct arena *a);
void records_free(struct records *r);

/* The index of the id; NO_RECORD: never announced. */
size_t records_find(const struct records *r, const char *id);

/* Adds one that is not there yet; strings are copied. */
size_t records_add(struct records *r, const char *id, const char *text);

#endif
