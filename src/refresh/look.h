/* look.h - one page, now, without state: what `ajel lines`, `ajel feed` of a
 * page and `ajel explain` show. */
#ifndef AJEL_LOOK_H
#define AJEL_LOOK_H

#include "model/entry.h"
#include "refresh/jailed.h"

/* Where to look, and how. */
struct look_at {
	struct jailed *jail;         /* where the page is read */
	const struct source *source; /* rules, zone, address for links */
	const char *place;  /* a file; "-": standard input; NULL: fetch the
	                       source's url */
	const char *format; /* as for extract() */
	int64_t now;        /* the instant of the run */
	bool now_given;     /* the user said it: no server's Date is asked */
	bool explain;       /* fill the report too */
	bool all;           /* fill the lists too; needs the report */
	bool about;         /* fill what the page says of itself */
};

/* A list of the page that is like a ticker. */
struct look_list {
	const char *heading;   /* the words above it, or NULL */
	struct entry *entries; /* as struct look's */
	size_t n;
};

struct look {
	struct extract extract;      /* filled as far as the stages came */
	struct detect_report report; /* if it was asked for */
	struct about_page about;     /* likewise */
	int64_t fetched;         /* the instant that printed times count from */
	struct entry *entries;   /* in page order, with the ids and seconds that
	                           a first refresh would give */
	struct look_list *lists; /* all of them, in page order; first the
	                            ticker where it is none of them */
	size_t lists_n;
	const char **reasons; /* of each: how its instant was found */
	size_t n;
};

/* The errors of fetch/ and of jailed_extract(). */
int look(struct arena *a, const struct look_at *at, struct look *out,
    struct err *err);

/* The two halves of it: gets the page, all of it in the arena; reads it, as often
 * as one likes. */
int look_get(struct arena *a, const struct look_at *at, struct page *out,
    struct err *err);
int look_read(struct arena *a, const struct look_at *at,
    const struct page *page, struct look *out, struct err *err);

/* A copy of a page that a fetch gave, whole in the arena. */
struct page look_keep(struct arena *a, const struct page *page);

/* The instant that printed times of the page count from: the server's Date
 * where it is sane, never later than now. */
int64_t look_fetched(const struct page *page, int64_t now);

/* Sorts newest first, entries of one instant as they were. */
void look_sort(struct entry *entries, size_t n);

#endif
