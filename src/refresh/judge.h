/* judge.h - what came is judged before it counts. Pure.
 *
 * A page that shows its ticker is good, whatever else is said of it. Of one that
 * doesn't, wall.h says what stands in its place, and this whether most of it is
 * missing. And of one that does it tells whether it is the page of the last time
 * over again, which needs no reading, and whether it shows far fewer lines than
 * usual, which somebody should look at.
 *
 * What is usual is learned from good pages alone, a sixteenth of the way with
 * each, so a page that was rebuilt is the usual one after a day. */
#ifndef AJEL_JUDGE_H
#define AJEL_JUDGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "model/page.h"
#include "store/store.h"

/* The page was read and its ticker not found, as *err says: ERR_SMALL takes its
 * place, where its text is of less than a tenth of the usual bytes (0:
 * unknown). */
void judge_size(const struct health *h, size_t bytes, struct err *err);

/* A warning where a ticker shows fewer lines than a fifth of the usual ones, of
 * which there are ten at least; else NULL. */
const char *judge_lines(struct arena *a, const struct health *h, size_t lines);

/* Learns from a good page: the bytes of its text, its lines. */
void judge_learn(struct health *h, size_t bytes, size_t lines);

/* The bytes of a page as they came, with what was said of how to read them. */
struct judge_body {
	uint64_t hash; /* never 0 */
	int64_t length;
};

struct judge_body judge_body_of(const struct page *page);

/* Whether the page is that of the last fetch, which was good. By what rules it
 * was read is not looked at. */
bool judge_is_same(const struct health *h, const struct judge_body *body);

#endif
