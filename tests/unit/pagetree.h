/* pagetree.h - a document tree of a few lines of HTML, for tests of detect/. */
#ifndef AJEL_PAGETREE_H
#define AJEL_PAGETREE_H

#include <libxml/tree.h>

/* The tree of the HTML (UTF-8); free it with xmlFreeDoc. */
xmlDoc *pagetree(const char *html);

/* The first element of that name; NULL for none. */
xmlNode *pagetree_find(xmlDoc *doc, const char *name);

#endif
