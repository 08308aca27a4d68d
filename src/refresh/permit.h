/* permit.h - whether a site lets us have its pages, by its robots.txt, which is
 * asked for before them and kept in the store (courtesy.h).
 *
 * RFC 9309 §2.3.1 and §2.4, and what we make of its choices:
 *
 * - An answer holds for a day: rules, whatever type they are said to be of, or
 *   that there are none (a status of the 400s, an empty file, redirects that
 *   lead nowhere: in circles, or out of http and https).
 * - A file that can't be read (a status of the 500s, no answer, one that is
 *   packed or cut) allows nothing.
 *   It is asked for again after five minutes, then ten, up to a day, later if
 *   the server says so; where nothing answered, whenever a page of the site is
 *   due, for that is a failure like any other. Meanwhile the answer of before
 *   holds, if there is one; if there is none, then after thirty days all is
 *   allowed, as the RFC has it.
 * - The robots.txt of the page's own site counts; a redirect to another site is
 *   followed without asking there. */
#ifndef AJEL_PERMIT_H
#define AJEL_PERMIT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "fetch/fetch.h"
#include "model/source.h"
#include "store/store.h"

enum permit_state {
	PERMIT_GIVEN,
	PERMIT_REFUSED, /* `why`: the rules say so, or can't be read */
	PERMIT_UNKNOWN  /* `err`: the site doesn't answer, or the store; NULL:
	                   nobody has asked it */
};

struct permit {
	enum permit_state state;
	const char *why;       /* in words */
	int64_t again;         /* REFUSED: robots.txt isn't asked before */
	const struct err *err; /* UNKNOWN */
	int64_t delay;         /* seconds that the site wants between two
	                          requests; 0: it doesn't say */
	int64_t barred;        /* permit_known: the site wants nobody before */
};

/* Whether the source asks for one: what isn't fetched by HTTP, or has robots =
 * ignore, does not. */
bool permit_is_needed(const struct source *s);

enum { PERMIT_PATIENCE = 10 }; /* seconds for a file: pages wait for it */

/* The robots.txt of a site as a source of its own, called `name`: with nothing of
 * what definitions send. */
struct source permit_file(
    struct arena *a, const char *name, const char *origin);

/* Whether robots.txt is to be asked for before the next page of the site. */
bool permit_is_stale(const struct robots_record *r, int64_t now);

/* Notes what came of asking for it. */
void permit_learn(struct arena *a, struct robots_record *r,
    const struct fetch_result *came, int64_t now);

/* Why there are no rules, for those whom that concerns; NULL: there are, or the
 * site has none. */
const struct err *permit_reason(
    struct arena *a, const struct fetch_result *came);

/* What the site whose record it is permits the source. Without `err`. */
struct permit permit_of(struct arena *a, const struct robots_record *r,
    const struct source *source, int64_t now);

/* What the store knows of it, without asking anybody. ERR_STORE. */
int permit_known(struct arena *a, struct store *store,
    const struct source *source, int64_t now, struct permit *out,
    struct err *err);

#endif
