/* jsonld.h - the updates of a live blog that a page carries as JSON-LD
 * (schema.org's LiveBlogPosting). Pure.
 *
 * They are the surest times that a page has: full dates with a zone. Values
 * arrive as elements (parse/html.h). */
#ifndef AJEL_JSONLD_H
#define AJEL_JSONLD_H

#include <libxml/tree.h>
#include <stdint.h>

#include "base/arena.h"
#include "detect/timetext.h"
#include "model/ticker.h"

struct jsonld {
	xmlNode *element;          /* that holds the first of them */
	const char *heading;       /* the live blog's headline, or NULL */
	struct ticker_line *lines; /* in the page's order; rule "json-ld" */
	size_t n;                  /* at most LIMIT_LINES */
	struct jsonld_key *keys;   /* the words of each, sorted */
	size_t keys_n;
};

/* The beginning of an update's headline, or of its text. */
struct jsonld_key {
	uint64_t hash;    /* of what must be equal in full; stands first */
	const char *text; /* folded */
	size_t update;    /* index in lines */
};

/* All updates with a time and words under root. `base` as for link_of. */
struct jsonld jsonld_find(struct arena *a, xmlNode *root,
    const struct timetext_hints *hints, const char *base);

/* Gives those of the n lines that are an update, by their words, the update's
 * time, as far as the printed one bears it out (machine.h). Returns how many
 * they are. */
size_t jsonld_join(struct arena *a, const struct jsonld *updates,
    struct ticker_line *lines, size_t n);

#endif
