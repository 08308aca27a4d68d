/* frontpage.h - what stands beside the feeds, of all sources: index.html for
 * people, feeds.opml for readers. */
#ifndef AJEL_FRONTPAGE_H
#define AJEL_FRONTPAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "cmd/options.h"
#include "refresh/refresh.h"
#include "store/store.h"

struct frontpage {
	const struct options *o; /* whose arguments don't matter: all defined
	                            sources are shown */
	struct store *store;
	const char *dir;
	int64_t now;
	/* All defined sources, sorted by name; or those that were named. */
	const struct refresh_job *jobs;
	size_t n;
	bool named;
};

/* Brings both in line with the store and the definitions. Reads no line of
 * sources of which the page shows what there is; and where sources were named, no
 * other definition unless they bring something. Where nothing is defined any more
 * the store isn't asked, and may be NULL. ERR_OUTPUT, and the errors of the
 * store and of the definitions' folder. */
int frontpage_write(const struct frontpage *f, struct err *err);

/* Whether definitions came or went, or were written anew, since the page was; it
 * may not show that. */
bool frontpage_is_older(
    struct arena *a, const struct options *o, const char *dir);

/* Whether that is the name of one of the two; and whether the file is whole.
 * ERR_INPUT: it can't be read; ERR_OUTPUT: it was cut short. */
bool frontpage_is(const char *path);
int frontpage_check(struct arena *a, const char *path, struct err *err);

#endif
