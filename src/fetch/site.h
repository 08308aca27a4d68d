/* site.h - which robots.txt an address is under (RFC 9309 §2.3). */
#ifndef AJEL_FETCH_SITE_H
#define AJEL_FETCH_SITE_H

#include "base/arena.h"

struct site {
	const char *origin; /* scheme, host without a final dot, and port where
	                       it isn't the usual: "http://example.org:8080" */
	const char *path;   /* with the query, as it is sent: "/news?page=2" */
};

/* 0, or -1 where url is no http or https address. */
int site_of(struct arena *a, const char *url, struct site *out);

#endif
