/* print.h - what `ajel lines` and `ajel feed` share: the choice of a format and
 * the printing of entries. */
#ifndef AJEL_PRINT_H
#define AJEL_PRINT_H

#include "base/arena.h"
#include "base/err.h"
#include "cmd/options.h"
#include "cmd/target.h"
#include "refresh/look.h"
#include "write/write.h"

/* The format of -f; without it atom for feeds, and for lines text on a terminal
 * and tsv elsewhere. ERR_USAGE: no such format, with the ones there are. */
int print_format(const struct options *o, enum format_kind kind,
    const struct format **out, struct err *err);

/* Either kind; without -f that for lines. ERR_USAGE. */
int print_format_any(
    const struct options *o, const struct format **out, struct err *err);

/* The look at the target that the options ask for. */
void print_look_at(const struct options *o, const struct target *target,
    struct jailed *jail, struct look_at *out);

/* Prints lists of a page, each with its number and its heading. ERR_OUTPUT. */
int print_lists(struct arena *a, const struct options *o,
    const struct source *source, const struct format *format,
    const struct look_list *lists, size_t n, struct err *err);

/* Prints the feed where -o says: of a feed's format not a byte unless readers
 * can take it (write/verify.h). ERR_OUTPUT. */
int print_feed(const struct options *o, const struct format *format,
    const struct feed *feed, struct err *err);

/* The same of the entries, in the order given. */
int print_entries(struct arena *a, const struct options *o,
    const struct source *source, const struct format *format,
    const struct entry *entries, size_t n, struct err *err);

#endif
