/* timetext_parts.h - what has been read of a printed time, for timetext only. */
#ifndef AJEL_TIMETEXT_PARTS_H
#define AJEL_TIMETEXT_PARTS_H

#include "detect/timetext_parse.h"

enum {
	PARTS_NONE = -1,
	PARTS_GREGORIAN = 0, /* of the two dates */
	PARTS_OTHER = 1
};

struct parts {
	struct date dates[2];
	int last;       /* the date that was worked on; PARTS_NONE */
	int loose;      /* a number whose month is to come; PARTS_NONE */
	int loose_year; /* a year whose month is to come; PARTS_NONE */
	int weekday;
	int week; /* WEEK_LAST, WEEK_NEXT or 0 */
	bool has_day_word;
	int days_ago;
	bool has_clock;
	struct clock clock;
	int brackets;    /* open ones */
	uint32_t sign;   /* the last sign of glue before this part, or 0 */
	bool frail;      /* the date could be a number: "3/4", "11.05" */
	bool month_dash; /* a dash stood before the month */
	bool swapped;    /* weekdays are tried before months */
	bool doubtful;   /* a word could have been both */
};

/* Nothing read yet. */
extern const struct parts parts_nothing;

/* Takes the part at token i, or the clock; the token behind it, 0 for none. */
int parts_take(struct scan *sc, int i, struct parts *r);
int parts_take_clock(struct scan *sc, int i, struct parts *r);

/* The date that is the time's; NULL if there is none. */
const struct date *parts_date(const struct parts *r);

/* Whether the time could end here. */
bool parts_whole(const struct parts *r);

/* What was read, as a time; its clock alone. */
void parts_put(const struct parts *r, struct printed_time *out);
void parts_put_clock(const struct parts *r, struct printed_time *out);

#endif
