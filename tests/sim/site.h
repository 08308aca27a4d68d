/* site.h - a virtual site: all that ever happens on its page, known in advance.
 *
 * What the page shows is a function of time alone, so a stale copy is the same
 * function of an earlier time. */
#ifndef AJEL_SIM_SITE_H
#define AJEL_SIM_SITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/instant.h"
#include "model/source.h"
#include "words.h"

enum {
	PAGE_MAX = 160, /* lines of a page; a grown list, and a pinned line */
	WINDOWS = 16,   /* of one kind that a site has at most */
	WORDINGS = 8    /* of an event */
};

/* From the first instant up to the second. */
struct window {
	int64_t from, to;
};

/* What a line says from an instant on. */
struct wording {
	int64_t from;
	const char *text;
	const char *slug; /* of its link */
};

struct event {
	int64_t at;         /* when it happens */
	int64_t shown;      /* when the page has it: soon, or late */
	int64_t printed;    /* the instant that the page's clock gives it */
	struct civil local; /* the same on the site's clocks */
	bool repeated;      /* in an hour that the clocks repeat */
	struct wording *wordings; /* by time; the first is from ever */
	int wordings_n;
	struct window away;   /* withdrawn; empty: never */
	struct window pinned; /* stands on top; empty: never */
	struct headline headline;
	long number;       /* of its link, for ever */
	const char *label; /* NULL: none */
};

/* How a time is printed. */
enum clock_form {
	FORM_CLOCK,      /* 09:13 */
	FORM_SECONDS,    /* 09:13:42 */
	FORM_TWELVE,     /* 9:13 pm */
	FORM_DATE_CLOCK, /* 15.08.2025 09:13 */
	FORM_RELATIVE,   /* 5 minutes ago */
	FORM_DATETIME,   /* 09:13, and an attribute that says it all */
	FORM_HEADINGS,   /* 09:13 under the date of its day */
	FORM_ARABIC,     /* 09:13 in Arabic digits */
	FORMS
};

enum frame { FRAME_LIST, FRAME_TABLE, FRAME_LINKS, FRAME_DL, FRAME_P, FRAMES };

enum clock_place { PLACE_BEFORE, PLACE_AFTER, PLACE_BRACKETS, PLACES };

enum link_form {
	LINK_NUMBER, /* /news/4711/slug */
	LINK_QUERY,  /* /item?id=4711 */
	LINK_SLUG,   /* /news/slug */
	LINK_SHARED, /* the page's own, for every line */
	LINK_NONE,
	LINKS
};

struct layout {
	enum clock_form form;
	enum frame frame;
	enum clock_place place;
	enum link_form link;
	bool labels; /* a category beside the time */
	int ads;     /* a line without a time after so many; 0: none */
};

struct site {
	struct arena *arena;
	struct source source;
	enum tongue tongue;
	struct window life; /* the polls */
	struct layout layouts[2];
	int64_t redesign; /* from then on the second */
	bool oldest_first;
	int length;   /* lines of the page, */
	int64_t skew; /* how far its clock is ahead */

	/* What befalls it. */
	struct window shorter[WINDOWS], longer[WINDOWS], outages[WINDOWS];
	int shorter_n, longer_n, outages_n;
	bool repeats; /* the same text again at another minute */
	bool bulletins, pins;
	bool quiet_nights;
	double a_day;         /* events */
	struct window abroad; /* clocks are printed in another zone then, */
	int64_t abroad_by;    /* which is so far ahead */

	struct event *events; /* by `at` */
	size_t n;
};

/* A line as shown. */
struct shown_line {
	size_t event;
	int wording;
	bool pinned;
};

/* The site number k of the seed. */
struct site *site_new(uint64_t seed, int k, int days);
void site_free(struct site *s); /* NULL is fine */

const struct layout *site_layout(const struct site *s, int64_t at);
/* How far the zone in which it then prints its clocks is ahead of its own. */
int64_t site_abroad(const struct site *s, int64_t at);

/* What its clocks then say of the event. */
struct civil site_local(
    const struct site *s, const struct event *e, int64_t at);

bool in_window(const struct window *w, int n, int64_t at);

/* What its page shows at that time, newest first, a pinned line before that;
 * returns how many lines. */
size_t site_page(
    const struct site *s, int64_t at, struct shown_line out[PAGE_MAX]);

/* The wording of the time. */
int event_wording(const struct event *e, int64_t at);

/* Fills the site's events (life.c). */
void live(struct site *s, struct chance *c);

#endif
