/* xpath.h - the lines that a definition points at with XPath 1.0. Pure. */
#ifndef AJEL_XPATH_H
#define AJEL_XPATH_H

#include "base/arena.h"
#include "base/err.h"
#include "model/source.h"
#include "model/ticker.h"

struct _xmlDoc;

/* Reads every element and text that rules->items matches; time, text and link relative
 * to it where given, by the detector's own eyes where not. An item without a
 * time is left out unless rules->untimed. ERR_DEFINITION: an expression that
 * is no XPath 1.0, or doesn't give nodes where nodes are needed. ERR_PAGE: one
 * takes more than LIMIT_XPATH_STEPS on this page. */
int xpath_lines(struct arena *a, struct _xmlDoc *doc,
    const struct ticker_rules *rules, const char *base,
    struct ticker_line **lines, size_t *n, struct err *err);

/* Whether the rules' expressions are XPath 1.0; what stands in a predicate that
 * no page has reached yet is not looked at. ERR_DEFINITION. */
int xpath_check(const struct ticker_rules *rules, struct err *err);

/* Whether it is an expression that gives nodes, not a string or a number. */
bool xpath_gives_nodes(const char *expr);

#endif
