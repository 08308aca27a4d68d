/* ownlink.c - finds the link of each line. */
#include "detect/ownlink.h"

#include "base/limits.h"
#include "detect/link.h"
#include "detect/node.h"
#include "detect/sharelink.h"

enum {
	LINKS_MAX = 16,    /* looked at in one line */
	SHARED_LINES = 3,  /* lines with one link: it is none's own */
	LENGTH_EMPTY = 12, /* an empty link covers the line, or is a picture's:
	                      more than "share" */
	LENGTH_INSIDE = LIMIT_TEXT /* a link among the headline's words */
};

struct choice {
	const char *url;
	size_t line;
	size_t length;
};

struct chooser {
	struct arena *a;
	const char *base;
	struct choice *all;
	size_t n;
};

/* The link around the headline. */
static const char *
link_around(struct arena *a, const struct item *item, const struct cell *head,
    const char *base)
{
	const xmlNode *end = item->first->parent;
	const char *url = NULL;

	for (const xmlNode *n = head->first;
	     n != NULL && n != end && url == NULL; n = n->parent)
		url = link_of(a, n, base);
	return url;
}

/* Whether the link says that it is no article's. */
static bool
is_beside(struct arena *a, const xmlNode *n)
{
	const char *rel = node_attr(a, n, "rel");

	return rel != NULL && (strcasestr(rel, "author") != NULL ||
				  strcasestr(rel, "tag") != NULL);
}

static void
offer(struct chooser *c, xmlNode *n, const struct item *item,
    const struct cell *head, size_t line)
{
	const char *url = link_of(c->a, n, c->base);
	struct choice *choice;

	if (url == NULL || is_beside(c->a, n) ||
	    sharelink_is(c->a, n, url, head->text))
		return;
	choice = &c->all[c->n++];
	choice->url = url;
	choice->line = line;
	choice->length = node_text_size(n, LIMIT_TEXT / 2);
	if (choice->length == 0)
		choice->length = LENGTH_EMPTY;
	if (head->owner != item->first->parent &&
	    node_is_within(n, head->owner))
		choice->length += LENGTH_INSIDE;
}

/* Offers all links of a line. */
static void
offer_all(struct chooser *c, const struct item *item, const struct cell *head,
    size_t line)
{
	size_t most = c->n + LINKS_MAX;
	int looked = 0;

	for (xmlNode *s = item->first; s != NULL;
	     s = s == item->last ? NULL : s->next) {
		for (xmlNode *n = s;
		     n != NULL && c->n < most && looked < LIMIT_LOOK;
		     n = node_next(n, s), looked++) {
			if (link_is(n))
				offer(c, n, item, head, line);
		}
	}
}

static int
by_url(const void *x, const void *y)
{
	const struct choice *a = x;
	const struct choice *b = y;
	int order = strcmp(a->url, b->url);

	if (order != 0)
		return order;
	return (a->line > b->line) - (a->line < b->line);
}

/* Gives each line the longest of its links that aren't shared. */
static void
settle(struct chooser *c, size_t *lengths, struct ticker_line *lines)
{
	size_t end;

	qsort(c->all, c->n, sizeof(*c->all), by_url);
	for (size_t i = 0; i < c->n; i = end) {
		size_t shared = 1;

		for (end = i + 1;
		     end < c->n && strcmp(c->all[end].url, c->all[i].url) == 0;
		     end++)
			shared += c->all[end].line != c->all[end - 1].line;
		for (size_t k = i; k < end && shared < SHARED_LINES; k++) {
			const struct choice *choice = &c->all[k];

			if (choice->length <= lengths[choice->line])
				continue;
			lengths[choice->line] = choice->length;
			lines[choice->line].url = choice->url;
		}
	}
}

void
ownlink_read(struct arena *a, const struct cells *items,
    const struct cell *const *heads, size_t n, const char *base,
    struct ticker_line *lines)
{
	struct chooser c = {.a = a, .base = base};
	size_t *lengths = arena_zalloc(a, (n + 1) * sizeof(*lengths));
	size_t unlinked = 0;

	for (size_t i = 0; i < n; i++) {
		lines[i].url = link_around(a, items[i].item, heads[i], base);
		unlinked += lines[i].url == NULL;
	}
	c.all = arena_alloc(a, (unlinked * LINKS_MAX + 1) * sizeof(*c.all));
	for (size_t i = 0; i < n; i++) {
		if (lines[i].url == NULL)
			offer_all(&c, items[i].item, heads[i], i);
	}
	settle(&c, lengths, lines);
}
