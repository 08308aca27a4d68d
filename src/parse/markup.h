/* markup.h - the strict markup that stands between a format and the tree.
 *
 * A small HTML that every parser reads alike, old or new: lower-case names,
 * every element closed (`<br/>` those that are empty), values in double quotes,
 * & < > " always as &amp; &lt; &gt; &quot; and no other reference, no comment,
 * no control character but tab and newline, valid UTF-8. Formats write it with
 * this file; tree.h reads it. */
#ifndef AJEL_MARKUP_H
#define AJEL_MARKUP_H

#include <stddef.h>
#include <string.h>

#include "base/arena.h"

struct markup {
	struct arena *arena;
	char *s;    /* len bytes, no NUL before markup_end */
	size_t len; /* bytes */
	size_t cap; /* bytes allocated */
};

/* `guess`: bytes that will probably do. */
void markup_init(struct markup *m, struct arena *a, size_t guess);

/* Makes room for n more bytes and a NUL. */
void markup_grow(struct markup *m, size_t n);

/* The n bytes, the string, as they are: they are markup already. Tags come in
 * pieces of a few bytes, which are worth no call. */
static inline void
markup_add(struct markup *m, const char *s, size_t n)
{
	if (m->cap - m->len <= n)
		markup_grow(m, n);
	if (n > 0)
		memcpy(m->s + m->len, s, n);
	m->len += n;
}

static inline void
markup_puts(struct markup *m, const char *s)
{
	markup_add(m, s, strlen(s));
}

/* One byte of markup. */
static inline void
markup_put(struct markup *m, char c)
{
	if (m->cap - m->len <= 1)
		markup_grow(m, 1);
	m->s[m->len++] = c;
}

/* Any n bytes as text or as part of a value: escaped, cleaned of controls, bad
 * bytes as U+FFFD. markup_text makes one space, or one newline, of every run
 * of white space; markup_verbatim keeps them. */
void markup_text(struct markup *m, const char *s, size_t n);
void markup_verbatim(struct markup *m, const char *s, size_t n);

/* Ends the markup with a NUL; its length in *n. */
char *markup_end(struct markup *m, size_t *n);

#endif
