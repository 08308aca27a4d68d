/* entry.h - a ticker line with an identity and an instant, both for ever.
 *
 * Made by resolve/ (instants) and merge/ (ids), kept by store/, published by
 * write/. Instants are UTC (base/instant.h); absent strings are NULL. */
#ifndef AJEL_ENTRY_H
#define AJEL_ENTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How the instant was derived, from the surest down. */
enum origin {
	ORIGIN_ZONED,     /* date and clock printed with their zone */
	ORIGIN_PRINTED,   /* date printed; the zone is the source's */
	ORIGIN_CLOCK,     /* only a clock printed; the date is inferred */
	ORIGIN_RELATIVE,  /* "5 minutes ago", "yesterday, 18:00" */
	ORIGIN_FIRST_SEEN /* no time printed, none that can be true, or only
	                     the date of that very day */
};

/* What an entry is by now. */
enum entry_status {
	ENTRY_NEW,
	ENTRY_EDITED,    /* it had another wording before */
	ENTRY_WITHDRAWN, /* gone from the page, though older lines stand */
	ENTRY_RETURNED   /* of a change only: withdrawn no more */
};

/* Something that happened to an entry. */
struct change {
	enum entry_status status; /* what it became by it */
	int64_t at;               /* the run that saw it */
	const char *text;         /* the wording from then on */
	const char *url;          /* the link from then on, or NULL */
};

struct entry {
	const char *id;    /* "urn:uuid:…"; NULL until merge/ gives it */
	int64_t published; /* frozen at first sight; never in the future */
	int64_t updated;   /* of the last change that is news to readers: a
	                      wording that it never had, withdrawn, returned;
	                      published while there was none */
	int precision;     /* seconds: 60 for a clock, 86400 for a date, the
	                      unit of a relative time */
	enum origin origin;
	enum entry_status status;
	int64_t first_seen; /* when the page that brought it was made: the run,
	                       or before, if it came out of a cache; INSTANT_NONE:
	                       unknown, or it is new */
	const char *time_text; /* as first printed */
	const char *text;      /* the headline, as last worded */
	const char *url;   /* its own link, as last seen; NULL: the page's */
	int64_t ahead;     /* where the printed time lies after the fetch,
	                      by less than a day: when that is, since
	                      nothing else says so; 0: it doesn't. No store
	                      keeps it */
	const char *label; /* a category that the page prints beside the
	                          time; no store keeps it */
	bool urgent;       /* the page marked it so when it was first seen, in
	                      another way than by words of the text */
	const struct change *changes; /* all that happened to it, oldest first,
	                                 its first wording too; none while
	                                 nothing but that happened */
	size_t changes_n;
	/* Of a feed in which each wording is an entry of its own (no history
	 * has such): which wording it is, from 2, and the line that it is of,
	 * whose `changes` are the wordings before it, each once, if the feed
	 * shows none of them. */
	int revision; /* 0: the line itself */
	const struct entry *line;
};

/* A line of the last good fetch, or one that stood there until lately. */
struct page_line {
	size_t entry; /* an index into the history's entries */
	int missed;   /* good fetches running that lacked it while an older
	                 line still stood; 0: it stands */
};

/* A time in which lines may have come and gone unseen. */
struct gap {
	int64_t from; /* the newest line known before */
	int64_t to;   /* the oldest line on the page after */
};

/* What is known of a source from before. */
struct history {
	struct entry *entries; /* newest first */
	size_t n;
	struct page_line *page; /* in page order */
	size_t page_n;          /* 0 before the first good fetch */
	int64_t fetched; /* the instant of that fetch, which refresh/ knows;
	                    INSTANT_NONE without one */
};

/* What became of a known entry. */
struct changed {
	const char *id;
	struct change change;
	enum entry_status status; /* the entry's from now on; never RETURNED */
	int64_t updated;          /* likewise */
	bool logged; /* false: only the link changed, which is no event */
};

/* A line of the page that is to be remembered. */
struct page_id {
	const char *id;
	int missed; /* as struct page_line's */
};

/* What one good fetch adds to it. */
struct changes {
	struct entry *added; /* new entries, in page order */
	size_t added_n;
	struct changed *changed; /* known entries, no order, each once */
	size_t changed_n;
	struct page_id *page; /* in page order, those of new and of known
	                         entries, and those lately gone */
	size_t page_n;
	const struct gap *gap; /* NULL: none */
	bool first; /* the source's first page: what stands on it was there
	               before anybody looked, and is no news */
	bool oldest_first; /* the page runs upwards: decides which of two
	                      equal instants on it is the newer */
};

/* The word for an origin ("first-seen"), for a status ("new"). */
const char *origin_word(enum origin o);
const char *entry_status_word(enum entry_status s);

#endif
