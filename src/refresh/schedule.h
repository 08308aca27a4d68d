/* schedule.h - when a source is to be fetched again. Pure.
 *
 * How often depends on the source itself. Its *room* is the time in which two
 * thirds of the lines on its page were replaced when it was at its busiest: who
 * comes within the room still finds a third of the lines that he knows, and has
 * lost none. Its *beat* is the time from line to line in that stretch. A page
 * that moves is fetched beat by beat. One at rest is fetched more and more
 * seldom, after a tenth of the time for which it has rested, but never later
 * than half its room: when the morning comes, its lines come quickly. All this
 * is between a minute and six hours, and what was learned is forgotten slowly,
 * doubling in two weeks, so that no quiet night or weekend makes it slow.
 *
 * `interval` takes the place of all this. A server that calls its answer fresh
 * (RFC 9111 §4.2) is left alone for as long as it says, but within the room; one
 * that says Retry-After, for as long as it says, up to a day; a robots.txt that
 * says Crawl-delay, up to six hours. A source that fails is tried again after
 * its usual time, then after twice that and so on, at most after a day, with
 * some chance in it from the first time on. A file is read whenever somebody
 * asks, unless its definition has an `interval`: no server is troubled by that.
 *
 * All of it is worked out anew from what the health says, so a changed
 * definition counts at once, and a clock that was wrong once does no harm. */
#ifndef AJEL_SCHEDULE_H
#define AJEL_SCHEDULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/entry.h"
#include "model/source.h"
#include "store/store.h"

/* What a good page says of its source's pace. */
struct schedule_page {
	const struct entry *seen; /* its lines with their instants, any order */
	size_t n;
	size_t added; /* of them new */
	bool gap;     /* none of them was known */
};

/* Learns from a good page that came at `now`. The health is the source's from
 * before: last_success must not be set yet. */
void schedule_learn(
    struct health *h, const struct schedule_page *page, int64_t now);

/* Notes what the server asked for with its answer at `now`: seconds, -1 where
 * it asked for nothing (fetch/fetch.h). `fresh` counts only of a good one. */
void schedule_heed(
    struct health *h, int64_t retry_after, int64_t fresh, int64_t now);

/* When the source may be fetched again; INSTANT_NONE: at any time. */
int64_t schedule_due(
    const struct source *source, const struct health *h, int64_t now);

/* Whether it is to be fetched now, with some seconds of slack, for cron is never
 * on the second; what a site asks for has none. */
bool schedule_is_due(
    const struct source *source, const struct health *h, int64_t now);

/* Seconds that the source's robots.txt wants between two pages, as far as that
 * is heeded; 0: none. */
int64_t schedule_delay(const struct health *h);

/* `until`, or INSTANT_NONE where that has passed, or can't be: no server may say
 * more than a day. */
int64_t schedule_bar(int64_t until, int64_t now);

/* Until when the server wants nobody to come, whoever asks; INSTANT_NONE: it
 * doesn't say so, or that has passed. */
int64_t schedule_barred(const struct health *h, int64_t now);

#endif
