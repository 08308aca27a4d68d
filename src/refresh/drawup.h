/* drawup.h - the text of a definition. Pure. For survey.c and adopt.c. */
#ifndef AJEL_DRAWUP_H
#define AJEL_DRAWUP_H

#include "refresh/survey.h"

/* The definition of what was found, each value with where it came from. */
const char *drawup(
    struct arena *a, const struct survey_at *at, const struct survey *s);

/* Reads it. ERR_DEFINITION. */
int drawup_read(struct arena *a, const char *text, const char *name,
    struct source *out, struct err *err);

#endif
