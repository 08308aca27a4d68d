/* source.h - one page that we follow, as its definition says.
 *
 * Made by conf/ from feeds/NAME.conf, or by cmd/ from the command line; read by
 * every stage, changed by none. Absent strings are NULL. */
#ifndef AJEL_SOURCE_H
#define AJEL_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum line_order {
	ORDER_UNKNOWN, /* found from the times; newest first in doubt */
	ORDER_NEWEST_FIRST,
	ORDER_OLDEST_FIRST
};

/* How the page writes a clock. The colon is always read; the others stand in
 * prices, scores and dates too, so they are read only when asked for. */
enum clock_style {
	CLOCK_COLON, /* 09:13 */
	CLOCK_DOT,   /* 09.13 */
	CLOCK_H      /* 9h13 */
};

/* [ticker]: where the lines are. Every part may be absent. */
struct ticker_rules {
	const char *heading; /* the words above the list: "عاجل 24/7" */
	const char *items;   /* XPath 1.0 of the lines' elements */
	const char *time;    /* XPath of the time, relative to an item */
	const char *text;    /* XPath of the headline, relative to an item */
	const char *link;    /* XPath of the link, relative to an item */
	enum line_order order;
	enum clock_style clock;
	const char *language; /* of the page, where more is known than its own
	                         lang: it says how dates and clocks are read */
	bool untimed;         /* take a list whose lines carry no time */
	int min_lines;        /* fewer lines are no ticker; 0: the default */
};

/* Whether the site's robots.txt (RFC 9309) is asked before the page. */
enum robots_rule {
	ROBOTS_OBEY,
	ROBOTS_IGNORE /* for one's own site */
};

/* [fetch]: how to ask for the page. */
struct fetch_rules {
	int64_t interval;     /* seconds between fetches at the least; 0: any */
	int64_t timeout;      /* seconds for the whole answer; 0: the default */
	size_t max_bytes;     /* bytes on the wire; 0: the default */
	const char **headers; /* "Name: value", sent as they are */
	size_t headers_n;
	/* The words of a program whose output is the page, NULL-terminated;
	 * NULL: the page is fetched. */
	const char **command;
	enum robots_rule robots;
	bool allow_private; /* addresses of this computer and its networks */
};

/* What readers are given for a headline that was reworded. */
enum edit_rule {
	EDITS_UPDATE, /* the same entry, with its text as it is now */
	EDITS_NEW     /* an entry of its own for each wording */
};

/* Whether lines that the feed has no room for stay readable, a file a day. */
enum archive_rule { ARCHIVE_DAYS, ARCHIVE_NONE };

/* [feed]: what is published, and how long it is remembered. */
struct feed_rules {
	int entries; /* the newest this many; 0: the default */
	enum edit_rule edits;
	int64_t keep; /* seconds that the history goes back; 0: for ever */
	/* The words of a program that is told of new lines, NULL-terminated;
	 * NULL: none. */
	const char **on_new;
	const char *public; /* the address that the feeds' folder is served
	                       under, with a slash at its end; NULL: unknown */
	const char *hub;    /* the WebSub hub that is told of what is new */
	const char *rights; /* who may do what with the lines */
	enum archive_rule archive;
};

struct source {
	const char *name;     /* [a-z0-9][a-z0-9._-]*, the file's name; NULL
	                         for a page that no definition names */
	const char *title;    /* for people */
	const char *url;      /* http, https or file; part of every id */
	const char *timezone; /* of the served bytes: "Asia/Beirut" */
	const char *language; /* RFC 5646: "ar" */
	struct ticker_rules ticker;
	struct fetch_rules fetch;
	struct feed_rules feed;
};

#endif
