/* request.h - what a request says: libcurl's options, and the headers.
 *
 * Inside src/fetch/ only. */
#ifndef AJEL_FETCH_REQUEST_H
#define AJEL_FETCH_REQUEST_H

#include "base/arena.h"
#include "base/err.h"
#include "fetch/transfer.h"

/* Readies the handle for asking the transfer's job at `url`: its own, or where
 * a redirect leads. The arena is for the while of the call. ERR_FETCH: it is no
 * address, a header can't be sent, or libcurl lacks something. */
int request_set(
    struct transfer *t, struct arena *a, const char *url, struct err *err);

#endif
