/* fuzz-json.c - any bytes as JSON: what comes out is a tree like any other, of
 * clean strings and within the limits; and the detector reads it. */

#include <libxml/tree.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "detect/detect.h"
#include "parse/jsontree.h"
#include "target.h"

static void
require(bool ok)
{
	if (!ok)
		abort();
}

static void
check_string(const xmlChar *string)
{
	const char *s = (const char *)string;
	size_t n = strlen(s), step;

	for (size_t i = 0; i < n; i += step) {
		step = utf8_len(s + i, n - i);
		require(step > 0);
		require(!utf8_is_control(s + i, step) || s[i] == '\n' ||
			s[i] == '\t');
	}
}

/* Every element's name is an XML name in lower case, or HTML's. */
static void
check_element(const xmlNode *n)
{
	require(n->name[0] != '\0');
	for (const xmlChar *c = n->name; *c != '\0'; c++)
		require(*c > ' ' && (*c < 'A' || *c > 'Z') && *c != '"');
	for (const xmlAttr *a = n->properties; a != NULL; a = a->next)
		if (a->children != NULL)
			check_string(a->children->content);
}

static void
check_tree(const xmlDoc *doc)
{
	const xmlNode *n = doc->children;
	size_t elements = 0;
	int depth = 1;

	while (n != NULL) {
		if (n->type == XML_TEXT_NODE)
			check_string(n->content);
		else
			check_element(n);
		elements += n->type == XML_ELEMENT_NODE;
		require(depth <= LIMIT_DEPTH + 2 * LIMIT_JSON_DEPTH + 8);
		if (n->children != NULL) {
			n = n->children;
			depth++;
			continue;
		}
		for (; n != NULL && n->next == NULL; depth--)
			n = n->parent->type == XML_ELEMENT_NODE ? n->parent
								: NULL;
		n = n != NULL ? n->next : NULL;
	}
	require(elements <= 4 * (size_t)LIMIT_TAGS);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	const struct text text = {
	    arena_copyn(a, (const char *)data, size), size, "UTF-8", "bytes"};
	const struct ticker_rules rules = {.min_lines = 1};
	struct ticker ticker;
	struct err err;
	xmlDoc *doc = json_tree(a, &text, &err);

	if (doc != NULL) {
		check_tree(doc);
		(void)detect(a, doc, &rules, "https://x.example/n/", &ticker,
		    NULL, &err);
	}
	arena_free(a);
	return 0;
}
