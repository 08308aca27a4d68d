/* tomltext.h - the strings and words of TOML. For toml.c only. */
#ifndef AJEL_IMPORT_TOMLTEXT_H
#define AJEL_IMPORT_TOMLTEXT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

/* A file in the course of being read; it ends in a NUL and has no other. */
struct toml {
	struct arena *a;
	const char *bytes;
	const char *s; /* how far */
	char *scratch; /* of one string: it has room for the file, with a NUL */
	struct err *err;
};

/* Says what is wrong, with the line where the reading stands; -1. */
int toml_fault(struct toml *t, const char *what);

/* The string at s, of any of the four kinds; NULL: a fault. */
const char *toml_string(struct toml *t);

/* A bare key, a number, a date, true or false; NULL: a fault. */
const char *toml_word(struct toml *t, bool key);

#endif
