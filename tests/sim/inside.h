/* inside.h - what the parts of the judge share. Private to it. */
#ifndef AJEL_SIM_INSIDE_H
#define AJEL_SIM_INSIDE_H

#include "judge.h"
#include "records.h"

/* What the program said of an event so far. */
struct known {
	size_t record; /* its entry; NO_RECORD: it was never served */
	int wording;   /* as last served, */
	int64_t page;  /* on the good page of that number, counted from 1, */
	int64_t at;    /* at that time, */
	bool pinned;   /* where it was pinned */
	int64_t first; /* the good page that had it first */
	bool misdated; /* where nobody could know its day */
	size_t by_wording[WORDINGS]; /* the entries that had each of them */
};

/* A line that was served and is gone. */
struct absent {
	size_t event;
	int pages; /* good ones without it, though an older line stood */
};

enum { ABSENT_MAX = 4 * PAGE_MAX };

struct judge {
	const struct site *site;
	const char *name; /* how to run this site alone */
	struct tally *tally;
	bool verbose;
	struct arena *arena;
	struct records records;
	struct known *known; /* of each event */
	struct absent absent[ABSENT_MAX];
	size_t absent_n;
	int64_t page;       /* number of the good page at hand */
	struct served last; /* the last one, */
	struct shown_line last_lines[PAGE_MAX];
	struct served now; /* and the one at hand */
	bool common;       /* they show a line both, pinned ones aside */
	bool lost_zone;    /* judge_lost_zone */
	bool adrift; /* nobody can know in which zone the clocks are printed */
	bool told;   /* a fault of this page has been told */
};

/* The first wording of the event that has the same text. */
int first_wording(const struct event *e, int wording);

bool is_stale(const struct served *page);

/* identity.c: whether a line stands whose day nobody could know. */
bool any_misdated(const struct judge *j);

/* identity.c: line k of the page at hand is entry `record`. */
void judge_identity(struct judge *j, size_t k, size_t record);

/* Fills how far the days of the page's lines can be known at all: whether line
 * k of it, a clock alone, must be given its right day. */
void judge_days(const struct judge *j, bool knowable[PAGE_MAX]);

/* identity.c: the instant of a new entry. */
void judge_instant(
    struct judge *j, size_t k, const struct entry *e, bool knowable);

/* absence.c: whether the page shows a line of the last one, pinned lines aside;
 * before the lines of the page are bound to entries. */
bool judge_overlap(const struct judge *j);

/* absence.c: whether the clocks are in another zone than on the last page, which
 * too few lines have in common with this one to tell; before the lines of the
 * page are bound to entries. */
bool judge_lost_zone(const struct judge *j);

/* absence.c: before the lines of the page are bound to entries. */
void judge_gap(struct judge *j, const struct gap *gap);

/* After that: what the changes say of lines that are gone. */
void judge_withdrawn(struct judge *j, size_t record);
void judge_absences(struct judge *j);

#endif
