/* token.h - one tag of a page: its name and attributes, by HTML's rules. */
#ifndef AJEL_TOKEN_H
#define AJEL_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/limits.h"
#include "parse/markup.h"
#include "parse/tags.h"

/* Slices of the page, as they were written. */
struct attribute {
	const char *name;
	size_t name_n;
	const char *value; /* references still in it; "" where there is none */
	size_t value_n;
};

enum { TOKEN_NAME_MAX = 64 }; /* longer names are custom to no one */

struct token {
	char name[TOKEN_NAME_MAX + 1]; /* lower case; "" for one that no tree
	                                  can hold */
	size_t name_n;
	const struct tag *tag; /* NULL: like any other */
	bool closed;           /* <svg/> */
	struct attribute attributes[LIMIT_ATTRIBUTES];
	size_t n;
};

/* Reads the tag whose name begins at p. Returns what follows its '>', or NULL
 * if the page ends first: then there is no tag. */
const char *token_read(struct token *t, const char *p, const char *end);

/* The attribute of that lower-case name; NULL if the tag has none. */
const struct attribute *token_attribute(
    const struct token *t, const char *name);

/* Whether the n bytes are the lower-case word, in any case. */
bool token_is_word(const char *s, size_t n, const char *word);

/* Writes ` name="value"` for each attribute that may be of use, the first of
 * each name; returns how many. */
size_t token_put_attributes(const struct token *t, struct markup *m);

#endif
