/* add_show.h - what `ajel add` shows, on standard output. */
#ifndef AJEL_ADD_SHOW_H
#define AJEL_ADD_SHOW_H

#include "cmd/options.h"
#include "refresh/survey.h"

/* The newest lines, with the local times that they would have. ERR_OUTPUT. */
int add_show_lines(struct arena *a, const struct options *o,
    const struct survey_at *at, const struct survey *s, struct err *err);

/* What the definition says, and why. */
void add_show_values(const struct survey *s);

/* The lists of a page in which nothing was found, the best first. */
void add_show_seen(const struct survey *s, const struct err *err);

#endif
