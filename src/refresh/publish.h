/* publish.h - a source's history -> its feed files. */
#ifndef AJEL_PUBLISH_H
#define AJEL_PUBLISH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "model/source.h"
#include "store/store.h"

/* How many entries the source's feeds hold. */
size_t publish_limit(const struct source *source);

/* The entries that the source's feeds are made of, for wordings_published: the
 * newest; and where each wording is an entry of its own, those also that are
 * older, and were reworded since. The errors of the store. */
int publish_history(struct arena *a, struct store *store,
    const struct source *source, struct history *out, struct err *err);

/* What dir's files of this source are: what they would be made from, and the
 * sizes that they have. `dir` is its real path (realpath), whatever name it goes
 * by. A stamp taken after publish() and equal to one taken
 * later means that nothing has changed, neither the history nor the definition
 * nor, by somebody's hand, a file; so an unchanged source costs no rendering. */
const char *publish_stamp(struct arena *a, const struct source *source,
    const char *dir, int64_t generation);

/* Whether what publish() left when it last wrote is of that stamp. */
bool publish_is_fresh(const char *written, const char *stamp);

struct publish_job {
	struct store *store;
	const struct source *source;
	const char *dir;
	const char *real;   /* of dir: its real path */
	int64_t generation; /* of the source's history */
	int64_t now;        /* bounds the dates */
};

/* What came of it. */
struct published {
	const char *written; /* before: what was left when it last wrote, or
	                        NULL; then: what is to be kept for the next
	                        time */
	unsigned changed;    /* bit i: the file of format_at(i) is another */
};

/* Writes name.atom, name.rss … into dir, each checked before it replaces the
 * old one, and the archives of what they have no room for (archive.h).
 * ERR_OUTPUT, and the errors of the store. */
int publish(struct arena *a, const struct publish_job *job,
    struct published *out, struct err *err);

#endif
