/* survey.h - a page that nobody has defined yet -> a definition of it: what
 * `ajel add` does.
 *
 * The page is fetched once and read several times: as anybody would, in the
 * language that it turns out to have, and by the definition that is drawn up,
 * which must give the same lines. */
#ifndef AJEL_SURVEY_H
#define AJEL_SURVEY_H

#include "refresh/look.h"
#include "suggest/suggest.h"

/* What is known, and what the user says: look.source's url, timezone and
 * language, the last two NULL where they are to be found. */
struct survey_at {
	struct look_at look;
	const char *like; /* words of a line of the list that is meant; NULL */
	const char *name; /* NULL: by the page */
	const char *home; /* the zone that the user lives in */
	const char *const *taken; /* names of other sources */
	size_t taken_n;
};

struct survey {
	struct page page;
	struct look look; /* by the definition, as far as it came; lists_n and
	                     report are of the page as such */
	bool dated;       /* it is known when the page was served */
	struct suggestion said;    /* what the definition is made of: the caller
	                           may change it, and define anew */
	const char *heading;       /* above the lines, or NULL */
	const char *items;         /* what points at them, or NULL */
	bool pin_heading;          /* the definition names the one, */
	bool pin_items;            /* and the other */
	size_t rivals;             /* other lists like a ticker */
	size_t alike;              /* with --like: how many have such a line */
	const char *refused;       /* why refresh would leave the page alone, by
	                              the site's robots.txt; or NULL */
	struct ticker_rules rules; /* what points at the lines, where --like
	                              chose them */
	struct ticker lines;       /* what is to be read, */
	const char *language;      /* read in this language, or NULL */
	const char *definition;    /* the text of the file */
};

/* Fetches the page and fills all of it, with a definition. The errors of
 * look(), with the report of what was seen; ERR_TICKER: no line is like `like`,
 * too. */
int survey(struct arena *a, const struct survey_at *at, struct survey *out,
    struct err *err);

/* Draws the definition up again, of what is said now, and reads the page by it.
 * A language that was changed may change the lines too. ERR_DEFINITION: what is
 * said can't be; or the page isn't read by it as it was. */
int survey_define(struct arena *a, const struct survey_at *at, struct survey *s,
    struct err *err);

#endif
