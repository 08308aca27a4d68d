/* finding.h - what a worker in the jail answers. Pure.
 *
 * The answer may be a page's, through a worker that it has taken over: what is
 * unpacked keeps to model/ticker.h and base/limits.h, or is refused. */
#ifndef AJEL_FINDING_H
#define AJEL_FINDING_H

#include "refresh/extract.h"
#include "refresh/wire.h"

struct finding {
	int rc;                      /* what extract() gave */
	struct err err;              /* where that is -1 */
	struct extract extract;      /* as far as the stages came; text.s is
	                                NULL: the text stays where it was read */
	struct detect_report report; /* empty if it wasn't wanted */
	struct about_page about;     /* likewise */
};

void finding_pack(const struct finding *f, struct buf *b);

/* -1: this is no finding. */
int finding_unpack(
    struct arena *a, const unsigned char *s, size_t n, struct finding *out);

/* The answer where a feed was to be read: its titles, or NULL. */
void titles_pack(const char *const *titles, size_t n, struct buf *b);
int titles_unpack(struct arena *a, const unsigned char *s, size_t size,
    const char ***titles, size_t *n);

/* The answer where a definition was to be checked: 0, or -1 with *err. */
void verdict_pack(int rc, const struct err *err, struct buf *b);
int verdict_unpack(struct arena *a, const unsigned char *s, size_t n, int *rc,
    struct err *err);

#endif
