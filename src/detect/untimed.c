/* untimed.c - reads the list of headlines under a heading. */
#include "detect/untimed.h"

#include "base/limits.h"
#include "detect/heading.h"
#include "detect/headline.h"
#include "detect/hits.h"
#include "detect/node.h"
#include "detect/urgency.h"

enum { SHORTEST = 12 }; /* bytes of text; less is a menu entry */

static bool
says_something(const xmlNode *n)
{
	return n->type == XML_ELEMENT_NODE && !node_is_skipped(n) &&
	       node_text_size(n, SHORTEST) >= SHORTEST;
}

/* Siblings from n on that are alike and say something. */
static size_t
run_length(const xmlNode *n)
{
	const char *name = (const char *)n->name;
	size_t run = 0;

	for (; n != NULL && run < LIMIT_LINES; n = n->next)
		run += node_is(n, name) && says_something(n);
	return run;
}

/* The first element after `from` that begins a run of at least min. */
static xmlNode *
first_run(xmlNode *from, xmlNode *root, size_t min)
{
	xmlNode *n = node_next(from, root);

	for (int i = 0; n != NULL && i < LIMIT_LOOK; i++) {
		if (node_is_skipped(n)) {
			n = node_after(n, root);
			continue;
		}
		if (says_something(n) && run_length(n) >= min)
			return n;
		n = node_next(n, root);
	}
	return NULL;
}

static struct ticker_line *
read_run(struct arena *a, xmlNode *first, const char *base, size_t *n)
{
	struct hit none = {.kind = HIT_ATTRIBUTE};
	struct ticker_line *lines =
	    arena_alloc(a, LIMIT_LINES * sizeof(*lines));
	const char *name = (const char *)first->name;

	none.time = printed_nothing;
	for (xmlNode *s = first; s != NULL && *n < LIMIT_LINES; s = s->next) {
		struct item item = {.first = s, .last = s, .hit = &none};

		/* The next heading ends the list. */
		if (node_is_heading(s) && !node_is_heading(first))
			break;
		if (node_is(s, name) && says_something(s) &&
		    headline_read(a, &item, base, &lines[*n]))
			(*n)++;
	}
	urgency_settle(lines, *n);
	return lines;
}

struct ticker_line *
untimed_lines(struct arena *a, xmlNode *root, const struct ticker_rules *rules,
    const char *base, size_t *n)
{
	size_t min = rules->min_lines > 0 ? (size_t)rules->min_lines : 3;
	xmlNode *at = heading_find(a, root, rules->heading, NULL);
	xmlNode *first = at != NULL ? first_run(at, root, min) : NULL;

	*n = 0;
	return first != NULL ? read_run(a, first, base, n) : NULL;
}
