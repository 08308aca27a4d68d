/* heading.c - the words above a list. */
#include "detect/heading.h"

#include "base/limits.h"
#include "detect/headwords.h"
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

/* Whether a time is all that n says: the date of a day, and no heading, as "Just
 * in" is one. */
static bool
is_time(struct arena *a, xmlNode *n, const struct timetext_hints *hints)
{
	struct printed_time time;
	const char *s;

	if (node_text_size(n, LIMIT_TIME_TEXT + 1) > LIMIT_TIME_TEXT)
		return false;
	s = node_all_text(a, n, LIMIT_TIME_TEXT);
	return timetext_whole(s, strlen(s), hints, &time) &&
	       !headwords_say_news(a, s);
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

/* Whether the words stand in s, and little else: in the menu's "عاجل" as in the
 * box's; in no headline. */
static bool
says(struct arena *a, const char *s, const char *wanted)
{
	const char *found;

	if (strlen(s) > HEADING_BYTES)
		return false;
	found = fold_text(a, s);
	return fold_contains(found, wanted) &&
	       strlen(found) <= strlen(wanted) * 2 + 16;
}

xmlNode *
heading_find(struct arena *a, xmlNode *root, const char *heading, xmlNode *from)
{
	const char *wanted = fold_text(a, heading);
	xmlNode *n = from == NULL ? root : node_next(from, root);

	for (; n != NULL; n = node_next(n, root)) {
		const char *s = node_text(n);

		if (s != NULL && says(a, s, wanted))
			return n;
	}
	return NULL;
}

static bool
is_for_people(const char *name)
{
	static const char *const names[] = {
	    "alt", "title", "aria-label", "data-alt", "data-title", NULL};
	const char *const *known = names;

	while (*known != NULL && strcmp(name, *known) != 0)
		known++;
	return *known != NULL;
}

static bool
has_attribute_saying(struct arena *a, const xmlNode *n, const char *wanted)
{
	const xmlAttr *attr =
	    n->type == XML_ELEMENT_NODE ? n->properties : NULL;

	for (int i = 0; attr != NULL && i < LIMIT_ATTRIBUTES;
	     i++, attr = attr->next) {
		const char *name = (const char *)attr->name;
		const char *s =
		    is_for_people(name) ? node_attr(a, n, name) : NULL;

		if (s != NULL && says(a, s, wanted))
			return true;
	}
	return false;
}

xmlNode *
heading_find_unseen(
    struct arena *a, xmlNode *root, const char *heading, xmlNode *from)
{
	const char *wanted = fold_text(a, heading);
	xmlNode *n = from == NULL ? root : node_next(from, root);

	while (n != NULL && !has_attribute_saying(a, n, wanted))
		n = node_next(n, root);
	return n;
}
