/* extract.h - one page's bytes -> its ticker: decode, parse, detect. Pure.
 *
 * These are the stages that read what strangers wrote. */
#ifndef AJEL_EXTRACT_H
#define AJEL_EXTRACT_H

#include "base/arena.h"
#include "base/err.h"
#include "detect/detect.h"
#include "model/about.h"
#include "model/page.h"
#include "model/source.h"
#include "model/text.h"
#include "model/ticker.h"

/* What came of a page. */
struct extract {
	struct text text;     /* how the bytes were read */
	struct ticker ticker; /* its lines */
};

/* What a page is read by. */
struct extract_by {
	const struct source *source;
	const char *format; /* a name of parse.h's table; NULL: sniffed */
	struct detect_report *report; /* to be filled, on ERR_TICKER and
	                                 ERR_LINES too; or NULL */
	struct about_page *about;     /* likewise; or NULL */
};

/* The errors of decode, parse and detect; and ERR_CHALLENGE for a page without
 * a ticker that is a wall in front of another (wall.h). */
int extract(struct arena *a, const struct page *page,
    const struct extract_by *by, struct extract *out, struct err *err);

/* Of a page that came with an error's status: ERR_CHALLENGE where it is a guard's
 * wall, another error where it isn't. Returns -1. */
int extract_wall(struct arena *a, const struct page *page,
    const struct source *source, struct err *err);

/* The titles of a page that is a feed, n of them; NULL where it is none. */
const char **extract_titles(
    struct arena *a, const struct page *page, size_t *n);

/* Whether the definition's expressions are any: ERR_DEFINITION. */
int extract_check(const struct source *source, struct err *err);

/* Whether it is an XPath that gives nodes, not a string or a number. */
bool extract_gives_nodes(const char *expr);

#endif
