/* pagetree.c - a document tree of a few lines of HTML. */
#include "pagetree.h"

#include <libxml/HTMLparser.h>
#include <string.h>

xmlDoc *
pagetree(const char *html)
{
	return htmlReadMemory(html, (int)strlen(html), NULL, "UTF-8",
	    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
		HTML_PARSE_NONET);
}

xmlNode *
pagetree_find(xmlDoc *doc, const char *name)
{
	xmlNode *n = xmlDocGetRootElement(doc);

	while (n != NULL) {
		if (n->type == XML_ELEMENT_NODE &&
		    strcmp((const char *)n->name, name) == 0)
			return n;
		if (n->children != NULL) {
			n = n->children;
			continue;
		}
		while (n != NULL && n->next == NULL)
			n = n->parent;
		n = n != NULL ? n->next : NULL;
	}
	return NULL;
}
