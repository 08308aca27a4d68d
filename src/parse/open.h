/* open.h - the elements that stand open, and which tags end them unasked.
 *
 * The HTML Standard's tree construction (§13.2.6.4) as far as it decides where
 * elements end: paragraphs that a block ends, list items and cells that the
 * next one ends, end tags that match nothing or reach over others. What comes
 * out of it is balanced, so that no parser needs such rules of its own. */
#ifndef AJEL_OPEN_H
#define AJEL_OPEN_H

#include "base/limits.h"
#include "parse/markup.h"
#include "parse/token.h"

struct open_element {
	const struct tag *tag; /* never NULL */
	size_t name;           /* where its name stands in the markup, for an
	                          element that is like any other */
	size_t name_n;         /* bytes */
	size_t start;          /* length of the markup before it */
	bool over;             /* its end tag came while a block within it was
	                          open: it ends with that block */
};

struct open {
	struct markup *out;
	struct open_element stack[LIMIT_DEPTH];
	size_t depth;
	int verbatim; /* open elements that keep white space */
	int templates;
	int tables;
	int forms;
	int paragraphs;
};

void open_init(struct open *o, struct markup *out);

/* A start tag: ends what it ends, writes the tag and, unless it is void, keeps
 * it open. At the depth limit the tag is lost and its content stays. Returns
 * how many attributes were written. */
size_t open_start(struct open *o, const struct token *t);

/* An end tag: ends what it can. */
void open_end(struct open *o, const struct token *t);

void open_end_all(struct open *o);

#endif
