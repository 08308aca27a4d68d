/* hits.c - finds the times that stand at an edge or alone. */
#include "detect/hits.h"

#include <ctype.h>

#include "base/fnv.h"
#include "base/limits.h"
#include "detect/machine.h"
#include "detect/node.h"
#include "detect/splitclock.h"
#include "text/clean.h"

struct finder {
	struct arena *a;
	struct timetext_hints hints;
	struct hit *hits;
	size_t n, cap;
};

/* Names of the elements around it and the kind. Classes are left out: sites hash and
 * shuffle them. */
static uint64_t
shape_of(const xmlNode *n, enum hit_kind kind)
{
	uint64_t h = FNV_START + (uint64_t)kind;

	for (; n != NULL; n = n->parent) {
		if (n->type == XML_ELEMENT_NODE)
			h = fnv_add(fnv_string(h, (const char *)n->name), '/');
	}
	return h;
}

/* The <time> around n, if it is near. */
static const xmlNode *
time_around(const xmlNode *n)
{
	for (int i = 0; n != NULL && i < LIMIT_HEADING_LEVELS; i++) {
		if (node_is(n, "time"))
			return n;
		n = n->parent;
	}
	return NULL;
}

/* Whether the hit and the one before it are one time printed twice, <time>21
 * mins ago <b>11:48</b></time>: then the clock stands, in *hit. */
static bool
is_double(const struct finder *f, struct hit *hit)
{
	const struct hit *before = f->n > 0 ? &f->hits[f->n - 1] : NULL;
	const xmlNode *time = time_around(hit->node);

	if (before == NULL || time == NULL ||
	    before->time.relative == hit->time.relative ||
	    time_around(before->node) != time)
		return false;
	if (hit->time.relative)
		*hit = *before;
	return true;
}

static bool
is_same_day(const struct printed_time *x, const struct printed_time *y)
{
	return x->day > 0 && x->day == y->day && x->month == y->month &&
	       (x->year == y->year || x->year < 0 || y->year < 0);
}

/* Whether the hit and the one before it are one date in elements side by side,
 * with a clock in one of them, <b>15.08.2025</b><b>15 August, 08:10</b>: that
 * one stands, in *hit. */
static bool
is_dated_twice(const struct finder *f, struct hit *hit)
{
	const struct hit *before = f->n > 0 ? &f->hits[f->n - 1] : NULL;

	if (before == NULL || before->kind != HIT_OWN || hit->kind != HIT_OWN ||
	    before->node->parent->next != hit->node->parent ||
	    (before->time.hour < 0) == (hit->time.hour < 0) ||
	    !is_same_day(&before->time, &hit->time))
		return false;
	if (hit->time.hour < 0)
		*hit = *before;
	return true;
}

static void
add(struct finder *f, struct hit hit)
{
	if (is_double(f, &hit) || is_dated_twice(f, &hit))
		f->n--;
	if (f->hits == NULL || f->n == f->cap) {
		size_t cap = f->cap > 0 ? f->cap * 2 : 64;

		f->hits = arena_resize(f->a, f->hits, f->cap * sizeof(*f->hits),
		    cap * sizeof(*f->hits));
		f->cap = cap;
	}
	hit.shape = shape_of(hit.node, hit.kind);
	hit.depth = node_depth(hit.node);
	f->hits[f->n++] = hit;
}

/* Whether text stands beside n within its line, before or behind it. */
static bool
has_text_beside(const xmlNode *n, enum node_side side)
{
	const xmlNode *s = node_beside(n, side);

	for (int i = 0; s != NULL && i < LIMIT_SIBLINGS && !node_is(s, "br");
	     i++, s = node_beside(s, side)) {
		if (node_text(s) != NULL)
			return true;
	}
	return false;
}

/* Whether text stands on both sides of n within its line: <b>10:00</b> in the
 * middle of a sentence. */
static bool
is_amid_text(const xmlNode *n)
{
	const xmlNode *in = n;

	while (in->parent != NULL && node_is_formatting(in->parent))
		in = in->parent;
	return in != n && has_text_beside(in, NODE_BEFORE) &&
	       has_text_beside(in, NODE_BEHIND);
}

/* Whether nothing but the edge of a block or a <br> stands on that side of the
 * text node: a leading time must begin its line, a trailing one end it. */
static bool
is_at_edge(const xmlNode *n, enum node_side side)
{
	const xmlNode *s = node_beside(n, side);

	for (int i = 0; s != NULL && i < LIMIT_SIBLINGS && !node_is(s, "br");
	     i++, s = node_beside(s, side)) {
		if (node_text(s) != NULL)
			return false;
		if ((node_is_formatting(s) || node_is(s, "a")) &&
		    node_text_size(s, 1) > 0)
			return false;
	}
	return true;
}

