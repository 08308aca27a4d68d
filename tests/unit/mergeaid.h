/* mergeaid.h - a page that changes, fetched again and again.
 *
 * A page is written as it prints: one line a line,
 *     09:13 headline           a clock
 *     09:13:20 headline        a clock with seconds
 *     15/08 09:13 headline     a date and a clock
 *     15/08 headline           a date
 *     -5m headline, -2h, -1d   relative
 *     yesterday 09:13 headline the day before
 *     headline                 without a time
 * and " <link" at the end of any. The zone is UTC, the year 2025. */
#ifndef AJEL_MERGEAID_H
#define AJEL_MERGEAID_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "model/entry.h"
#include "model/source.h"

struct world {
	struct arena *a;
	enum line_order order; /* as the definition says */
	const char *zone;      /* as struct shown's */
	int64_t dated; /* when the next page was made; INSTANT_NONE: now */
	struct history history;
	struct changes last; /* what the last fetch came to */
};

void world_init(struct world *w);
void world_free(struct world *w);

/* cmocka's set-up and tear-down of a test whose *state is a world. */
int world_set_up(void **state);
int world_tear_down(void **state);

/* The instant of "15/08 09:13:20" (seconds may be left out). */
int64_t world_instant(const char *s);

/* The lines of a page as resolve/ gives them, read at `now`: clocks on the
 * days that make the list run in its order, the newest not after now. */
struct entry *world_read(
    struct world *w, const char *page, int64_t now, size_t *n);

/* Fetches the page at `when` ("15/08 09:20"): merges, and saves. */
void world_fetch(struct world *w, const char *when, const char *page);
void world_merge(
    struct world *w, int64_t now, const struct entry *seen, size_t n);

/* Fetches a page that was made at `made`; an unchanged one: what
 * merge_unchanged says. */
void world_fetch_old(
    struct world *w, const char *when, const char *made, const char *page);
bool world_unchanged(struct world *w, const char *when);

/* Fails the test unless the last fetch added just these, in page order: texts,
 * with their instants: "15/08 09:13:01 headline", one a line; "" for none. */
void world_added(struct world *w, const char *want);

/* The same for the whole history, newest first. */
void world_history(struct world *w, const char *want);

/* Fails the test unless just these known entries changed by the last fetch:
 * "edited headline", one a line ("link" where only that did; "again" behind
 * the word where it is no news): those that stand, oldest first, then those
 * that don't; "" for none. */
void world_changed(struct world *w, const char *want);

/* Fails the test unless the last fetch left that gap; NULL, NULL: none. */
void world_gap(struct world *w, const char *from, const char *to);

/* The entry of a text in the history; fails the test unless there is one. */
const struct entry *world_find(struct world *w, const char *text);

#endif
