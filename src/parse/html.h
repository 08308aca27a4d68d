/* html.h - a web page -> document tree. Pure. */
#ifndef AJEL_HTML_H
#define AJEL_HTML_H

#include "base/arena.h"
#include "model/text.h"

struct _xmlDoc;

/* Never fails: of any bytes HTML makes a page, if an empty one. A script of
 * JSON-LD that holds a live blog has the elements of jsontree.h in place of its
 * text. */
struct _xmlDoc *html_tree(struct arena *a, const struct text *text);

#endif
