/* fuzz-scrub.c - any bytes as a page: clean markup, a clean tree, and nothing
 * left to scrub in what was scrubbed. */

#include <libxml/tree.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "parse/html.h"
#include "parse/scrub.h"
#include "target.h"

static void
require(bool ok)
{
	if (!ok)
		abort();
}

static void
check_string(const xmlChar *text)
{
	const char *s = (const char *)text;
	size_t n = strlen(s);

	require(utf8_valid(s, n));
	for (size_t i = 0; i < n; i += utf8_len(s + i, n - i))
		require(s[i] == '\n' || s[i] == '\t' ||
			!utf8_is_control(s + i, utf8_len(s + i, n - i)));
}

static void
check_element(const xmlNode *e)
{
	require(e->name[0] != '\0');
	for (const xmlAttr *a = e->properties; a != NULL; a = a->next) {
		require(a->parent == e && a->name[0] != '\0');
		if (a->children != NULL)
			check_string(a->children->content);
		for (const xmlAttr *b = a->next; b != NULL; b = b->next)
			require(!xmlStrEqual(a->name, b->name));
	}
}

static void
check_tree(const xmlDoc *doc)
{
	const xmlNode *n = doc->children;
	size_t depth = 0;

	require(n != NULL && xmlStrEqual(n->name, (const xmlChar *)"html"));
	while (n != NULL) {
		if (n->type == XML_TEXT_NODE)
			check_string(n->content);
		else
			check_element(n);
		if (n->children != NULL) {
			depth++;
			n = n->children;
			continue;
		}
		while (n != NULL && n->next == NULL) {
			n = n->parent;
			if (n == (const xmlNode *)doc)
				n = NULL;
			depth--;
		}
		n = n != NULL ? n->next : NULL;
	}
	require(depth + 1 == 0 || depth < LIMIT_DEPTH + 4);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct text text = {NULL, size, "UTF-8", "bytes"};
	size_t n;
	size_t again_n;
	const char *out = scrub(a, (const char *)data, size, &n);
	const char *again = scrub(a, out, n, &again_n);

	require(strlen(out) == n && utf8_valid(out, n));
	require(n == again_n && memcmp(out, again, n) == 0);
	text.s = arena_copyn(a, (const char *)data, size);
	check_tree(html_tree(a, &text));
	arena_free(a);
	return 0;
}
