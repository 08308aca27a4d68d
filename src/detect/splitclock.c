/* splitclock.c - joins the pieces of a clock. */
#include "detect/splitclock.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "detect/node.h"
#include "text/chars.h"
#include "text/clean.h"

enum {
	PIECE_MAX = 16, /* bytes of "09:" with marks of direction and blanks */
	PIECES = 8      /* 9 : 13 : 05 p.m. and blanks between */
};

/* Whether s is one digit or two, and at most colons beside them. */
static bool
is_number(const char *s)
{
	size_t n = strnlen(s, PIECE_MAX + 1), step;
	int digits = 0;

	for (size_t i = 0; i < n && n <= PIECE_MAX; i += step) {
		uint32_t c;

		step = utf8_len(s + i, n - i);
		if (step == 0)
			return false;
		c = utf8_point(s + i, step);
		if (chars_digit(c) >= 0)
			digits++;
		else if (c != ':' && !chars_is_space(c) &&
			 !chars_is_invisible(c))
			return false;
	}
	return n <= PIECE_MAX && (digits == 1 || digits == 2);
}

/* An element that breaks no clock. */
static bool
is_thin(const xmlNode *n)
{
	return node_is(n, "span") || node_is(n, "small") ||
	       node_is_formatting(n);
}

/* The text node before or behind n in the same line, blank or not; NULL for
 * none. */
static xmlNode *
text_beside(xmlNode *n, enum node_side side)
{
	for (int i = 0; i < PIECES; i++) {
		while (node_beside(n, side) == NULL && n->parent != NULL &&
		       is_thin(n->parent))
			n = n->parent;
		n = node_beside(n, side);
		while (n != NULL && is_thin(n) && n->children != NULL)
			n = side == NODE_BEFORE ? n->last : n->children;
		if (n == NULL || n->type == XML_TEXT_NODE)
			return n;
		if (!is_thin(n))
			return NULL;
	}
	return NULL;
}

/* Whether a sign and digits stand before or behind the node n: a range, the
 * days of a countdown. */
static bool
goes_on(xmlNode *n, enum node_side side)
{
	bool sign = false;

	for (int i = 0; i < PIECES; i++) {
		const char *s;

		n = text_beside(n, side);
		s = n != NULL ? node_text(n) : NULL;
		if (n == NULL || (s != NULL && strlen(s) > PIECE_MAX))
			return false;
		if (s != NULL && is_number(s))
			return sign || strchr(s, ':') != NULL;
		sign = sign || s != NULL;
	}
	return false;
}

/* Adds a piece; a word (a.m.) is parted from the digits. Returns whether a time
 * may end with it. */
static bool
add_piece(struct arena *a, struct buf *b, const char *s)
{
	bool word, number = is_number(s);

	s = clean_text(a, s, strlen(s));
	word = s[0] != '\0' &&
	       chars_is_letter(utf8_point(s, utf8_len(s, strlen(s))));
	if (word)
		(void)buf_puts(b, " ");
	(void)buf_puts(b, s);
	return word || (number && s[strlen(s) - 1] != ':');
}

static bool
read_pieces(struct arena *a, xmlNode *n, struct buf *b,
    const struct timetext_hints *hints, struct splitclock *out)
{
	bool found = false;

	for (int i = 1; i < PIECES; i++) {
		struct printed_time time;

		n = text_beside(n, NODE_BEHIND);
		if (n == NULL || strlen((const char *)n->content) > PIECE_MAX)
			break;
		if (!add_piece(a, b, (const char *)n->content) ||
		    !timetext_whole(b->data, b->len, hints, &time) ||
		    time.hour < 0)
			continue;
		out->time = time;
		out->last = n;
		out->text = arena_copy(a, b->data);
		found = true;
	}
	return found && !goes_on(out->last, NODE_BEHIND);
}

bool
splitclock_read(struct arena *a, xmlNode *n, const char *s,
    const struct timetext_hints *hints, struct splitclock *out)
{
	struct buf b;
	bool found;

	if (!is_number(s) || text_beside(n, NODE_BEHIND) == NULL ||
	    goes_on(n, NODE_BEFORE))
		return false;
	buf_init(&b, (size_t)PIECES * (PIECE_MAX + 1));
	(void)add_piece(a, &b, s);
	found = read_pieces(a, n, &b, hints, out);
	buf_free(&b);
	return found;
}
