/* wall.h - tells from a page what stands in its place: a challenge to prove that
 * one is a browser, a demand for consent, a login. Pure.
 *
 * A wall is known by its title, by what stands in its tags and scripts, by how
 * its text begins, or by where one was led. That a page's text speaks of walls
 * says nothing. `asked` is the address that was asked for, `came` that of the
 * page (NULL: unknown). */
#ifndef AJEL_WALL_H
#define AJEL_WALL_H

#include "base/arena.h"
#include "base/err.h"
#include "model/text.h"

/* The page was read and its ticker not found: *err says so. ERR_CHALLENGE takes
 * its place where the page is a wall. Returns -1. */
int wall_instead(struct arena *a, const struct text *text, const char *asked,
    const char *came, struct err *err);

/* Of a page that came with an error's status: ERR_CHALLENGE, or ERR_PAGE where
 * it is no wall; a site's own error may say that access is denied. Returns -1. */
int wall_refusing(struct arena *a, const struct text *text, const char *asked,
    const char *came, struct err *err);

/* *err is that of the answer, `found` what its page was found to be: that takes
 * its place where it is a wall, and by nothing else can it. */
void wall_tell(const struct err *found, struct err *err);

#endif
