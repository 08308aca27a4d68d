/* parse.h - text -> one libxml2 document tree, whatever the page was. Pure.
 *
 * A row of the table in parse.c a format: "html" (scrub.c), "json"
 * (jsontree.c) and "text" (plain.c). Each writes strict markup (markup.h), of which tree.c makes the
 * one tree, so that one detector and one XPath serve all. Its nodes come from
 * the arena: read them as you like, but never free or change them. Element and
 * attribute names are in lower case; <script> holds JSON-LD and nothing else,
 * a live blog as elements (html.h); a table's rows stand in a tbody, as in a browser. */
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
 * archive …; no JSON although they were to be; or nothing is left of the page.
 */
int parse(struct arena *a, const struct text *text, const char *format,
    const char *type, struct _xmlDoc **out, struct err *err);

/* What libraries do at their first use and need a file for; once, where later
 * there is none to be had. */
void parse_prepare(void);

/* Names of the formats, for -h and messages; NULL past the last. */
const char *parse_format(size_t i);

#endif
