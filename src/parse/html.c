/* html.c - a web page's tree: scrubbed, then read in place. */
#include "parse/html.h"

#include "parse/scrub.h"
#include "parse/tree.h"

struct _xmlDoc *
html_tree(struct arena *a, const struct text *text)
{
	size_t n;

	return tree_read(a, scrub(a, text->s, text->len, &n));
}
