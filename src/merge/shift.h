/* shift.h - lists that stood still while the days went on. Pure.
 *
 * Private to merge/. A page without dates that nobody touched overnight says
 * `22:50` and means yesterday, but read today it "means" today: every line of
 * it comes half a day or more later than it is known. Such a line is late.
 * Late lines in their old places are the quiet page, and then new lines at its
 * older end need the same correction. A late line whose neighbours have all
 * changed is another event with the words and the clock of an old one: the
 * bulletin of every morning at nine; unless that clock was already past at the
 * last fetch, which had the old one. A pinned line, which every day comes to
 * mean another one, says nothing of the lines below it. */
#ifndef AJEL_SHIFT_H
#define AJEL_SHIFT_H

#include "merge/row.h"

/* Whether the line, if it were the known entry, would be late. */
bool shift_is_late(const struct entry *seen, const struct entry *known);

/* Undoes the pairs of late lines where the rest of the page speaks against
 * them. */
void shift_doubt(struct merging *m);

/* Marks the lines that stand where the page stood still. */
void shift_note_quiet(struct merging *m);

/* Gives new clock-only lines the day that their neighbours ask for, as far as
 * that isn't the future: those that are older than a known one in the list, and
 * those above known ones that a pinned line made the page date too early. */
void shift_repair(struct merging *m);

/* Whether the line stands where it stood; a pinned one always does. */
bool shift_has_place(const struct merging *m, const struct line *l);

/* A new event would have been on the last page, were it older than that: so what
 * is no new line by its words can only be one where its clock lies behind the
 * last fetch, but for the time that a line takes to reach the page. */
bool shift_may_be_new(const struct merging *m, int64_t t);

/* How much later a line is read than it is known, in half hours: whole days,
 * and what a change of the clocks adds to them. Less than half a day is no
 * other day. */
int64_t shift_days_off(const struct entry *seen, const struct entry *known);

/* The same clock so many days before, counted in seconds: a day is longer or
 * shorter where the clocks are changed. */
int64_t shift_by_days(const struct merging *m, int64_t t, int64_t off);

#endif
