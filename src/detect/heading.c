/* heading.c - the words above a list. */
#include "detect/heading.h"

#include "base/limits.h"
#include "detect/node.h"
#include "text/chars.h"
#include "text/fold.h"

/* A character of UTF-8 has up to four bytes. */
#define HEADING_BYTES ((size_t)4 * LIMIT_HEADING)

bool
heading_matches(struct arena *a, const char *found, const char *wanted)
{
	if (found == NULL)
		return false;
	return fold_contains(fold_text(a, found), fold_text(a, wanted));
}

/* Whether a time is all that n says: the date of a day, and no heading. */
static bool
is_time(struct arena *a, xmlNode *n, const struct timetext_hints *hints)
{
	struct printed_time time;
	const char *s;

	if (node_text_size(n, LIMIT_TIME_TEXT + 1) > LIMIT_TIME_TEXT)
		return false;
	s = node_all_text(a, n, LIMIT_TIME_TEXT);
	return timetext_whole(s, strlen(s), hints, &time);
}

/* Words, and few of them: a heading, not a paragraph or a list. */
static const char *
short_text(struct arena *a, xmlNode *n, const struct timetext_hints *hints)
{
	char *s;

	if (node_is_skipped(n) ||
	    node_text_size(n, HEADING_BYTES) >= HEADING_BYTES)
		return NULL;
	s = node_all_text(a, n, HEADING_BYTES);
	if (chars_count(s) > LIMIT_HEADING || is_time(a, n, hints))
		return NULL;
	for (const char *p = s; *p != '\0'; p++) {
		if ((unsigned char)*p >= 0x80 ||
		    chars_is_letter((unsigned char)*p))
			return s;
	}
	return NULL;
}

/* The last <h1>..<h6> within n, which stands before the list. */
static const char *
last_heading(struct arena *a, xmlNode *top, const struct timetext_hints *hints)
{
	const char *found = NULL;
	xmlNode *n = top;

	for (int i = 0; n != NULL && i < LIMIT_LOOK; i++) {
		if (node_is_heading(n)) {
			const char *s = short_text(a, n, hints);

			found = s != NULL ? s : found;
		}
		n = node_next(n, top);
	}
	return found;
}

/* Before n among its siblings: a short text; or what stands there is another
 * thing altogether, and *stop is set. */
static const char *
heading_before(struct arena *a, const xmlNode *n,
    const struct timetext_hints *hints, bool *stop)
{
	xmlNode *s = n->prev;

	for (int i = 0; s != NULL && i < LIMIT_SIBLINGS; i++, s = s->prev) {
		const char *found;

		if (node_is_skipped(s) || node_text_size(s, 1) == 0)
			continue;
		found = short_text(a, s, hints);
		if (found != NULL)
			return found;
		if (is_time(a, s, hints))
			continue;
		*stop = true;
		return last_heading(a, s, hints);
	}
	return NULL;
}

const char *
heading_of(struct arena *a, const struct candidate *c,
    const struct timetext_hints *hints)
{
	const xmlNode *n = c->items[0].first;
	bool stop = false;

	for (int up = 0; up < LIMIT_HEADING_LEVELS && n != NULL &&
			 n->parent != NULL && !node_is(n, "body") && !stop;
	     up++, n = n->parent) {
		const char *found = heading_before(a, n, hints, &stop);

		if (found != NULL)
			return found;
	}
	return NULL;
}

xmlNode *
heading_find(struct arena *a, xmlNode *root, const char *heading, xmlNode *from)
{
	const char *wanted = fold_text(a, heading);
	xmlNode *n = from == NULL ? root : node_next(from, root);

	for (; n != NULL; n = node_next(n, root)) {
		const char *s = node_text(n);
		const char *found;

		if (s == NULL || strlen(s) > HEADING_BYTES)
			continue;
		found = fold_text(a, s);
		/* In the menu's "عاجل" as in the box's; in no headline. */
		if (fold_contains(found, wanted) &&
		    strlen(found) <= strlen(wanted) * 2 + 16)
			return n;
	}
	return NULL;
}
