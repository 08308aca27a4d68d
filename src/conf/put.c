/* put.c - writes a source definition. */
#include "conf/put.h"

#include <string.h>

#include "base/utf8.h"

enum { WIDTH = 76 }; /* bytes of a remark's words in one line */

void
conf_put_section(struct buf *b, const char *name)
{
	(void)buf_printf(b, "%s[%s]\n", b->len > 0 ? "\n" : "", name);
}

/* Ends before the width, behind a word; a word that is longer stands alone. */
static size_t
line_of(const char *s)
{
	size_t n = strlen(s), at;

	if (n <= WIDTH)
		return n;
	for (at = WIDTH; at > 0 && s[at] != ' '; at--)
		continue;
	return at > 0 ? at : strcspn(s, " ");
}

/* The n bytes, each control character as a space; of a value each ';' behind a
 * space too, and a run of spaces as one: a reader of long lines has no place to
 * cut them otherwise. */
static void
put_clean(struct buf *b, const char *s, size_t n, bool value)
{
	size_t len;
	bool blank = true;

	for (size_t i = 0; i < n; i += len) {
		bool space;

		len = utf8_len(s + i, n - i);
		space = len == 0 || s[i] == ' ' ||
			utf8_is_control(s + i, len) ||
			(value && blank && s[i] == ';');
		len = len > 0 ? len : 1;
		if (!space || !value || !blank)
			(void)buf_add(b, space ? " " : s + i, space ? 1 : len);
		blank = space;
	}
}

void
conf_put_remark(struct buf *b, const char *words)
{
	do {
		size_t n = line_of(words);

		(void)buf_puts(b, n > 0 ? "# " : "#");
		put_clean(b, words, n, false);
		(void)buf_puts(b, "\n");
		words += n;
		words += strspn(words, " ");
	} while (*words != '\0');
}

void
conf_put(struct buf *b, const char *name, const char *value)
{
	(void)buf_printf(b, "%-8s = ", name);
	put_clean(b, value, strlen(value), true);
	(void)buf_puts(b, "\n");
}

bool
conf_can_put(const char *value)
{
	bool blank = true;

	for (const char *s = value; *s != '\0'; s++) {
		if (blank && (*s == ';' || *s == ' '))
			return false;
		blank = *s == ' ' || *s == '\t';
		if ((unsigned char)*s < ' ')
			return false;
	}
	return !blank;
}
