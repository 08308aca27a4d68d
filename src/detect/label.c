/* label.c - reads the label in a time's own element. */
#include "detect/label.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "detect/node.h"
#include "text/chars.h"
#include "text/clean.h"

enum {
	LABEL_MAX = 40,  /* characters; more is a sentence */
	LABEL_WORDS = 2, /* where formatting alone parts it from the text */
	TEXT_MIN = 24    /* bytes of a text that has a label before it */
};

/* The outermost formatting element around the time; NULL for none. */
static xmlNode *
formatting_around(const struct hit *hit)
{
	xmlNode *e = NULL;

	for (xmlNode *n = hit->node->parent; n != NULL && node_is_formatting(n);
	     n = n->parent)
		e = n;
	return e;
}

/* The text of e without the time. */
static char *
words_beside(struct arena *a, const struct hit *hit, const xmlNode *e)
{
	struct buf b;
	char *out;
	const xmlNode *n = e;

	buf_init(&b, 4 * LABEL_MAX + LIMIT_TIME_TEXT);
	for (int i = 0; n != NULL && !b.full && i < LIMIT_TIME_NODES; i++) {
		const char *s = node_text(n);

		if (s != NULL && n == hit->node) {
			(void)buf_add(&b, s, hit->cut_from);
			(void)buf_puts(&b, " ");
			(void)buf_puts(&b, s + hit->cut_to);
		} else if (s != NULL && !node_is_skipped(n->parent)) {
			(void)buf_puts(&b, s);
		} else if (!node_is_formatting(n)) {
			(void)buf_puts(&b, " ");
		}
		n = node_next(n, e);
	}
	out = b.full || n != NULL || b.data == NULL
		  ? arena_copy(a, "")
		  : clean_text(a, b.data, b.len);
	buf_free(&b);
	return out;
}

/* Cuts what is no letter off both ends. */
static const char *
trim(char *s)
{
	size_t n = strlen(s), from = n, to = 0, step;

	for (size_t i = 0; i < n; i += step) {
		step = utf8_len(s + i, n - i);
		if (step == 0)
			break;
		if (!chars_is_letter(utf8_point(s + i, step)))
			continue;
		from = i < from ? i : from;
		to = i + step;
	}
	s[to] = '\0';
	return from < to ? s + from : NULL;
}

/* Whether the clean text is a word or two that a sentence may follow. */
static bool
is_label(const char *s)
{
	static const char colons[] = "：";
	size_t n = strlen(s), words = 1;

	for (size_t i = 0; i < n; i++)
		words += s[i] == ' ';
	if (n == 0 || s[n - 1] == ':' || words > LABEL_WORDS ||
	    chars_has_digit(s, n))
		return false;
	return n < strlen(colons) ||
	       strcmp(s + n - strlen(colons), colons) != 0;
}

/* Whether a text follows e that doesn't go on with e's sentence. */
static bool
begins_text(const xmlNode *e)
{
	const xmlNode *s = e->next;
	const char *text = s != NULL ? node_text(s) : NULL;
	size_t size = 0;

	if (text != NULL) {
		text += strspn(text, " \t\r\n\f");
		if (*text == ',' || (*text >= 'a' && *text <= 'z'))
			return false;
	}
	for (int i = 0; s != NULL && size < TEXT_MIN && i < LIMIT_SIBLINGS;
	     i++, s = s->next)
		size += node_text_size(s, TEXT_MIN);
	return size >= TEXT_MIN;
}

const xmlNode *
label_element(struct arena *a, const struct hit *hit)
{
	xmlNode *e = NULL;
	char *words;

	if (hit->node != NULL && hit->node->type == XML_TEXT_NODE)
		e = formatting_around(hit);
	if (e == NULL || !begins_text(e))
		return NULL;
	words = words_beside(a, hit, e);
	return is_label(words) && trim(words) != NULL ? e : NULL;
}

/* The element that is the time's own: around its text, around formatting. */
static const xmlNode *
own_element(struct arena *a, const struct hit *hit)
{
	const xmlNode *labelled = label_element(a, hit);
	const xmlNode *outer = formatting_around(hit);

	if (labelled != NULL)
		return labelled;
	return outer != NULL ? outer->parent : hit->node->parent;
}

const char *
label_read(struct arena *a, const struct item *item, const struct cell *head)
{
	const struct hit *hit = item->hit;
	const char *label;
	char *words;
	const xmlNode *e;

	if (hit->node == NULL || hit->kind == HIT_ATTRIBUTE ||
	    hit->kind == HIT_TITLE || hit->kind == HIT_AROUND)
		return NULL;
	e = own_element(a, hit);
	if (e == NULL || e == item->first->parent ||
	    node_is_within(head->first, e))
		return NULL;
	words = words_beside(a, hit, e);
	if (chars_has_digit(words, strlen(words)))
		return NULL;
	label = trim(words);
	return label != NULL && chars_count(label) > 1 &&
		       chars_count(label) <= LABEL_MAX
		   ? label
		   : NULL;
}

void
label_settle(struct ticker_line *lines, size_t n)
{
	const char *first = n > 0 ? lines[0].label : NULL;

	for (size_t i = 0; i < n; i++) {
		if (first == NULL || lines[i].label == NULL ||
		    strcmp(lines[i].label, first) != 0)
			return;
	}
	for (size_t i = 0; n > 1 && i < n; i++)
		lines[i].label = NULL;
}
