/* errand.h - what is asked of a worker in the jail. Pure. */
#ifndef AJEL_ERRAND_H
#define AJEL_ERRAND_H

#include "refresh/extract.h"
#include "refresh/wire.h"

enum errand_kind {
	ERRAND_READ, /* extract the page's lines */
	ERRAND_WALL, /* say whether it is a guard's; nothing else of it counts */
	ERRAND_FEED, /* give the titles of a feed */
	ERRAND_CHECK /* check the expressions of `source`; there is no page */
};

struct errand {
	enum errand_kind kind;
	struct source source;
	const char *format;
	bool report; /* is wanted */
	bool about;  /* likewise */
	struct page page;
};

/* The maximum of *b must be LIMIT_JOB: b->full says that it is past it. Of the
 * source goes what extract() reads; of the page too. */
void errand_pack(const struct errand *e, struct buf *b);

/* The page's bytes stay where they are. -1: this is no errand. */
int errand_unpack(
    struct arena *a, const unsigned char *s, size_t n, struct errand *out);

#endif
