/* node.h - walking libxml2's tree and reading its text. Pure.
 *
 * Text comes in cells: a cell is the text between two places where a reader
 * sees a break (a block, a <span>, a link, a <br>); <b>, <i>, <mark> and their
 * like break nothing. No function recurses: a page decides how deep its tree
 * is. */
#ifndef AJEL_NODE_H
#define AJEL_NODE_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/arena.h"

/* The node after n in document order within top (n's subtree first); NULL past
 * the last. node_after skips n's subtree. */
xmlNode *node_next(const xmlNode *n, const xmlNode *top);
xmlNode *node_after(const xmlNode *n, const xmlNode *top);

/* Where something stands that lies beside a node, in document order. */
enum node_side { NODE_BEFORE, NODE_BEHIND };

/* The sibling on that side; NULL at the edge. */
static inline xmlNode *
node_beside(const xmlNode *n, enum node_side side)
{
	return side == NODE_BEFORE ? n->prev : n->next;
}

/* Whether n is an element of that name; names are lower case. Most differ in
 * their first letter, and every node is asked some dozen times. */
static inline bool
node_is(const xmlNode *n, const char *name)
{
	return n != NULL && n->type == XML_ELEMENT_NODE &&
	       *name == (char)*n->name &&
	       strcmp((const char *)n->name, name) == 0;
}

/* Elements whose text no reader sees (script, style, template, …), and buttons. Visibility
 * by style is not asked: hidden lines are lines. */
bool node_is_skipped(const xmlNode *n);

/* <b>, <i>, <mark> …: no break before or behind. */
bool node_is_formatting(const xmlNode *n);

/* Whether a reader sees two things where n begins although formatting breaks
 * nothing: it stands right behind another such element, <b>…</b><strong>…, and
 * neither is a single letter of a word. */
bool node_begins_anew(const xmlNode *n);

/* <a>, <span> …: may stand within a sentence, and may be texts of their own. */
bool node_is_inline(const xmlNode *n);

/* <h1> to <h6>. */
bool node_is_heading(const xmlNode *n);

/* A text node's content; NULL for any other node and for blank text. */
const char *node_text(const xmlNode *n);

/* An attribute's value in the arena, white space folded; NULL if absent or
 * empty. */
const char *node_attr(struct arena *a, const xmlNode *n, const char *name);

/* The page's language as its root says: "ar-LB"; NULL if it doesn't. */
const char *node_language(struct arena *a, const xmlNode *root);

/* The value as the page has it, blank or empty too; NULL if absent. */
const char *node_raw_attr(const xmlNode *n, const char *name);

/* Whether the value of a class or an id has the word at the beginning of a word
 * of its own: "user-comments" has "comment", "preview" no "view". */
bool node_names(const char *value, const char *word);

/* Number of ancestors. */
int node_depth(const xmlNode *n);

/* Whether n is e or stands in it. */
bool node_is_within(const xmlNode *n, const xmlNode *e);

/* The ancestor of n (or n) at that depth. */
xmlNode *node_ancestor(xmlNode *n, int depth);

/* Depth of the nearest common ancestor of two nodes of one document. */
int node_common_depth(xmlNode *x, xmlNode *y);

/* All text in the first LIMIT_LOOK nodes of top's subtree, cells joined by a
 * space, at most max bytes. */
char *node_all_text(struct arena *a, xmlNode *top, size_t max);

/* Bytes of the text in the first LIMIT_LOOK nodes of top's subtree, counted up
 * to `most`. */
size_t node_text_size(const xmlNode *top, size_t most);

/* An XPath that leads from the root to n by names, ids and positions. */
char *node_path(struct arena *a, const xmlNode *n);

#endif
