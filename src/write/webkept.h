/* webkept.h - what a page for people can give to the next one: the lines of the
 * sources of which there is nothing new, as they stand in it. Pure. */
#ifndef AJEL_WEBKEPT_H
#define AJEL_WEBKEPT_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "model/board.h"

/* A source in a page. What it points at is the page's. */
struct webkept {
	const char *name; /* no string: name_len bytes */
	size_t name_len;
	const char *panel; /* as webpage_put_panel wrote it */
	size_t panel_len;
};

/* All of them. */
struct webkept_list {
	struct webkept *all; /* sorted by name */
	size_t n;
};

/* Appends, behind a panel's lines, which are out's last `len` bytes, a comment
 * that they are known by. */
void webkept_put(const struct panel *p, size_t len, struct buf *out);

/* Finds the sources in a page of `len` bytes; none where it isn't whole. */
void webkept_read(
    struct arena *a, const char *page, size_t len, struct webkept_list *out);

/* The source of that name, or NULL. */
const struct webkept *webkept_find(
    const struct webkept_list *list, const char *name);

/* Gives the panel the lines that stand in the page; false where they were made
 * from something else than p->stamp says, or were changed by hand. */
bool webkept_take(const struct webkept *kept, struct panel *p);

#endif
