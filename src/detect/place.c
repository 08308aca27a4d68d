/* place.c - asks the elements around a list what they are. */
#include "detect/place.h"

#include "base/limits.h"
#include "detect/node.h"

static bool
names_talk(const char *s)
{
	static const char *const words[] = {"comment", "kommentar", "coment",
	    "komentar", "komment", "respond", "reply", "forum", "review", NULL};

	for (const char *const *w = words; s != NULL && *w != NULL; w++) {
		if (node_names(s, *w))
			return true;
	}
	return false;
}

struct place
place_of(struct arena *a, const xmlNode *list)
{
	struct place p = {.talk = false};
	const xmlNode *n = list;

	for (int i = 0; n != NULL && i < LIMIT_DEPTH && !node_is(n, "body");
	     i++, n = n->parent) {
		if (i < LIMIT_HEADING_LEVELS)
			p.talk |= names_talk(node_attr(a, n, "id")) ||
				  names_talk(node_attr(a, n, "class"));
		p.aside |= node_is(n, "aside") || node_is(n, "footer") ||
			   node_is(n, "nav");
		p.main |= node_is(n, "main") || node_is(n, "article");
	}
	return p;
}
