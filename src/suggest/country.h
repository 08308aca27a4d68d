/* country.h - where a page may come from. For suggest/ only. Pure.
 *
 * A country's own letters at the end of the host say most, a language that is
 * at home there bears them out. "com" says nothing, and what a page calls its
 * language ("en-US", "fr-FR") is mostly what its software came with: then no
 * guess is sure, however well it fits. */
#ifndef AJEL_COUNTRY_H
#define AJEL_COUNTRY_H

#include "suggest/suggest.h"

/* Where a page may come from. */
struct country {
	const char *code; /* NULL: nobody knows */
	const char *why;
	bool host;  /* the host says so */
	bool known; /* and the language too */
	bool told;  /* the page says so, and its software can't have */
};

/* `language` is what the page is in, or NULL. */
struct country country_find(
    struct arena *a, const struct suggest_from *from, const char *language);

#endif
