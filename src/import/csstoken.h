/* csstoken.h - a selector in the course of being read. For css*.c only. */
#ifndef AJEL_IMPORT_CSSTOKEN_H
#define AJEL_IMPORT_CSSTOKEN_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

struct css {
	struct arena *a;
	const char *selector;
	const char *s; /* how far */
	struct err *err;
};

enum { CSS_CONDITIONS = 16 }; /* of one element; more is no selector */

/* What it says of one element. */
struct css_compound {
	const char *type; /* NULL: any */
	/* XPath's, each to be put in [] or joined by "and" as it is. */
	const char *conditions[CSS_CONDITIONS];
	size_t n;
};

/* Says what is wrong where the reading stands; -1. */
int css_fault(struct css *css, const char *what);

/* Moves past white space; whether there was any. */
bool css_skip_blanks(struct css *css);

/* Whether an identifier may have the byte. */
bool css_is_name_byte(char c);

/* An identifier with its escapes undone; NULL: css_fault. */
const char *css_name(struct css *css);

/* The same, or what stands in quotes. */
const char *css_value(struct css *css);

/* Adds a condition. */
int css_add(struct css *css, struct css_compound *c, const char *condition);

#endif
