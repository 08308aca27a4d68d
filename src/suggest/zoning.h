/* zoning.h - what is found out of a page's zone. For suggest/ only. Pure. */
#ifndef AJEL_ZONING_H
#define AJEL_ZONING_H

#include "suggest/clues.h"
#include "suggest/country.h"

/* What was found out of a zone. */
struct zoning {
	struct arena *a;
	const struct suggest_from *from;
	const char *language;
	struct clues clues;
	struct country country;
};

/* Whether clocks in both show the same the year round, from an instant on. */
bool zoning_alike(const char *x, const char *y, int64_t at);

/* The zone of lines that print one; false: they don't. */
bool zoning_by_print(
    const struct zoning *z, struct said *out, enum sureness *sureness);

#endif
