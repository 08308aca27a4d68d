/* jsontree.h - JSON -> document tree. Pure.
 *
 *     [{"id": 7, "time": 1755238380,        <item>
 *       "title": "Bridge <b>reopens</b>",     <id value="7"/>
 *       "url": "/n/7"}]                       <member name="time"><time
 *                                               data-epoch="1755238380"/>
 *                                             <title><h3><a href="/n/7">…
 *                                             <url><a href="/n/7"/></url>
 *
 * A member is an element named for its key in lower case, or <member name="…">
 * where the key is no XML name or is HTML's; an array's values are <item>s.
 * Texts are texts, with the markup that they hold read as HTML: an answer that
 * carries a piece of a page is that piece. What people don't read (numbers,
 * addresses, instants for programs) stands in an attribute, so that it is no
 * headline; but the one time, link and headline that an object has in the first
 * place (jsonkeys.h) are marked as a page would mark them. */
#ifndef AJEL_JSONTREE_H
#define AJEL_JSONTREE_H

#include "base/arena.h"
#include "base/err.h"
#include "model/text.h"

struct _xmlDoc;

/* The document; NULL with ERR_PAGE where the text has no JSON value. JSONP is
 * taken, and what servers put before JSON to guard it. */
struct _xmlDoc *json_tree(
    struct arena *a, const struct text *text, struct err *err);

/* The elements of the value in the n bytes as markup (markup.h); NULL, with
 * *fault in words, where there is none. */
char *json_markup(struct arena *a, const char *s, size_t n, const char **fault);

/* As parse_prepare(): what keys are hashed with. */
void jsontree_prepare(void);

#endif
