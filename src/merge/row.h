/* row.h - what merge/ notes about each line while it works.
 *
 * Private to merge/. Both lists run from their oldest line to the newest,
 * whatever the page's order. */
#ifndef AJEL_ROW_H
#define AJEL_ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "merge/words.h"
#include "model/entry.h"

#define LINE_NONE SIZE_MAX

/* A line of this fetch. */
struct line {
	const struct entry *seen;
	uint32_t text;     /* folded (words.h) */
	uint64_t key;      /* equal for lines that are printed alike */
	size_t known;      /* the history's entry that it is, or LINE_NONE */
	size_t place;      /* its line of the last page, if the order of the two
	                      lists says so, or LINE_NONE */
	int64_t published; /* of a new line: what it is going to be */
};

/* A line of the last page. */
struct standing {
	size_t entry; /* in the history */
	uint64_t key;
};

struct merging {
	struct arena *a; /* for what is needed meanwhile */
	struct words *words;
	const struct history *history;
	bool *taken;     /* of each entry: a line of this fetch is it */
	uint32_t *texts; /* of each entry, as row_text gives it; 0: not yet */
	struct line *lines;
	size_t n;
	struct standing *page;
	size_t page_n;
	int64_t now;
};

/* The first entry of the history that isn't later than t; its n if there is
 * none. */
size_t row_first(const struct history *h, int64_t t);

/* The minute in which an instant lies, counted from 1970. */
int64_t row_minute(int64_t t);

/* The folded text of an entry, folded when first asked for: most never are. */
uint32_t row_text(const struct merging *m, size_t entry);

/* Whether its instant is derived from the time of the fetch, so that another
 * fetch of the same line gives another one. */
bool row_drifts(const struct entry *e);

/* Whether a time is printed that stays as it is: neither relative nor absent.
 * One that can't be true drifts all the same. */
bool row_is_timed(const struct entry *e);

#endif
