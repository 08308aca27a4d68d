/* csstoken.c - the words of a selector, and what they say of one element. */
#include "import/csstoken.h"

#include "base/ascii.h"
#include "base/utf8.h"

enum { HEX_MOST = 6 }; /* digits of an escape */

int
css_fault(struct css *css, const char *what)
{
	return err_set(css->err, ERR_DEFINITION,
	    "selector \"%s\", at byte %zu: %s", css->selector,
	    (size_t)(css->s - css->selector) + 1, what);
}

bool
css_skip_blanks(struct css *css)
{
	const char *from = css->s;

	while (ascii_is_space(*css->s))
		css->s++;
	return css->s != from;
}

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = ascii_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
css_is_name_byte(char c)
{
	return ascii_is_letter(c) || (c >= '0' && c <= '9') || c == '-' ||
	       c == '_' || (unsigned char)c >= 0x80;
}

/* The character that the escape behind a backslash stands for; its bytes in
 * out. 0: none. */
static size_t
escape(struct css *css, char out[4])
{
	uint32_t point = 0;
	int digits = 0;

	for (; digits < HEX_MOST && hex(*css->s) >= 0; digits++)
		point = point * 16 + (uint32_t)hex(*css->s++);
	if (digits == 0) {
		if (*css->s == '\0' || *css->s == '\n')
			return 0;
		out[0] = *css->s++;
		return 1;
	}
	if (ascii_is_space(*css->s))
		css->s++;
	if (point < ' ' || point > 0x10FFFF ||
	    (point >= 0xD800 && point < 0xE000))
		return 0;
	return utf8_put(out, point);
}

const char *
css_name(struct css *css)
{
	const char *from = css->s + (*css->s == '-');
	char *out = arena_alloc(css->a, strlen(css->s) * 2 + 4);
	size_t n = 0, len;

	if (*from >= '0' && *from <= '9')
		from = NULL;
	while (from != NULL && (css_is_name_byte(*css->s) || *css->s == '\\')) {
		if (*css->s != '\\') {
			out[n++] = *css->s++;
			continue;
		}
		css->s++;
		len = escape(css, out + n);
		if (len == 0)
			from = NULL;
		n += len;
	}
	out[n] = '\0';
	if (from != NULL && n > 0)
		return out;
	(void)css_fault(css, "a name is wanted");
	return NULL;
}

const char *
css_value(struct css *css)
{
	char quote = *css->s, *out;
	size_t n = 0, len;

	if (quote != '"' && quote != '\'')
		return css_name(css);
	css->s++;
	out = arena_alloc(css->a, strlen(css->s) * 2 + 4);
	while (*css->s != quote && *css->s != '\0') {
		if (*css->s != '\\') {
			out[n++] = *css->s++;
			continue;
		}
		css->s++;
		len = escape(css, out + n);
		if (len == 0)
			break;
		n += len;
	}
	out[n] = '\0';
	if (*css->s != quote) {
		(void)css_fault(css, "no sound value in quotes");
		return NULL;
	}
	css->s++;
	return out;
}

int
css_add(struct css *css, struct css_compound *c, const char *condition)
{
	if (c->n == CSS_CONDITIONS)
		return css_fault(css, "too many conditions");
	c->conditions[c->n++] = condition;
	return 0;
}
