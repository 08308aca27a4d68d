/* suggest.h - what a definition of a page would say, and how sure that is. Pure.
 *
 * All that is known is the page and its address, the instant of the fetch, and
 * what ICU and the tz database say of countries. */
#ifndef AJEL_SUGGEST_H
#define AJEL_SUGGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/about.h"
#include "model/ticker.h"

enum sureness {
	SUGGEST_SURE,   /* the page bears it out, and nothing else would fit */
	SUGGEST_LIKELY, /* it fits, or there is no better guess */
	SUGGEST_UNSURE  /* others fit as well, or the page speaks against it */
};

/* A value, and in a few words where it comes from. */
struct said {
	const char *value; /* NULL: there is none */
	const char *why;
};

/* What is known. */
struct suggest_from {
	const char *url; /* of the page */
	const struct about_page *about;
	const char *served; /* Content-Language, or NULL */
	const struct ticker *ticker;
	bool oldest_first;    /* how the ticker runs */
	int64_t fetched;      /* the instant that its times count from */
	bool dated;           /* that instant is the server's or the user's */
	const char *home;     /* the zone that the user lives in */
	const char *language; /* that the user gave, or NULL */
	const char *name;     /* the same */
	const char *heading;  /* above the ticker, or NULL */
	const char *const *taken; /* the names of other sources */
	size_t taken_n;
};

struct suggestion {
	struct said name;       /* [a-z0-9][a-z0-9._-]*, none of `taken` */
	struct said title;      /* for people */
	struct said language;   /* or nothing */
	struct said zone;       /* it exists */
	enum sureness sureness; /* of the zone */
};

void suggest(
    struct arena *a, const struct suggest_from *from, struct suggestion *out);

/* Whether the words above a list are likely to stand there tomorrow: few, and
 * no clock or count among them. */
bool suggest_is_steady(const char *heading);

/* "sure", "likely", "not sure". */
const char *suggest_word(enum sureness s);

#endif
