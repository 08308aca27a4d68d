/* detect.h - document tree -> the ticker's lines, and nothing else. Pure.
 *
 * The explicit way first: XPath where the definition gives it (xpath.c); where
 * it matches too little and the heading that the definition gives too stands
 * over a list that is plainly a ticker, that list, with a warning. Else
 * every run of repeated elements that each carry a clock at their edge or in
 * their own element is a candidate (candidates.c); the heading chooses among
 * them where the definition gives one, a score where it doesn't (choice.c).
 * The line's headline and link are read by headline.c. */
#ifndef AJEL_DETECT_H
#define AJEL_DETECT_H

#include "base/arena.h"
#include "base/err.h"
#include "model/source.h"
#include "model/ticker.h"

struct _xmlDoc;

/* How pages are read, by number: raise it with whatever reads a page otherwise
 * than before (weights, times, headlines; parse/ and decode/ too). A page that
 * didn't change is fetched and read once more then. */
enum { DETECT_READING = 3 };

/* A feature of a list, what it weighs, for `ajel explain`. */
struct feature_report {
	const char *name; /* "falling"; NULL ends the row of them */
	int value;        /* 0 to 100 */
	int weight;       /* points of the score for a value of 100 */
};

/* What was weighed, for `ajel explain`. */
struct candidate_report {
	const char *heading; /* words above the list, or NULL */
	const char *path;    /* XPath of the list's container */
	const char *items;   /* XPath for a definition's `items` that gives
	                        these lines again; NULL: none does. Of a list
	                        that isn't like a ticker: a guess at it */
	bool needs_items;    /* the lines stand in the markup, where an XPath
	                        can point at them */
	size_t lines;        /* lines with a time */
	int score;           /* 0 to 100 */
	bool chosen;
	bool accepted;           /* is like a ticker, whichever was chosen */
	const char *reason;      /* why it was refused or chosen; one line */
	struct ticker_line *all; /* its lines; `lines` of them */
	const struct feature_report *features; /* the heaviest first */
};

struct detect_report {
	struct candidate_report *candidates; /* in page order */
	size_t n;
};

/* `page_url` is the base of relative links (NULL: such links are dropped).
 * `report` may be NULL. ERR_TICKER: the page has no ticker; ERR_LINES: it
 * stands there without lines; the message says
 * what was missing (no timed list, nothing under the heading, the XPath
 * matches nothing) and what to do. ERR_DEFINITION: an XPath that is none. */
int detect(struct arena *a, struct _xmlDoc *doc,
    const struct ticker_rules *rules, const char *page_url, struct ticker *out,
    struct detect_report *report, struct err *err);

#endif
