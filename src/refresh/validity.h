/* validity.h - what validators belong to: a source's address, the rules by which
 * its page was read, the program that read it, and where redirects led. Pure.
 *
 * It is what health.url says. With other rules the same page says something
 * else, so who changed a definition wants the page whole, and what failed on its
 * account gets a new chance. So does who has a program that reads better. */
#ifndef AJEL_VALIDITY_H
#define AJEL_VALIDITY_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/source.h"
#include "store/store.h"

/* The source's address and rules, and the program, in one line: it is asked for
 * once a run. */
const char *validity_rules(struct arena *a, const struct source *s);

/* What is to be kept with these rules of a page that redirects led to at `from`;
 * NULL: nowhere. */
const char *validity_of(struct arena *a, const char *rules, const char *from);

/* Whether what is known belongs to the rules; *from says where it came from
 * then, NULL: from the source's own address. */
bool validity_holds(
    const struct health *h, const char *rules, const char **from);

/* Whether what is known is of another address than the source has now. */
bool validity_is_elsewhere(const struct health *h, const struct source *s);

/* The rules proved wrong on the page: they are known by now, but no validator
 * and no body belongs to them. */
void validity_know(struct health *h, const char *rules);

/* A definition that was mended is tried as if it were new; one that fails on
 * its page as it did is a failure like any. */
void validity_forgive(struct health *h, const char *rules);

#endif
