/* entry.h - a ticker line with an identity and an instant, both for ever.
 *
 * Made by resolve/ (instants) and merge/ (ids), kept by store/, published by
 * write/. Instants are UTC (base/instant.h); absent strings are NULL. */
#ifndef AJEL_ENTRY_H
#define AJEL_ENTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How the instant was derived, from the surest down. */
enum origin {
	ORIGIN_ZONED,     /* date and clock printed with their zone */
	ORIGIN_PRINTED,   /* date printed; the zone is the source's */
	ORIGIN_CLOCK,     /* only a clock printed; the date is inferred */
	ORIGIN_RELATIVE,  /* "5 minutes ago", "yesterday, 18:00" */
	ORIGIN_FIRST_SEEN /* no time printed, none that can be true, or only
	                     the date of that very day */
};

enum entry_status { ENTRY_NEW, ENTRY_EDITED, ENTRY_WITHDRAWN };

struct entry {
	const char *id;    /* "urn:uuid:…"; NULL until merge/ gives it */
	int64_t published; /* frozen at first sight; never in the future */
	int64_t updated;   /* of the last wording; published if only one */
	int precision;     /* seconds: 60 for a clock, 86400 for a date, the
	                      unit of a relative time */
	enum origin origin;
	enum entry_status status;
	const char *time_text; /* as printed */
	const char *text;      /* the headline */
	const char *url;       /* its own link; NULL: the page's */
	const char *label;     /* a category that the page prints beside the
	                          time; no store keeps it */
};

/* What is known of a source from before. */
struct history {
	struct entry *entries; /* newest first */
	size_t n;
	size_t *page;  /* the lines of the last good fetch, in page order: each
	                  an index into entries */
	size_t page_n; /* 0 before the first good fetch */
	int64_t fetched; /* the instant of that fetch, which refresh/ knows;
	                    INSTANT_NONE without one */
};

/* What one good fetch adds to it. */
struct changes {
	struct entry *added; /* new entries, in page order */
	size_t added_n;
	const char **page; /* ids of the page's lines, in page order, those of
	                      new and of known entries */
	size_t page_n;
	bool oldest_first; /* the page runs upwards: decides which of two
	                      equal instants on it is the newer */
};

/* The word for an origin ("first-seen"), for a status ("new"). */
const char *origin_word(enum origin o);
const char *entry_status_word(enum entry_status s);

#endif
