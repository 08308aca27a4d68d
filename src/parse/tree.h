/* tree.h - strict markup (markup.h) -> a libxml2 document. Pure.
 *
 * libxml2's own HTML parser is not asked: its tokenizer and its rules for
 * elements without end tags are those of an older HTML, it takes longer than
 * all the rest together, and it can be made to use an arena only by way of a
 * global. Line ends within <pre> are made <br>, since they are what a reader
 * sees. The nodes here are libxml2's public structures; XPath and everything
 * else that reads a tree works on them. They come from the arena and their
 * names and texts lie in the markup itself: never free or change them with
 * libxml2's functions. */
#ifndef AJEL_TREE_H
#define AJEL_TREE_H

#include "base/arena.h"

struct _xmlDoc;
struct _xmlNode;

/* Takes the markup over and writes into it. It must be one of markup_end, with
 * one element at its root. */
struct _xmlDoc *tree_read(struct arena *a, char *markup);

/* Puts markup of any number of elements, which it takes over likewise, in place
 * of all that the element holds. */
void tree_replace(struct arena *a, struct _xmlNode *element, char *markup);

#endif
