/* stories.c - joins boxes of a line and a list below it. */
#include "detect/stories.h"

#include <stdbool.h>

#include "base/limits.h"
#include "detect/node.h"

/* What a story's line and the list below it lie in, at most so deep. */
enum { BOX_DEPTH = 4 };

/* Stories that follow each other. */
struct run {
	xmlNode *list;      /* their boxes' parent */
	const xmlNode *top; /* the last of its children that was taken */
	size_t candidates, stories, lines;
};

static bool
lies_in(const xmlNode *n, const xmlNode *box)
{
	for (int i = 0; n != NULL && i < BOX_DEPTH; i++) {
		n = n->parent;
		if (n == box)
			return true;
	}
	return false;
}

/* Whether words stand before n, down from its sibling `from`. */
static bool
has_words_before(const xmlNode *n, const xmlNode *from)
{
	const xmlNode *s = n->prev;

	for (int i = 0; s != NULL && s != from; i++, s = s->prev) {
		if (i == LIMIT_SIBLINGS ||
		    (!node_is_skipped(s) && node_text_size(s, 1) > 0))
			return true;
	}
	return s != from;
}

/* Whether c is a line and the candidate behind it the list below that line. Words
 * before the line are a heading: then its box is a section of the page. */
static bool
is_story(const struct candidate *c)
{
	return c->n == 1 && c[1].items == c->items + 1 &&
	       lies_in(c[1].list, c->list) &&
	       !has_words_before(c->items[0].first, NULL);
}

/* Takes the story that begins with c, or the lines without more beside it. */
static bool
take(struct run *r, const struct candidate *c, size_t left)
{
	bool story = left > 1 && is_story(c);
	xmlNode *list = story ? c->list->parent : c->list;
	xmlNode *top = story ? c->list : c->items[0].first;
	size_t n = story ? 2 : 1;

	if (r->candidates == 0) {
		if (!story)
			return false;
		r->list = list;
	} else if (list != r->list || has_words_before(top, r->top) ||
		   c->items != c[-1].items + c[-1].n) {
		return false;
	}
	r->candidates += n;
	r->stories += story;
	r->lines += story ? 1 + c[1].n : c->n;
	r->top = story ? top : c->items[c->n - 1].first;
	return true;
}

size_t
stories_join(struct candidate *all, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n;) {
		struct run r = {.list = NULL};

		while (i + r.candidates < n &&
		       take(&r, &all[i + r.candidates], n - i - r.candidates))
			continue;
		all[kept] = all[i];
		if (r.stories > 1 && r.lines <= LIMIT_LINES) {
			all[kept].list = r.list;
			all[kept].n = r.lines;
			i += r.candidates;
		} else {
			i++;
		}
		kept++;
	}
	return kept;
}
