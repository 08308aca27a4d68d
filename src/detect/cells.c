/* cells.c - splits an item into runs of text. */
#include "detect/cells.h"

#include "base/buf.h"
#include "base/fnv.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "detect/entity.h"
#include "detect/label.h"
#include "detect/link.h"
#include "detect/node.h"
#include "text/chars.h"
#include "text/clean.h"

enum {
	CELLS_MAX = 64, /* of one item: more is a table of contents */
	ORDER_MAX = 8   /* places further behind are one */
};

struct reader {
	struct arena *a;
	const struct item *item;
	struct cell cells[CELLS_MAX];
	size_t n;
	struct buf text;      /* of the cell being read */
	const xmlNode *first; /* its text nodes */
	const xmlNode *last;
	const xmlNode *from; /* those that have words of it */
	const xmlNode *to;
	const xmlNode *owner;    /* the element whose line it is */
	int looked;              /* nodes so far */
	const xmlNode *labelled; /* formatting around time and label, or NULL */
	const xmlNode *till;     /* while in a clock in pieces, its last text */
	bool (*breaks_nothing)(struct reader *r, const xmlNode *n);
	const xmlNode *judged; /* the last parent asked whether it is a */
	bool sentence;         /* sentence, and the answer */
};

static bool
is_inside(const xmlNode *n, const xmlNode *end, bool (*test)(const xmlNode *))
{
	for (; n != NULL && n != end; n = n->parent) {
		if (test(n))
			return true;
	}
	return false;
}

static uint64_t
mix(uint64_t h, const char *s, size_t n)
{
	return fnv_add(fnv_bytes(h, s, n), '/');
}

/* The first word of the class: those behind it tell lines from one another, and
 * some sites shuffle them. */
static const char *
first_class(const xmlNode *e, size_t *n)
{
	const char *s = node_raw_attr(e, "class");

	if (s == NULL)
		return NULL;
	s += strspn(s, " \t\r\n\f");
	*n = strcspn(s, " \t\r\n\f");
	return *n > 0 ? s : NULL;
}

/* Which of its siblings of that name it is. */
static char
order(const xmlNode *e)
{
	char n = 1;

	for (const xmlNode *s = e->prev; s != NULL && n < ORDER_MAX;
	     s = s->prev)
		n = (char)(n + node_is(s, (const char *)e->name));
	return n;
}

uint64_t
cells_spot(const struct item *item, const xmlNode *e)
{
	const xmlNode *end = item->first->parent;
	uint64_t h = FNV_START;

	for (int d = 0; e != NULL && e != end && e->type == XML_ELEMENT_NODE &&
			d < LIMIT_PATH_STEPS;
	     e = e->parent, d++) {
		size_t n;
		const char *class;
		char at;

		h = mix(
		    h, (const char *)e->name, strlen((const char *)e->name));
		/* The items' own tell first from last, odd from even. */
		if (e->parent == end)
			break;
		class = first_class(e, &n);
		at = order(e);
		h = class != NULL ? mix(h, class, n) : mix(h, &at, 1);
	}
	return h;
}

static void
add_cell(struct reader *r)
{
	const xmlNode *end = r->item->first->parent;
	struct cell *c = &r->cells[r->n];

	c->text =
	    entity_decode(r->a, clean_text(r->a, r->text.data, r->text.len));
	c->length = chars_columns(c->text);
	c->first = r->first;
	c->last = r->last;
	c->from = r->from;
	c->to = r->to;
	c->owner = r->owner;
	c->spot = cells_spot(r->item, r->owner);
	c->in_heading = is_inside(r->first, end, node_is_heading);
	c->in_link = is_inside(r->first, end, link_is);
	c->score = 0;
	if (c->length > 0)
		r->n++;
}

static void
close_cell(struct reader *r)
{
	if (r->text.len > 0 && r->n < CELLS_MAX)
		add_cell(r);
	buf_clear(&r->text);
	r->first = NULL;
	r->from = NULL;
	r->to = NULL;
}

static bool
has_word(const char *s, size_t n)
{
	size_t step;

	for (size_t i = 0; i < n; i += step) {
		uint32_t c;

		step = utf8_len(s + i, n - i);
		if (step == 0)
			return false;
		c = utf8_point(s + i, step);
		if (chars_is_letter(c) || chars_digit(c) >= 0)
			return true;
	}
	return false;
}

/* Some bytes of the text of n. */
static void
add_bytes(struct reader *r, const xmlNode *n, const char *s, size_t len)
{
	(void)buf_add(&r->text, s, len);
	if (!has_word(s, len))
		return;
	if (r->from == NULL)
		r->from = n;
	r->to = n;
}

/* The text of n without the item's time. */
static void
add_text(struct reader *r, const xmlNode *n, const char *s)
{
	const struct hit *hit = r->item->hit;
	size_t len = strlen(s);

	if (r->first == NULL)
		r->first = n;
	r->last = n;
	if (n != hit->node) {
		add_bytes(r, n, s, len);
		return;
	}
	add_bytes(r, n, s, hit->cut_from);
	add_bytes(r, n, s + hit->cut_to, len - hit->cut_to);
}

static bool
is_time_itself(const struct reader *r, const xmlNode *n)
{
	return n == r->item->hit->node && r->item->hit->kind == HIT_ATTRIBUTE;
}

static bool
is_day_itself(const struct reader *r, const xmlNode *n)
{
	return r->item->day != NULL && n == r->item->day->top;
}

/* Bytes of the time in the text node n, which are no words. */
static size_t
time_bytes(const struct reader *r, const xmlNode *n)
{
	const struct hit *hit = r->item->hit;

	return n == hit->node ? hit->cut_to - hit->cut_from : 0;
}

