/* refresh.h - the pipeline: what cron runs. The one place that knows the order
 * of the stages.
 *
 * For every source that is due: fetch; decode, parse, detect (extract.h);
 * resolve; merge with the store's history; one transaction; publish. A source
 * that fails costs nothing but itself: its history and its feeds stay. */
#ifndef AJEL_REFRESH_H
#define AJEL_REFRESH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "model/source.h"
#include "refresh/jailed.h"
#include "store/store.h"

/* A source to refresh; or a definition that couldn't be read, so that its
 * failures are counted like any other's. */
struct refresh_job {
	const char *name;
	const struct source *source; /* NULL: `broken` says why */
	const struct err *broken;
	bool forced; /* the schedule is not asked, but the server is */
	bool named;  /* by the user, who is waiting to hear of it */
};

enum refresh_state {
	REFRESH_UPDATED,   /* new lines came, or known ones changed */
	REFRESH_UNCHANGED, /* the page shows what it showed */
	REFRESH_WAITING,   /* not due */
	REFRESH_BARRED,    /* the server wants nobody to come (Retry-After) */
	REFRESH_SPACED,    /* it wants time between two pages (Crawl-delay) */
	REFRESH_SILENT,    /* another source of its site got no answer */
	REFRESH_BLOCKED,   /* by the site's robots.txt */
	REFRESH_FAILED,
	/* Behind one of these: the program that it wants to be told of new
	 * lines failed, which is no failure of the source. */
	REFRESH_UNANNOUNCED
};

/* What came of one source. */
struct refresh_outcome {
	const char *name;
	enum refresh_state state;
	bool same;    /* the page came as it was: a 304, or the same bytes */
	size_t lines; /* on the page */
	size_t added; /* of them new */
	size_t edited, withdrawn,
	    returned;          /* known lines, by what they became */
	const struct gap *gap; /* lines may be missing in it; NULL: none */
	const struct err *err; /* REFRESH_FAILED, REFRESH_UNANNOUNCED */
	const char *warning;   /* of the ticker (model/ticker.h); or NULL */
	int failures;          /* running, this one counted */
	const char *why;       /* REFRESH_BLOCKED, in words */
	int64_t next_due;      /* REFRESH_WAITING, _BARRED, _SPACED; of
	                          REFRESH_BLOCKED when the site is asked again */
	bool tell; /* REFRESH_FAILED: standard error should say so (at once for
	              a named one and for a slip in a definition, else at the
	              third failure running; then once a day, so that cron
	              doesn't mail all day) */
};

/* How far a run is. */
struct refresh_progress {
	size_t due;     /* sources that are fetched */
	size_t done;    /* of them, failed or not */
	size_t failed;  /* of those */
	size_t running; /* being fetched */
};

/* Called at least once a second while pages are fetched; false: begin nothing
 * more, and forget what is being fetched. */
typedef bool refresh_turn(void *ctx, const struct refresh_progress *at);

/* Called once a source, as it ends; but for REFRESH_UNANNOUNCED. */
typedef void refresh_report(void *ctx, const struct refresh_outcome *outcome);

/* Called once, when all is written that is going to be, and what is left is to
 * wait for programs and hubs: neither the store nor the jail is used any more, so
 * that others may have them. `good`: nothing kept the run from what it is for. */
typedef void refresh_release(void *ctx, bool good);

/* The store again, to note in it what came of programs and hubs; NULL: it can't be
 * had, and the note isn't made. */
typedef struct store *refresh_regain(void *ctx);

struct refresh_run {
	struct jailed *jail; /* where pages are read; opened before the store */
	struct store *store;
	const char *dir; /* where the feeds go; it is made if missing */
	int transfers;   /* fetches at one time */
	bool dry;        /* do all, write nothing */
	int64_t now;     /* the instant of the run */
	bool now_given;  /* the user said it: no server's Date is asked */
	bool watched;    /* somebody looks on: tell every failure */
	refresh_report *report;
	refresh_turn *turn;       /* NULL: nobody asks */
	refresh_release *release; /* both NULL: the store stays */
	refresh_regain *regain;
	void *ctx;
};

/* Refreshes n sources. 0 when each has been reported, failed or not, or when
 * `turn` ended it; -1 when nothing could be done at all (ERR_OUTPUT: dir;
 * ERR_FETCH), or no more from some point on (ERR_SYSTEM: nobody is left to read
 * pages; what isn't reported by then is as it was). */
int refresh(const struct refresh_run *run, const struct refresh_job *jobs,
    size_t n, struct err *err);

#endif
