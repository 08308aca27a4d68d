/* permit.h - whether a site lets us have its pages: its robots.txt, asked for
 * before them and kept in the store.
 *
 * RFC 9309 §2.3.1 and §2.4, and what we make of its choices:
 *
 * - An answer holds for a day: rules, or that there are none (a status of the
 *   400s, an empty file, a redirect that leads nowhere).
 * - A file that can't be read (a status of the 500s, no answer) allows nothing.
 *   It is asked for again after five minutes, then ten, up to a day, later if
 *   the server says so; where nothing answered, whenever a page of the site is
 *   due, for that is a failure like any other. Meanwhile the answer of before
 *   holds, if there is one; if there is none, then after thirty days all is
 *   allowed, as the RFC has it.
 * - The robots.txt of the page's own site counts; a redirect to another site is
 *   followed without asking there. */
#ifndef AJEL_PERMIT_H
#define AJEL_PERMIT_H

#include "base/arena.h"
#include "refresh/refresh.h"

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
};

/* Fills a permit for each of the n sources, asking the sites whose rules are
 * not known. What isn't fetched by HTTP, or has robots = ignore, has it. -1:
 * nothing could be fetched at all (ERR_FETCH). */
int permit_ask(struct arena *a, const struct refresh_run *run,
    const struct source *const *sources, size_t n, struct permit *out,
    struct err *err);

/* What the store knows of it, without asking anybody. ERR_STORE. */
int permit_known(struct arena *a, struct store *store,
    const struct source *source, int64_t now, struct permit *out,
    struct err *err);

#endif
