/* ticker.h - the lines of a ticker as the page prints them.
 *
 * Made by detect/: texts and printed times, in page order. What instant a
 * printed time means is not known here. Strings are valid UTF-8 without control
 * characters; absent ones are NULL. */
#ifndef AJEL_TICKER_H
#define AJEL_TICKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum calendar {
	CALENDAR_GREGORIAN,
	CALENDAR_PERSIAN, /* Solar Hijri, of Iran and Afghanistan */
	CALENDAR_HIJRI    /* Umm al-Qura */
};

/* A printed time, read but not yet resolved: only what the text says. A field
 * that wasn't printed is -1 (offset, ago and days_ago have flags of their
 * own). */
struct printed_time {
	enum calendar calendar; /* of year, month and day */
	int year;      /* 1 to 9999; two digits printed are already widened */
	int month;     /* 1 to 12 */
	int day;       /* 1 to 31; without a month: never */
	int weekday;   /* 0 is Sunday; alone, or beside the date as a check */
	bool day_word; /* "today", "yesterday": days_ago holds */
	int days_ago;  /* 0, 1, 2; "tomorrow" is -1. With a weekday alone: 7 is
	                   "last Friday", -7 "next Friday", 0 "Friday" */
	int hour;      /* 0 to 23, am and pm already applied; 24, with minute
	                   0: the end of the day */
	int minute;    /* 0 to 59 */
	int second;    /* 0 to 59 */
	bool zoned;    /* a zone was printed: zone or offset holds */
	const char *zone; /* its name in the tz database, of a place whose
	                     clocks change; NULL: the offset */
	int offset;       /* seconds east of UTC */
	bool relative;    /* "5 minutes ago", "now": the next four hold */
	int ago_months;   /* years are twelve; negative: to come */
	int ago_days;     /* weeks are seven */
	int64_t ago_seconds;
	int unit; /* seconds of the smallest unit printed: the precision */
};

/* Nothing printed. */
extern const struct printed_time printed_nothing;

/* Whether anything but the clock says which day is meant; part of a date
 * ("March 2025") says it too, though not well enough. */
bool printed_names_day(const struct printed_time *t);

/* Whether two say the same, word for word or not. */
bool printed_same(const struct printed_time *x, const struct printed_time *y);

/* Puts a date that stands elsewhere to a time that names no day. */
void printed_set_day(struct printed_time *t, const struct printed_time *day);

struct ticker_line {
	const char *time_text;       /* the time as printed, white space folded;
	                          NULL for a line without a time */
	struct printed_time time;    /* all absent for a line without a time */
	const char *text;            /* the headline alone; never NULL */
	const char *url;             /* its own absolute link */
	const char *label;           /* words in the time's own element: a
	                          category; NULL: none */
	bool urgent;                 /* a mark beside the headline says so */
	const char *rule;            /* "datetime", "epoch": the attribute that
	                          the time was read from; "json-ld"; NULL:
	                          the text */
	struct printed_time printed; /* where rule is set: what the line itself
	                                prints, or nothing; else unset */
	bool ago; /* the page prints how long ago it was, whatever `time` was
	             read from */
	const char *day_text;    /* the date that stands above the lines of
	                          its day, as printed; NULL: none */
	struct printed_time day; /* that date, without a clock; holds where
	                          day_text does */
};

struct ticker {
	const char *heading;  /* the words above the list */
	const char *detector; /* how it was found: "xpath", "heading", "list",
	                         "json-ld", "healed" */
	const char *warning;  /* what a person should look at, though lines
	                         were found; NULL: nothing */
	struct ticker_line *lines; /* in page order */
	size_t n;
};

#endif