static const char *
printed(struct arena *a, const char *s, size_t from, size_t to)
{
	char *out = clean_text(a, s + from, to - from);

	return strlen(out) <= LIMIT_TIME_TEXT ? out : NULL;
}

static bool
read_end(const struct finder *f, const char *s, size_t len, unsigned may,
    struct hit *hit, struct time_span *span)
{
	return ((may & TIMETEXT_TRAILING) != 0 &&
		   timetext_trailing(s, len, &f->hints, &hit->time, span)) ||
	       ((may & TIMETEXT_LABELLED) != 0 &&
		   timetext_labelled(s, len, &f->hints, &hit->time, span));
}

static bool
read_text(struct finder *f, xmlNode *n, const char *s, struct hit *hit)
{
	size_t len = strlen(s);
	struct time_span span;
	unsigned may = timetext_glance(s, len);

	if (may == 0)
		return false;
	memset(hit, 0, sizeof(*hit));
	hit->node = n;
	hit->cut_to = len;
	if ((may & TIMETEXT_WHOLE) != 0 &&
	    timetext_whole(s, len, &f->hints, &hit->time)) {
		hit->kind = HIT_OWN;
		hit->time_text = printed(f->a, s, 0, len);
		if (timetext_leading(s, len, &f->hints, &hit->time, &span))
			hit->time_text = printed(f->a, s, span.start, span.end);
		return hit->time_text != NULL && !is_amid_text(n);
	}
	if ((may & TIMETEXT_LEADING) != 0 &&
	    timetext_leading(s, len, &f->hints, &hit->time, &span) &&
	    is_at_edge(n, NODE_BEFORE))
		hit->kind = HIT_LEADING;
	else if (read_end(f, s, len, may, hit, &span) &&
		 is_at_edge(n, NODE_BEHIND))
		hit->kind = HIT_TRAILING;
	else
		return false;
	hit->cut_from = span.from;
	hit->cut_to = span.to;
	hit->time_text = printed(f->a, s, span.start, span.end);
	return hit->time_text != NULL;
}

/* <span>09</span>:<span>13</span> */
static bool
read_pieces(struct finder *f, xmlNode *n, const char *s, struct hit *hit)
{
	struct splitclock clock;

	if (!splitclock_read(f->a, n, s, &f->hints, &clock) || is_amid_text(n))
		return false;
	memset(hit, 0, sizeof(*hit));
	hit->node = n;
	hit->last = clock.last;
	hit->kind = HIT_OWN;
	hit->cut_to = strlen(s);
	hit->time = clock.time;
	hit->time_text = clock.text;
	return true;
}

static bool
read_printed(struct finder *f, xmlNode *n, const char *s, struct hit *hit)
{
	return read_text(f, n, s, hit) || read_pieces(f, n, s, hit);
}

/* <time datetime="…">two hours ago</time> */
static bool
read_attribute(struct finder *f, xmlNode *n, struct hit *hit)
{
	const char *value;

	memset(hit, 0, sizeof(*hit));
	if (machine_attribute(f->a, n, &hit->time, &value) == NULL)
		return false;
	hit->node = n;
	hit->kind = HIT_ATTRIBUTE;
	hit->time_text = node_all_text(f->a, n, LIMIT_TIME_TEXT);
	if (hit->time_text[0] == '\0')
		hit->time_text = value;
	return true;
}

/* Elements whose times are those of a picture or of the page. */
static bool
is_beside_lines(const xmlNode *n)
{
	return node_is(n, "img") || node_is(n, "video") ||
	       node_is(n, "audio") || node_is(n, "input") ||
	       node_is(n, "body") || node_is(n, "html");
}

/* Whether the title begins with no Latin letter and is short: most tooltips are
 * told here. */
static bool
may_begin_date(const xmlNode *n)
{
	const char *s = node_raw_attr(n, "title");

	return s != NULL && !isalpha((unsigned char)*s) &&
	       strlen(s) <= LIMIT_TIME_TEXT;
}

/* <span title="9:41 24/5/1404"></span>: a script or the style sheet shows it.
 * On a link or around words it is a tooltip unless it has date and clock. */
