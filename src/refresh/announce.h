/* announce.h - hands new lines to programs (on-new under [feed]).
 *
 * A program is run without a shell, as those of `command` are (fetch/program.h),
 * with the lines on its standard input and what it prints thrown away, beside
 * whatever else is done. Nothing here waits but announce_wait. */
#ifndef AJEL_ANNOUNCE_H
#define AJEL_ANNOUNCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "model/entry.h"
#include "model/source.h"

/* Called when a program has failed; `whose` is what it was begun for. */
typedef void announce_failed(
    void *ctx, const void *whose, const struct err *err);

struct announcer;

struct announcer *announcer_new(announce_failed *failed, void *ctx);
void announcer_free(struct announcer *a); /* kills what still runs */

/* The new lines, oldest first, as JSON Lines; none where no program wants them,
 * or where they are those of the source's first page. */
int announce_lines(const struct source *source, const struct changes *changes,
    struct buf *out, struct err *err);

/* Gives them to the source's program, as soon as there is room for it; the
 * source must live on. What they are written in may go. */
void announce(struct announcer *a, const void *whose,
    const struct source *source, const struct buf *lines);

/* Begins those that wait, and ends those that are over. */
void announce_work(struct announcer *a);

/* Waits a little for them and works; whether some are left. */
bool announce_wait(struct announcer *a);

#endif
