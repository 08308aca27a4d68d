/* redirect.h - follows redirects, one request at a time.
 *
 * libcurl could do it by itself, but would send a definition's headers, keys
 * among them, to whatever host a redirect names.
 *
 * Inside src/fetch/ only. */
#ifndef AJEL_FETCH_REDIRECT_H
#define AJEL_FETCH_REDIRECT_H

#include <curl/curl.h>

#include "base/arena.h"
#include "base/err.h"
#include "fetch/transfer.h"

/* What to do with an answer. */
enum redirect {
	REDIRECT_NONE,     /* it is none: read it */
	REDIRECT_FOLLOWED, /* the handle is ready for the next request */
	REDIRECT_NOWHERE,  /* nobody could follow it; err says why; ERR_FETCH */
	REDIRECT_REFUSED   /* we don't; err says why; ERR_FETCH */
};

enum redirect redirect_follow(
    struct arena *a, struct transfer *t, CURLcode code, struct err *err);

#endif
