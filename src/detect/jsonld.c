/* jsonld.c - reads the updates of a live blog, and finds them in a list. */
#include "detect/jsonld.h"

#include "base/fnv.h"
#include "base/keyed.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "detect/link.h"
#include "detect/machine.h"
#include "detect/node.h"
#include "text/fold.h"

enum {
	BODY = 512,  /* bytes of an update's text that are compared */
	ENOUGH = 24, /* bytes of words that say which update it is */
	PROBES = 64  /* updates looked at whose words begin so */
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
	line->printed = printed_nothing;
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

	return link != NULL ? link_of(a, link, base) : NULL;
}

/* Equal for texts of which one may be the other's beginning. */
static uint64_t
hash_of(const char *text)
{
	return fnv_bytes(FNV_START, text, strnlen(text, ENOUGH));
}

static void
add_key(struct arena *a, struct jsonld *out, const char *text)
{
	struct jsonld_key *k = &out->keys[out->keys_n];

	k->text = fold_text(a, text);
	k->hash = hash_of(k->text);
	k->update = out->n;
	out->keys_n += k->text[0] != '\0';
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
	if (head != NULL)
		add_key(a, out, head);
	if (body != NULL)
		add_key(a, out, child_text(a, update, "articlebody", BODY));
	out->n++;
}

static int
by_hash(const void *x, const void *y)
{
	const struct jsonld_key *a = x;
	const struct jsonld_key *b = y;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return (a->update > b->update) - (a->update < b->update);
}

/* The updates of one property: the items of a list, or one that is no list. */
static void
add_all(struct arena *a, struct jsonld *out, xmlNode *property,
    const struct timetext_hints *hints, const char *base)
{
	const xmlNode *c = property->children;

	if (out->element == NULL) {
		out->element = property;
		out->heading =
		    child_text(a, property->parent, "headline", LIMIT_HEADING);
	}
	if (!node_is(c, "item"))
		add_update(a, out, property, hints, base);
	for (; c != NULL && out->n < LIMIT_LINES; c = c->next) {
		if (node_is(c, "item"))
			add_update(a, out, c, hints, base);
	}
}

struct jsonld
jsonld_find(struct arena *a, xmlNode *root, const struct timetext_hints *hints,
    const char *base)
{
	struct jsonld out = {.n = 0};
	xmlNode *n = root;

	for (; n != NULL && out.n < LIMIT_LINES; n = node_next(n, root)) {
		if (!node_is(n, "liveblogupdate"))
			continue;
		if (out.lines == NULL) {
			out.lines =
			    arena_alloc(a, LIMIT_LINES * sizeof(*out.lines));
			out.keys = arena_alloc(
			    a, (size_t)2 * LIMIT_LINES * sizeof(*out.keys));
		}
		add_all(a, &out, n, hints, base);
	}
	if (out.keys_n > 0)
		qsort(out.keys, out.keys_n, sizeof(*out.keys), by_hash);
	return out;
}

/* Whether the shorter of two folded texts begins the longer and says enough. */
static bool
begin_alike(const char *x, const char *y)
{
	size_t n = 0;

	while (x[n] == y[n] && x[n] != '\0')
		n++;
	return x[n] == y[n] || (n >= ENOUGH && (x[n] == '\0' || y[n] == '\0'));
}

/* The update that has the words; of several the first from `next` on, since
 * lines and updates mostly stand in one order. LIMIT_LINES: none. */
static size_t
find_update(const struct jsonld *updates, const char *folded, size_t next)
{
	uint64_t hash = hash_of(folded);
	size_t found = LIMIT_LINES;
	size_t at = keyed_first(
	    updates->keys, updates->keys_n, sizeof(*updates->keys), hash);

	for (int i = 0; i < PROBES && at < updates->keys_n; i++, at++) {
		const struct jsonld_key *k = &updates->keys[at];

		if (k->hash != hash)
			break;
		if ((found < LIMIT_LINES && found >= next) ||
		    !begin_alike(k->text, folded))
			continue;
		if (found == LIMIT_LINES || k->update >= next)
			found = k->update;
	}
	return found;
}

size_t
jsonld_join(struct arena *a, const struct jsonld *updates,
    struct ticker_line *lines, size_t n)
{
	size_t next = 0, joined = 0;

	for (size_t i = 0; i < n && updates->n > 0; i++) {
		size_t at =
		    find_update(updates, fold_text(a, lines[i].text), next);
		struct printed_time t;

		if (at == LIMIT_LINES)
			continue;
		joined++;
		next = at + 1;
		t = updates->lines[at].time;
		if (lines[i].rule == NULL)
			lines[i].printed = lines[i].time;
		if (!machine_believe(&lines[i].printed, &t))
			continue;
		lines[i].time = t;
		lines[i].rule = rule;
	}
	machine_settle(lines, n);
	return joined;
}