/* Bytes of the words that stand in n itself. */
static size_t
own_text(const struct reader *r, const xmlNode *n)
{
	size_t size = 0;
	const xmlNode *c = n->children;

	for (int i = 0; c != NULL && i < LIMIT_SIBLINGS; i++, c = c->next) {
		const char *s = node_text(c);

		if (s != NULL)
			size += strlen(s) - time_bytes(r, c);
	}
	return size;
}

/* Whether the words that stand in n itself are the sentence, of which its links
 * and spans are words, and not a mark or a tail beside them. */
static bool
is_sentence(const struct reader *r, const xmlNode *n)
{
	size_t own = n != NULL ? own_text(r, n) : 0;
	size_t most = own < LIMIT_TEXT ? own + 1 : LIMIT_TEXT;
	const xmlNode *timed = r->item->hit->node;
	const xmlNode *c;

	if (own < 4)
		return false;
	c = n->children;
	for (int i = 0; c != NULL && i < LIMIT_SIBLINGS; i++, c = c->next) {
		if (timed != NULL && c == timed->parent)
			continue; /* the time's own element */
		if (node_is_inline(c) && node_text_size(c, most) > own)
			return false;
	}
	return true;
}

/* Siblings ask it of one parent, one after the other. */
static bool
stands_in_sentence(struct reader *r, const xmlNode *n)
{
	if (r->judged != n->parent) {
		r->judged = n->parent;
		r->sentence = is_sentence(r, n->parent);
	}
	return r->sentence;
}

static bool
is_formatting(struct reader *r, const xmlNode *n)
{
	return node_is_formatting(n) && n != r->labelled;
}

static bool
is_word(struct reader *r, const xmlNode *n)
{
	return is_formatting(r, n) ||
	       (node_is_inline(n) && stands_in_sentence(r, n));
}

/* The element whose line the text node stands in. */
static const xmlNode *
owner_of(struct reader *r, const xmlNode *n)
{
	n = n->parent;
	for (int i = 0; n != NULL && i < LIMIT_DEPTH && r->breaks_nothing(r, n);
	     i++)
		n = n->parent;
	return n;
}

static void
read_text(struct reader *r, const xmlNode *n, const char *s)
{
	const xmlNode *owner = owner_of(r, n);

	if (owner != r->owner)
		close_cell(r);
	r->owner = owner;
	add_text(r, n, s);
}

/* Whether n is a piece of the item's clock behind the first. */
static bool
is_piece(struct reader *r, const xmlNode *n)
{
	bool piece = r->till != NULL;

	if (n == r->till)
		r->till = NULL;
	else if (n == r->item->hit->node)
		r->till = r->item->hit->last;
	return piece;
}

/* Splits one of the item's siblings into cells. */
static void
read_sibling(struct reader *r, xmlNode *top)
{
	xmlNode *n = top;

	for (; n != NULL && r->looked < LIMIT_LOOK; r->looked++) {
		const char *s = node_text(n);

		if (node_is_skipped(n) || is_time_itself(r, n) ||
		    is_day_itself(r, n)) {
			n = node_after(n, top);
			continue;
		}
		if (is_piece(r, n))
			s = NULL;
		else if (s != NULL)
			read_text(r, n, s);
		else if (n->type == XML_ELEMENT_NODE &&
			 !r->breaks_nothing(r, n))
			close_cell(r);
		else if (r->text.len > 0 &&
			 (n->type == XML_TEXT_NODE || node_is(n, "br") ||
			     node_begins_anew(n)))
			(void)buf_puts(&r->text, " ");
		n = node_next(n, top);
	}
}

static void
read_item(struct reader *r, struct cells *out)
{
	const struct item *item = r->item;

	r->labelled = label_element(r->a, item->hit);
	buf_init(&r->text, LIMIT_HEADLINE);
	for (xmlNode *s = item->first; s != NULL;
	     s = s == item->last ? NULL : s->next)
		read_sibling(r, s);
	close_cell(r);
	buf_free(&r->text);
	out->item = item;
	out->n = r->n;
	out->all = arena_alloc(r->a, (r->n + 1) * sizeof(*out->all));
	memcpy(out->all, r->cells, r->n * sizeof(*out->all));
}

void
cells_read(struct arena *a, const struct item *item, struct cells *out)
{
	struct reader r = {.a = a, .item = item, .breaks_nothing = is_word};

	read_item(&r, out);
}

void
cells_split(struct arena *a, const struct item *item, struct cells *out)
{
	struct reader r = {
	    .a = a, .item = item, .breaks_nothing = is_formatting};

	read_item(&r, out);
}

bool
cells_have_words(const char *text)
{
	size_t n = strlen(text), letters = 0, step;

	for (size_t i = 0; i < n && letters < 3; i += step) {
		uint32_t c;

		step = utf8_len(text + i, n - i);
		if (step == 0)
			return false;
		c = utf8_point(text + i, step);
		/* Two of Chinese are a word: earthquake. */
		letters += chars_is_letter(c) ? 1U + (c >= 0x2E80) : 0U;
	}
	return letters >= 3 || (letters > 0 && n > 6);
}

uint64_t
cells_hash(const char *s)
{
	size_t n = strlen(s), step;
	uint64_t h = FNV_START;

	for (size_t i = 0; i < n; i += step) {
		uint32_t c;

		step = utf8_len(s + i, n - i);
		if (step == 0)
			break;
		c = utf8_point(s + i, step);
		if (chars_digit(c) >= 0)
			c = '0';
		h = fnv_add(h, c);
	}
	return h;
}
