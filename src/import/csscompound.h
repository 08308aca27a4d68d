/* csscompound.h - the part of a selector that is about one element. For css.c
 * only. */
#ifndef AJEL_IMPORT_CSSCOMPOUND_H
#define AJEL_IMPORT_CSSCOMPOUND_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

/* A selector in the course of being read. */
struct css {
	struct arena *a;
	const char *selector;
	const char *s; /* how far */
	struct err *err;
};

enum { CSS_CONDITIONS = 16 }; /* of one element; more is no selector */

struct css_compound {
	const char *type; /* NULL: any */
	/* XPath's, each to be put in [] or joined by "and" as it is. */
	const char *conditions[CSS_CONDITIONS];
	size_t n;
};

/* Reads a compound, at least one thing; `inner`: inside of :not(), in which no
 * other may be. */
int css_compound(struct css *css, struct css_compound *out, bool inner);

/* Says what is wrong where the reading stands; -1. */
int css_fault(struct css *css, const char *what);

/* Moves past white space; whether there was any. */
bool css_skip_blanks(struct css *css);

/* Adds the condition of the pseudo-class at s, behind its colon. */
int css_pseudo(struct css *css, struct css_compound *c, bool inner);

/* The parts that csspseudo.c needs too: an identifier with its escapes undone,
 * a further condition. */
const char *css_name(struct css *css);
int css_add(struct css *css, struct css_compound *c, const char *condition);

#endif
