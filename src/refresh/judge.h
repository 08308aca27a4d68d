/* judge.h - what came is judged before it counts. Pure.
 *
 * A page that shows its ticker is good, whatever else is said of it. Of one that
 * doesn't, this says why, as far as that can be told: something stands in its
 * place that wants a person or a browser, or most of the page is missing. And
 * of one that does it tells whether it is the page of the last time over again,
 * which needs no reading, and whether it shows far fewer lines than usual, which
 * somebody should look at.
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
#include "model/text.h"
#include "store/store.h"

/* The page was read and its ticker not found: *err says so. ERR_CHALLENGE takes
 * its place where the page is a wall in front of another: a challenge to prove
 * that one is a browser, a demand for consent, a login. `asked` is the address
 * that was asked for, `came` that of the page (NULL: unknown). Returns -1. */
int judge_wall(struct arena *a, const struct text *text, const char *asked,
    const char *came, struct err *err);

/* The same for the bytes of its text (0: unknown): ERR_SMALL takes the place of
 * a missing ticker, where they are less than a tenth of the usual. */
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
