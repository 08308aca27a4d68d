/* timewords.h - the phrases that timewords.c has found, for the table. */
#ifndef AJEL_SCRIPT_TIMEWORDS_H
#define AJEL_SCRIPT_TIMEWORDS_H

#include <stddef.h>

struct meaning {
	const char *key; /* words with a space between */
	int kind, value;
	int langs; /* 0: need not be told */
	int own;   /* 1: said in those languages alone */
};

/* Prints the table of n meanings, sorted by key; what comes first of a key
 * stays first. */
void table_print(const struct meaning *rows, size_t n);

/* Prints a pool of strings and where each begins in it. */
void pool_print(const char *name, const char *const *strings, size_t n);

#endif