static bool
read_title(struct finder *f, xmlNode *n, struct hit *hit)
{
	const char *title;
	bool around = node_is(n, "a") || n->children != NULL;

	if (around && !may_begin_date(n))
		return false;
	title = node_attr(f->a, n, "title");
	memset(hit, 0, sizeof(*hit));
	if (title == NULL || strlen(title) > LIMIT_TIME_TEXT ||
	    (timetext_glance(title, strlen(title)) & TIMETEXT_WHOLE) == 0 ||
	    !timetext_whole(title, strlen(title), &f->hints, &hit->time) ||
	    hit->time.hour < 0 || (around && hit->time.year < 0))
		return false;
	hit->node = n;
	hit->kind = around ? HIT_AROUND : HIT_TITLE;
	hit->time_text = title;
	return true;
}

/* <span data-unixtime="1755238300"></span>, <li data-time="…">, <a title="…">:
 * a date and a clock that no text shows. */
static bool
read_carried(struct finder *f, xmlNode *n, struct hit *hit)
{
	memset(hit, 0, sizeof(*hit));
	if (!machine_may_carry(n) ||
	    machine_attribute(f->a, n, &hit->time, &hit->time_text) == NULL ||
	    hit->time.year < 0)
		return false;
	hit->node = n;
	hit->kind = n->children == NULL ? HIT_ATTRIBUTE : HIT_AROUND;
	return true;
}

/* A time of n's own attributes, which no text shows. */
static bool
read_unseen(struct finder *f, xmlNode *n, struct hit *hit)
{
	if (n->type != XML_ELEMENT_NODE || n->properties == NULL ||
	    is_beside_lines(n))
		return false;
	return read_carried(f, n, hit) || read_title(f, n, hit);
}

static bool
is_text(const struct hit *hit)
{
	return hit->node->type != XML_ELEMENT_NODE;
}

/* Whether hit i is that of an element in which a time was found after all, or
 * beside which one is printed. */
static bool
is_outdone(const struct finder *f, size_t i)
{
	const struct hit *hit = &f->hits[i];
	const struct hit *next = i + 1 < f->n ? hit + 1 : NULL;

	if (hit->kind == HIT_AROUND)
		return next != NULL && node_is_within(next->node, hit->node);
	if (hit->kind != HIT_ATTRIBUTE || node_is(hit->node, "time"))
		return false;
	return (next != NULL && is_text(next) &&
		   node_is_within(next->node, hit->node->parent)) ||
	       (i > 0 && is_text(hit - 1) &&
		   node_is_within(hit[-1].node, hit->node->parent));
}

static void
drop_outdone(struct finder *f)
{
	struct hit *kept = arena_alloc(f->a, (f->n + 1) * sizeof(*kept));
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++) {
		if (!is_outdone(f, i))
			kept[n++] = f->hits[i];
	}
	f->hits = kept;
	f->n = n;
}

/* The first text in the first `most` nodes of top's subtree that is, begins with
 * or ends in a time. */
static bool
read_first(struct finder *f, xmlNode *top, int most, struct hit *hit)
{
	xmlNode *n = top;

	for (int i = 0; n != NULL && i < most; i++, n = node_next(n, top)) {
		const char *s = node_text(n);

		if (s != NULL && read_printed(f, n, s, hit))
			return true;
	}
	return false;
}

struct hit *
hits_find(struct arena *a, xmlNode *root, const struct timetext_hints *hints,
    size_t *n)
{
	struct finder f = {.a = a, .hints = *hints};
	xmlNode *node = root;

	while (node != NULL && f.n < LIMIT_HITS) {
		const char *s = node_text(node);
		struct hit hit;

		if (node_is_skipped(node)) {
			node = node_after(node, root);
			continue;
		}
		if (s != NULL && read_printed(&f, node, s, &hit)) {
			add(&f, hit);
			node = hit.last != NULL ? hit.last : node;
		}
		if (node_is(node, "time") &&
		    !read_first(&f, node, LIMIT_TIME_NODES, &hit) &&
		    read_attribute(&f, node, &hit))
			add(&f, hit);
		else if (!node_is(node, "time") && read_unseen(&f, node, &hit))
			add(&f, hit);
		node = node_next(node, root);
	}
	drop_outdone(&f);
	*n = f.n;
	return f.hits;
}

const struct hit *
hits_read(struct arena *a, xmlNode *top, const struct timetext_hints *hints)
{
	struct finder f = {.a = a, .hints = *hints};
	struct hit hit;

	if (!read_first(&f, top, LIMIT_LOOK, &hit) &&
	    (top->type != XML_ELEMENT_NODE || (!read_attribute(&f, top, &hit) &&
						  !read_unseen(&f, top, &hit))))
		return NULL;
	add(&f, hit);
	return f.hits;
}
