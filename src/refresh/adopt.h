/* adopt.h - what another program follows -> the text of a definition of it:
 * what `ajel add --import` does. Pure.
 *
 * No page is asked: the file's rules are taken as they are, with what makes
 * them mean here what they meant there. */
#ifndef AJEL_ADOPT_H
#define AJEL_ADOPT_H

#include "import/import.h"
#include "suggest/suggest.h"

/* What is known beside the item. */
struct adopt_by {
	const char *from;     /* "OPML": what the file was */
	const char *name;     /* that the user gave, or NULL */
	const char *zone;     /* likewise */
	const char *language; /* likewise */
	const char *home;     /* the zone that the user lives in */
	int64_t now;
	const char *const *taken; /* names of other sources */
	size_t taken_n;
};

struct adopted {
	const char *name;
	const char *definition; /* the text of the file */
	struct source source;   /* as it reads */
	struct said zone;
	enum sureness sureness;
	const char *private_kind; /* what the url leads to, if that isn't of the
	                             internet; it isn't allowed yet */
	const char *absolute;     /* the rule that leaves its item, in words; or
	                         NULL */
};

/* ERR_DEFINITION: it can be no source, or the name is taken; why. */
int adopt(struct arena *a, const struct import_item *item,
    const struct adopt_by *by, struct adopted *out, struct err *err);

#endif
