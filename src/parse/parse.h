/* parse.h - text -> one libxml2 document tree, whatever the page was. Pure.
 *
 * A row of the table in parse.c a format: "html" (html.c, behind scrub.c) and
 * "text" (plain.c). One tree for all, so that one detector and one XPath serve
 * all. Nodes come from the arena: never call xmlFreeDoc on the result. */
#ifndef AJEL_PARSE_H
#define AJEL_PARSE_H

#include "base/arena.h"
#include "base/err.h"
#include "model/text.h"

struct _xmlDoc; /* libxml2's document; <libxml/tree.h> where it is walked */

/* Parses by `format`, a name of the table; NULL: sniffed from `type` (a media
 * type, may be NULL) and from the first bytes. *out has a root element and text
 * nodes that are valid UTF-8 without control characters but tab and newline.
 * ERR_USAGE: no such format. ERR_PAGE: the bytes are an image, a PDF, an
 * archive …; or nothing is left of the page. */
int parse(struct arena *a, const struct text *text, const char *format,
    const char *type, struct _xmlDoc **out, struct err *err);

/* Names of the formats, for -h and messages; NULL past the last. */
const char *parse_format(size_t i);

#endif
