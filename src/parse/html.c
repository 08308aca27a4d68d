/* html.c - a web page's tree: scrubbed, then read in place. */
#include "parse/html.h"

#include <libxml/tree.h>

#include "parse/jsontree.h"
#include "parse/scrub.h"
#include "parse/tree.h"

/* JSON-LD of this property alone holds lines; to read the rest of it would be
 * work for nothing. */
static const char live_blog[] = "\"liveBlogUpdate\"";

static const xmlNode *
next_node(const xmlNode *n)
{
	if (n->children != NULL)
		return n->children;
	while (n != NULL && n->next == NULL)
		n = n->parent;
	return n != NULL ? n->next : NULL;
}

static bool
is_live_blog(const xmlNode *n)
{
	return n->type == XML_TEXT_NODE &&
	       xmlStrEqual(n->parent->name, (const xmlChar *)"script") &&
	       strstr((const char *)n->content, live_blog) != NULL;
}

/* Makes elements of the JSON in scripts; what is none stays as it is. */
static void
read_live_blogs(struct arena *a, xmlDoc *doc)
{
	const xmlNode *n = (xmlNode *)doc;

	for (; n != NULL; n = next_node(n)) {
		const char *json = (const char *)n->content;
		const char *fault;
		char *markup;

		if (!is_live_blog(n))
			continue;
		markup = json_markup(a, json, strlen(json), &fault);
		if (markup == NULL)
			continue;
		tree_replace(a, n->parent, markup);
		n = n->parent;
	}
}

struct _xmlDoc *
html_tree(struct arena *a, const struct text *text)
{
	size_t n;
	char *page = scrub(a, text->s, text->len, &n);
	bool live = strstr(page, live_blog) != NULL;
	xmlDoc *doc = tree_read(a, page);

	if (live)
		read_live_blogs(a, doc);
	return doc;
}
