/* refresher.h - a process beside ours that refreshes what is due, for ever.
 *
 * It never reads a definition itself, nor keeps anything: each round is a child
 * of its own, so that months of rounds take no memory, and those that read pages
 * know no passwords. It ends when we do, however we end. */
#ifndef AJEL_REFRESHER_H
#define AJEL_REFRESHER_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/err.h"
#include "cmd/options.h"

struct refresher {
	pid_t pid; /* 0: there is none */
	int fd;    /* it lives as long as this is open */
};

/* Makes the process; call it before any definition is read. It waits for
 * refresher_begin. ERR_SYSTEM: the system has no room for it. */
int refresher_open(
    const struct options *o, struct refresher *r, struct err *err);

void refresher_begin(const struct refresher *r);

/* Whether it has ended though nobody asked it to. */
bool refresher_is_gone(struct refresher *r);

/* Ends it and the round that it is at, and waits for that. */
void refresher_close(struct refresher *r);

#endif
