/* machine.h - times that a page carries for programs, beside those that it
 * prints. Pure.
 *
 * In order of trust: seconds or milliseconds since 1970 in an attribute that
 * speaks of time; `datetime` with a zone; `datetime` without one, which is the
 * source's. Each is believed only as far as the printed clock bears it out:
 * attributes lie. */
#ifndef AJEL_MACHINE_H
#define AJEL_MACHINE_H

#include "base/arena.h"
#include "detect/candidates.h"
#include "model/ticker.h"

/* Reads seconds or milliseconds since 1970, of our days. */
bool machine_epoch(const char *s, struct printed_time *out);

/* Whether an attribute of e may be a date and a clock; quick. */
bool machine_may_carry(const xmlNode *e);

/* The machine time of e's own attributes: the word of what it was read from
 * ("epoch", "datetime"), with the attribute in *value; NULL for none. When a
 * thing was changed last is no time of a line. */
const char *machine_attribute(struct arena *a, const xmlNode *e,
    struct printed_time *out, const char **value);

/* Whether the machine's time can be that of a line that prints `text`. A false
 * `Z` is taken off it: one beside the very clock that is printed. */
bool machine_believe(
    const struct printed_time *text, struct printed_time *machine);

/* Replaces *time, as printed in the item, by a machine time of the elements
 * around it, up to the item itself. A printed zone and a printed date stand
 * above all. Returns what it took: "epoch", "datetime"; NULL: the text's. */
const char *machine_join(
    struct arena *a, const struct item *item, struct printed_time *time);

/* Gives lines back what they print where a list shows that its machine times
 * are none of theirs: a template's, which lines of different clocks share, or
 * one that only by chance could be the printed clock in some zone, since the
 * others are not in that zone. */
void machine_settle(struct ticker_line *lines, size_t n);

#endif
