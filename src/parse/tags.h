/* tags.h - the elements of HTML that mean something to us, and what. */
#ifndef AJEL_TAGS_H
#define AJEL_TAGS_H

#include <stddef.h>
#include <stdint.h>

/* What an element is, one bit each; the groups are the HTML Standard's
 * (§13.1.2 void and raw text, §13.2.4.2 special, scope and formatting). */
enum {
	TAG_VOID = 1 << 0,      /* has no content and no end tag */
	TAG_DROP = 1 << 1,      /* raw text that people don't see: all goes */
	TAG_SKIP = 1 << 2,      /* its tags go, its content stays */
	TAG_RCDATA = 1 << 3,    /* text and references up to its end tag */
	TAG_RAW = 1 << 4,       /* text up to its end tag */
	TAG_HEAD = 1 << 5,      /* may stand in the head */
	TAG_CLOSES_P = 1 << 6,  /* its start tag ends an open paragraph */
	TAG_SPECIAL = 1 << 7,   /* stops the search for what an end tag ends */
	TAG_LOOSE = 1 << 8,     /* special, but li and dd look past it */
	TAG_SCOPE = 1 << 9,     /* a wall for nearly every search */
	TAG_FORMAT = 1 << 10,   /* b, i, font …: misnested by habit */
	TAG_VERBATIM = 1 << 11, /* its white space is kept */
	TAG_HEADING = 1 << 12,
	TAG_P = 1 << 13,
	TAG_LI = 1 << 14,
	TAG_LIST = 1 << 15, /* ul and ol, which a li doesn't look past */
	TAG_DD = 1 << 16,   /* dd and dt */
	TAG_OPTION = 1 << 17,
	TAG_OPTGROUP = 1 << 18,
	TAG_TABLE = 1 << 19,
	TAG_SECTION = 1 << 20, /* tbody, thead, tfoot, caption */
	TAG_ROW = 1 << 21,
	TAG_CELL = 1 << 22,
	TAG_A = 1 << 23,
	TAG_BUTTON = 1 << 24,
	TAG_FORM = 1 << 25,
	TAG_SCRIPT = 1 << 26,
	TAG_SVG = 1 << 27,
	TAG_TEMPLATE = 1 << 28,
	TAG_ROOT = 1 << 29,    /* html, head, body */
	TAG_BREAKOUT = 1 << 30 /* ends an svg that nobody closed */
};

enum { TAG_NAME_MAX = 11 }; /* bytes of the longest name in the table */

struct tag {
	char name[TAG_NAME_MAX + 1];
	uint32_t is; /* of TAG_… */
};

/* The row of a name in lower case; NULL for an element that is like any other
 * (span, custom elements). */
const struct tag *tag_find(const char *name, size_t n);

/* The rows in order, NULL past the last: for tests. */
const struct tag *tag_row(size_t i);

#endif
