/* flight.h - the fetches of a run that are under way, and how each ends.
 *
 * Only refresh.c begins them. */
#ifndef AJEL_FLIGHT_H
#define AJEL_FLIGHT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "model/page.h"
#include "refresh/announce.h"
#include "refresh/judge.h"
#include "refresh/permit.h"
#include "refresh/refresh.h"
#include "refresh/sites.h"
#include "store/store.h"

/* A fetch under way, and the source it is for. */
struct flight {
	const struct refresh_job *job;
	struct health health;     /* as the store has it */
	const char *rules;        /* its validators belong to (validity.h) */
	struct shared_site *site; /* NULL: none */
	struct permit permit;     /* of that site */
	struct flight *sibling;   /* another that waits for its robots.txt */
	int64_t begun;            /* clock_ticks() as its page was asked for */
	bool unread;            /* it couldn't be read: not to be overwritten */
	struct page page;       /* what is said of a page that is in the jail */
	struct judge_body body; /* of that page */
	const char *from;       /* where redirects led to it; NULL: nowhere */
	unsigned untold;        /* its feeds that are others now, of which its
	                           hub hasn't heard (publish.h) */
	unsigned told;          /* those of them of which it has by now */
	const char *written;    /* what the store says of them */
	bool complained;        /* of its program or hub, to standard error */
	struct buf news;        /* new lines that a program is to be told of */
	const struct err *refusal; /* the page in the jail came with this error;
	                              NULL: with none */
};

struct refreshing {
	const struct refresh_run *run;
	const char *real_dir;  /* run->dir's real path */
	struct arena *kept;    /* for the whole run: health of the flights */
	struct arena *scratch; /* for one source */
	struct sites *sites;
	struct flight *flights;
	size_t flying;
	struct shared_site **asking; /* behind them: for their robots.txt */
	struct refresh_progress at;
	struct announcer *announcer;
	struct err broken; /* why no page can be read any more; or ERR_NONE */
	struct err
	    unsaved;     /* why what had waited couldn't be saved; the same */
	int64_t settled; /* clock_ticks() when it last was */
	bool told_of_system; /* standard error knows of an ERR_SYSTEM */
	int64_t began;       /* clock_ticks() of run->now */
};

/* The present, for what is to last from here on: a run takes minutes at times. */
int64_t flight_present(const struct refreshing *r);

/* Tells the run's report. */
void flight_report(struct refreshing *r, const struct refresh_outcome *outcome);

/* Saves the source's health, with what changed, unless nothing is written. */
int flight_commit(const struct refreshing *r, struct flight *f,
    const struct health *h, const struct changes *changes, struct err *err);

/* Saves health that can wait to be saved with that of others. */
int flight_note(const struct refreshing *r, struct flight *f,
    const struct health *h, struct err *err);

/* The source failed: its history, its feeds and its validators stay. Where this
 * computer is at fault (ERR_SYSTEM), it isn't counted. */
void flight_fail(struct refreshing *r, struct flight *f, const struct err *err);

/* The program that was told of its new lines failed, which standard error should
 * hear of once a day. `ctx` is the struct refreshing, `whose` the flight. */
void flight_unannounced(void *ctx, const void *whose, const struct err *err);

/* Saves what came of programs and hubs, in a store that was perhaps given back
 * meanwhile. */
void flight_remember(struct refreshing *r);

/* What is left to do when a source's fetch is known to be good (rc 0), or
 * not. */
void flight_conclude(struct refreshing *r, struct flight *f,
    const struct refresh_outcome *o, int rc, struct err *err);

#endif
