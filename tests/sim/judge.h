/* judge.h - what the program made of a page, against the truth. */
#ifndef AJEL_SIM_JUDGE_H
#define AJEL_SIM_JUDGE_H

#include "model/entry.h"
#include "model/ticker.h"
#include "site.h"
#include "store/store.h"
#include "tally.h"

/* A page as it was served. */
struct served {
	int64_t now;  /* of the poll */
	int64_t made; /* when the page was: earlier for a stale copy */
	const struct shown_line *lines; /* in page order */
	size_t n;
};

struct judge;

struct judge *judge_new(
    const struct site *s, const char *name, struct tally *tally, bool verbose);
void judge_free(struct judge *j); /* NULL is fine */

/* A good fetch whose changes were committed. */
void judge_page(struct judge *j, const struct served *page,
    const struct ticker *ticker, const struct changes *changes);

/* The page stood as it did; changes may be NULL. */
void judge_unchanged(
    struct judge *j, int64_t now, int64_t made, const struct changes *changes);

/* Holds all that the store has against what it was given. */
void judge_store(struct judge *j, struct store *store);

/* A fault that the poll itself found. */
void judge_fault(struct judge *j, enum count c, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

#endif
