/* window.h - the transfers that can be at work at once.
 *
 * Inside src/fetch/ only. */
#ifndef AJEL_FETCH_WINDOW_H
#define AJEL_FETCH_WINDOW_H

#include <curl/curl.h>
#include <stddef.h>

#include "base/err.h"
#include "fetch/surplus.h"
#include "fetch/transfer.h"

struct window {
	CURLM *multi;
	CURLSH *share; /* TLS sessions */
	struct surplus surplus;
	struct transfer *transfers; /* those without a job are idle */
	size_t n;
};

/* Room for `size` transfers, or for as many as libcurl has handles for. `w` is
 * zeroed, and closed by the caller whatever comes. ERR_FETCH: for none. */
int window_open(struct window *w, size_t size, struct err *err);

/* What is still under way is forgotten. */
void window_close(struct window *w);

#endif
