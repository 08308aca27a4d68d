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

/* Seconds that a site's clock may be ahead of ours (resolve/resolve.h): a line
 * is then known by the instant at which it was seen. */
enum { ROW_AHEAD = 180 };

/* Seconds by which a page may be behind without anybody's calling it stale, and
 * a line's place or time off: pages are made every few minutes, lines come late,
 * clocks differ. */
enum { ROW_SLACK = 600 };

/* A line of this fetch. */
struct line {
	const struct entry *seen;
	uint32_t text;     /* folded (words.h) */
	uint32_t time;     /* its printed time, folded; 0: none */
	uint64_t key;      /* equal for lines that are printed alike */
	uint64_t link;     /* linekey.h, if no other line here has it; or 0 */
	uint64_t spot;     /* of such a link: linekey_place */
	size_t known;      /* the history's entry that it is, or LINE_NONE */
	size_t place;      /* its line of the last page, if the order of the two
	                      lists says so, or LINE_NONE */
	size_t span;       /* how many anchors (anchor.h) are older */
	int64_t lean;      /* how many days late those about it are read, in
	                      seconds, as far as reprints tell (match.c) */
	bool quiet;        /* stands where the page stood still (shift.h) */
	bool pinned;       /* stands above what is newer (overlap.h) */
	int64_t published; /* of a new line: what it is going to be */
};

/* A line of the last page. */
struct standing {
	size_t entry; /* in the history */
	uint64_t key, link, spot;
	size_t span;
	bool anchor;
	bool pinned; /* stood above what is newer (overlap.h) */
	int missed;  /* as struct page_line's */
};

/* What says just that (echo.h), sorted by texts, and by places. */
struct echo {
	uint32_t text; /* folded */
	size_t at;
};

struct echoes {
	const struct echo *v;
	size_t n;
};

/* The newest line so far of a list that is walked from its oldest. */
struct newest {
	int64_t published; /* INSTANT_NONE before the first */
	int precision;
};

/* A number in a link and the line of the last page that alone has it. */
struct linked {
	uint64_t link;
	size_t standing;
};

struct merging {
	struct arena *a; /* for what is needed meanwhile */
	struct words *words;
	const struct history *history;
	uint32_t *taken; /* of each entry: the line of this fetch that is it,
	                    counted from 1; 0: none */
	uint32_t *texts; /* of each entry, as row_text gives it; 0: not yet */
	uint32_t *times; /* likewise */
	struct line *lines;
	size_t n;
	struct standing *page;
	size_t page_n;
	struct echoes page_says;
	struct linked *links; /* of the last page, sorted (links.h) */
	size_t links_n;
	size_t anchors;   /* lines that both lists have in one order */
	int64_t lag;      /* seconds by which the page's relative times are
	                   behind: it comes out of a cache (drift.h) */
	int64_t lean;     /* by which they are at the most where it does not */
	const char *zone; /* as struct shown's */
	int64_t now;
	int64_t dated; /* as struct shown's, INSTANT_NONE where it says no
	                  more than now */
};

/* The first entry of the history that isn't later than t; its n if there is
 * none. */
size_t row_first(const struct history *h, int64_t t);

/* When the page was made, as far as the server says: lines ahead of that are
 * read as of then. */
int64_t row_made(const struct merging *m);

/* The minute in which an instant lies, counted from 1970. */
int64_t row_minute(int64_t t);

/* The folded text of an entry, folded when first asked for: most never are. */
uint32_t row_text(const struct merging *m, size_t entry);

/* The same of its printed time; 0: it has none. */
uint32_t row_time(const struct merging *m, size_t entry);

/* Makes line j the entry; LINE_NONE: a line of its own again. */
void row_take(struct merging *m, size_t j, size_t entry);

/* Whether a line is no known one by now. */
bool row_any_left(const struct merging *m);

/* The line of this fetch that the i-th of the last page is, or LINE_NONE. */
size_t row_line(const struct merging *m, size_t i);

/* When it was, as far as this merge knows by now. */
int64_t row_instant(const struct merging *m, const struct line *l);

/* Whether the next line of a list stands above what is clearly newer: it is
 * pinned there. */
bool row_is_pinned(struct newest *newest, int64_t published, int precision);

/* Whether two links are one, as far as the "?": what follows may be a session,
 * unless it is the number of a line. None is like any. */
bool row_same_link(const char *x, const char *y);

/* Whether its instant is derived from the time of the fetch, so that another
 * fetch of the same line gives another one. */
bool row_drifts(const struct entry *e);

/* When a line is by what it prints, be it in the future. */
int64_t row_printed(const struct entry *seen);

/* Whether a time is printed that stays as it is: neither relative nor absent.
 * One that can't be true drifts all the same. */
bool row_is_timed(const struct entry *e);

#endif
