/* surplus.h - what a server sends on a connection that nobody asked for.
 *
 * libcurl reads a body as far as its Content-Length and leaves the rest lying,
 * to be taken for the answer to whatever is asked next there: a page's end, or
 * a stranger's lines under another page's name. So the socket is looked at when
 * an answer has ended, and again before a connection is asked anew. One where
 * something lies is shut, and libcurl then takes another.
 *
 * Inside src/fetch/ only. */
#ifndef AJEL_FETCH_SURPLUS_H
#define AJEL_FETCH_SURPLUS_H

#include <curl/curl.h>
#include <stdbool.h>
#include <stddef.h>

#include "fetch/transfer.h"

/* The connections that may be asked again, and how to look at them: libcurl
 * tells a connection's socket only when it has been used. All 0: none. */
struct surplus {
	struct surplus_kept *kept;
	size_t n, room;
};

void surplus_free(struct surplus *s);

/* When an answer has ended, and its handle is in the loop yet: notes in the
 * transfer whether it went on behind its end. */
void surplus_note(struct transfer *t);

/* Before a request: shuts a connection of before on which something came
 * meanwhile. It is the one to that address and port from that local port. */
void surplus_refuse(
    const struct transfer *t, const char *address, int port, int local_port);

/* Whether what came may be what was left over from before, so that it is to be
 * asked for once more on a connection of its own. */
bool surplus_is_likely(const struct transfer *t, CURLcode code);

#endif
