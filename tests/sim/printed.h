/* printed.h - times as pages print them, and what they then mean. */
#ifndef AJEL_SIM_PRINTED_H
#define AJEL_SIM_PRINTED_H

#include "base/buf.h"
#include "site.h"

/* The time of the event on a page made `at`, in its element; a label stands in
 * the same element. */
void print_clock(struct buf *b, const struct site *s, const struct layout *l,
    const struct event *e, int64_t at, const char *label);

void print_date(struct buf *b, const struct site *s, const struct civil *day);

/* The earliest instant that the printed time can mean to one who knows the
 * day. */
int64_t printed_instant(
    const struct layout *l, const struct event *e, int64_t at);

/* Whether the form says which day is meant. */
bool printed_day(const struct layout *l);

#endif
