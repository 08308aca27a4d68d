/* condition.h - what is to be said of a source's health, and in which words.
 * Pure. */
#ifndef AJEL_CONDITION_H
#define AJEL_CONDITION_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "cmd/known.h"
#include "refresh/permit.h"
#include "store/store.h"

/* How bad it is; the worst stand first. */
enum gravity {
	GRAVITY_FAILING, /* the last fetch, or the definition */
	GRAVITY_BLOCKED, /* by the site's robots.txt */
	GRAVITY_FROZEN,  /* the page answers, but no line comes any more */
	GRAVITY_WARNED,  /* it goes on, but a person should look */
	GRAVITY_NEW,     /* never fetched */
	GRAVITY_FINE,
	GRAVITY_FORGOTTEN /* no definition any more */
};

struct condition {
	const char *source;
	enum gravity gravity;
	const char *state;   /* "ok", "new", "frozen", "robots", "undefined", or
	                      the word of what failed (base/err.h): "fetch" */
	const char *failure; /* in words, without that word; NULL: none */
	const char *warning; /* NULL: none */
	const char *detector;
	int64_t last_success; /* instants: INSTANT_NONE where unknown */
	int64_t last_failure;
	int64_t next_due; /* INSTANT_NONE: at any time */
	int64_t barred;   /* the server wants nobody to come before */
	int failures;     /* running */
	int64_t lines;
	int64_t tenths; /* of a line a day, in the last week; -1: unknown */
	const struct gap *gaps; /* oldest first */
	size_t gaps_n;
};

/* What it comes to by `now`. */
struct condition condition_of(struct arena *a, const struct known *known,
    const struct health *health, const struct summary *summary, int64_t now);

/* What holds for all sources of the site (permit_known): when it may be asked
 * again, and whether it refuses the page: then nothing else matters. */
void condition_permit(struct condition *c, const struct permit *permit);

/* Sorts the worst first, those of one gravity by name. */
void condition_sort(struct condition *all, size_t n);

#endif
