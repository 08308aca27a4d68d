/* jsonld.c - reads the updates of a live blog, and finds them in a list. */
#include "detect/jsonld.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "detect/headline.h"
#include "detect/machine.h"
#include "detect/node.h"
#include "text/fold.h"

enum {
	BODY = 512,  /* bytes of an update's text that are compared */
	ENOUGH = 24, /* bytes of words that say which update it is */
	ROOM = 64
};

static const char rule[] = "json-ld";

/* The child of that name; names are lower case. */
static xmlNode *
child(const xmlNode *n, const char *name)
{
	xmlNode *c = n->children;

	for (int i = 0; c != NULL && i < LIMIT_SIBLINGS; i++, c = c->next) {
		if (node_is(c, name))
			return c;
	}
	return NULL;
}

/* The text of the child of that name, its first `max` bytes; NULL where it has
 * none. */
static const char *
child_text(struct arena *a, const xmlNode *n, const char *name, size_t max)
{
	xmlNode *c = child(n, name);
	char *s = c != NULL ? node_all_text(a, c, LIMIT_ATTRIBUTE) : NULL;

	if (s == NULL || s[0] == '\0')
		return NULL;
	utf8_cut(s, max);
	return s;
}

/* The time that the update was published at, as the parser marked it. */
static bool
read_time(struct arena *a, const xmlNode *update, struct ticker_line *line)
{
	const xmlNode *published = child(update, "datepublished");
	const xmlNode *time =
	    published != NULL ? child(published, "time") : NULL;

	if (time == NULL ||
	    machine_attribute(a, time, &line->time, &line->time_text) == NULL)
		return false;
	line->rule = rule;
	return true;
}

/* "19:02 (IST) Toss: …": the clock is not the headline's. */
static const char *
without_clock(
    struct arena *a, const char *s, const struct timetext_hints *hints)
{
	struct printed_time t;
	struct time_span span;

	if (s == NULL || !timetext_leading(s, strlen(s), hints, &t, &span) ||
	    s[span.to] == '\0')
		return s;
	return arena_copy(a, s + span.to);
}

static const char *
read_link(struct arena *a, const xmlNode *update, const char *base)
{
	const xmlNode *url = child(update, "url");
	const xmlNode *link = url != NULL ? child(url, "a") : NULL;

	return link != NULL ? headline_link(a, node_attr(a, link, "href"), base)
			    : NULL;
}

static void
add_update(struct arena *a, struct jsonld *out, const xmlNode *update,
    const struct timetext_hints *hints, const char *base)
{
	struct ticker_line *line = &out->lines[out->n];
	const char *body = child_text(a, update, "articlebody", LIMIT_TEXT);
	const char *head = without_clock(
	    a, child_text(a, update, "headline", LIMIT_TEXT), hints);

	memset(line, 0, sizeof(*line));
	line->text = head != NULL ? head : body;
	if (line->text == NULL || !read_time(a, update, line))
		return;
	line->url = read_link(a, update, base);
	out->heads[out->n] = fold_text(a, line->text);
	out->bodies[out->n] = "";
	body = child_text(a, update, "articlebody", BODY);
	if (body != NULL)
		out->bodies[out->n] = fold_text(a, body);
	out->n++;
}

/* Room for `more` updates behind those that are there. */
static void
make_room(struct arena *a, struct jsonld *out, size_t *cap, size_t more)
{
	size_t want = out->n + more;

	if (want <= *cap)
		return;
	want = want > 2 * *cap ? want : 2 * *cap;
	out->lines = arena_resize(a, out->lines, *cap * sizeof(*out->lines),
	    want * sizeof(*out->lines));
	out->heads = arena_resize(a, out->heads, *cap * sizeof(*out->heads),
	    want * sizeof(*out->heads));
	out->bodies = arena_resize(a, out->bodies, *cap * sizeof(*out->bodies),
	    want * sizeof(*out->bodies));
	*cap = want;
}

struct jsonld
jsonld_find(struct arena *a, xmlNode *root, const struct timetext_hints *hints,
    const char *base)
{
	struct jsonld out = {.heading = NULL};
	size_t cap = 0;
	xmlNode *n = root;

	for (; n != NULL && out.n < LIMIT_LINES; n = node_next(n, root)) {
		const xmlNode *c = n->children;

		if (!node_is(n, "liveblogupdate"))
			continue;
		if (out.element == NULL) {
			out.element = n;
			out.heading =
			    child_text(a, n->parent, "headline", LIMIT_HEADING);
		}
		make_room(a, &out, &cap, ROOM);
		if (!node_is(c, "item"))
			add_update(a, &out, n, hints, base);
		for (; c != NULL && out.n < LIMIT_LINES; c = c->next) {
			make_room(a, &out, &cap, 1);
			if (node_is(c, "item"))
				add_update(a, &out, c, hints, base);
		}
	}
	return out;
}

/* Whether the shorter of two folded texts begins the longer and says enough. */
static bool
begin_alike(const char *x, const char *y)
{
	size_t n = strlen(x), k = strlen(y), least = n < k ? n : k;

	return (least >= ENOUGH || (n == k && n > 0)) &&
	       strncmp(x, y, least) == 0;
}

static bool
is_update(const struct jsonld *updates, size_t i, const char *line)
{
	return begin_alike(updates->heads[i], line) ||
	       begin_alike(updates->bodies[i], line);
}

void
jsonld_join(struct arena *a, const struct jsonld *updates,
    struct ticker_line *lines, size_t n)
{
	size_t next = 0; /* lines and updates mostly stand in one order */

	for (size_t i = 0; i < n && updates->n > 0; i++) {
		const char *folded = fold_text(a, lines[i].text);

		for (size_t k = 0; k < updates->n; k++) {
			size_t at = (next + k) % updates->n;
			struct printed_time t = updates->lines[at].time;

			if (!is_update(updates, at, folded))
				continue;
			next = at + 1;
			if (!machine_believe(&lines[i].time, &t))
				break;
			lines[i].time = t;
			lines[i].rule = rule;
			break;
		}
	}
}
