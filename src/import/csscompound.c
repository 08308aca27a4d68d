/* csscompound.c - one element of a selector: type, id, classes, attributes. */
#include "import/csscompound.h"

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

int
css_add(struct css *css, struct css_compound *c, const char *condition)
{
	if (c->n == CSS_CONDITIONS)
		return css_fault(css, "too many conditions");
	c->conditions[c->n++] = condition;
	return 0;
}

/* ---- names */

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = ascii_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool
is_name_byte(char c)
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
	while (from != NULL && (is_name_byte(*css->s) || *css->s == '\\')) {
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

/* A name that XPath takes as it is, in small letters. */
static const char *
markup_name(struct css *css)
{
	const char *s = css_name(css);
	char *out;

	if (s == NULL)
		return NULL;
	for (size_t i = 0; s[i] != '\0'; i++) {
		if ((unsigned char)s[i] >= 0x80 || !is_name_byte(s[i]) ||
		    (i == 0 && !ascii_is_letter(s[i]) && s[i] != '_')) {
			(void)css_fault(css, "no name of HTML's");
			return NULL;
		}
	}
	out = arena_copy(css->a, s);
	ascii_lower_string(out);
	return out;
}

/* ---- values */

/* In quotes, as XPath has them, which knows no escapes. */
static const char *
literal(struct css *css, const char *s)
{
	if (strchr(s, '\'') == NULL)
		return arena_printf(css->a, "'%s'", s);
	if (strchr(s, '"') == NULL)
		return arena_printf(css->a, "\"%s\"", s);
	(void)css_fault(css, "both kinds of quotes in one value");
	return NULL;
}

/* A name, or what stands in quotes. */
static const char *
value(struct css *css)
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

/* ---- conditions */

static const char *
has_word(struct css *css, const char *attribute, const char *word)
{
	const char *quoted = literal(css, arena_printf(css->a, " %s ", word));

	if (quoted == NULL)
		return NULL;
	return arena_printf(css->a,
	    "contains(concat(' ',normalize-space(@%s),' '),%s)", attribute,
	    quoted);
}

/* Characters, which XPath counts in. */
static size_t
count(const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; s++)
		n += ((unsigned char)*s & 0xC0) != 0x80;
	return n;
}

/* [name op value]; `op` is '=' for the bare one. */
static const char *
compare(struct css *css, const char *name, char op, const char *wanted)
{
	const char *v = literal(css, wanted);
	struct arena *a = css->a;

	if (v == NULL)
		return NULL;
	if (op != '=' && op != '|' && wanted[0] == '\0')
		return "false()";
	switch (op) {
	case '=':
		return arena_printf(a, "@%s=%s", name, v);
	case '~':
		return strpbrk(wanted, " \t\n\r\f") != NULL
			   ? "false()"
			   : has_word(css, name, wanted);
	case '|':
		return arena_printf(a,
		    "(@%s=%s or starts-with(@%s,concat(%s,'-')))", name, v,
		    name, v);
	case '^':
		return arena_printf(a, "starts-with(@%s,%s)", name, v);
	case '*':
		return arena_printf(a, "contains(@%s,%s)", name, v);
	default:
		return arena_printf(a,
		    "substring(@%s,string-length(@%s)-%zu)=%s", name, name,
		    count(wanted) - 1, v);
	}
}

/* Behind the "[". */
static const char *
attribute(struct css *css)
{
	const char *name, *wanted, *out;
	char op = '=';

	(void)css_skip_blanks(css);
	name = markup_name(css);
	if (name == NULL)
		return NULL;
	(void)css_skip_blanks(css);
	if (*css->s == ']') {
		css->s++;
		return arena_printf(css->a, "@%s", name);
	}
	if (*css->s != '\0' && strchr("~|^$*", *css->s) != NULL)
		op = *css->s++;
	if (*css->s != '=') {
		(void)css_fault(css, "no operator of an attribute");
		return NULL;
	}
	css->s++;
	(void)css_skip_blanks(css);
	wanted = value(css);
	out = wanted != NULL ? compare(css, name, op, wanted) : NULL;
	(void)css_skip_blanks(css);
	if (out != NULL && *css->s != ']') {
		(void)css_fault(css, "']' is wanted");
		return NULL;
	}
	css->s += out != NULL;
	return out;
}

/* One of "#id", ".class", "[…]", ":…"; 0: something else stands there. */
static int
condition(struct css *css, struct css_compound *c, bool inner)
{
	char sign = *css->s;
	const char *name, *made = NULL;

	if (sign == '\0' || strchr("#.[:", sign) == NULL)
		return 0;
	css->s++;
	if (sign == ':')
		return css_pseudo(css, c, inner) < 0 ? -1 : 1;
	if (sign == '[') {
		made = attribute(css);
	} else {
		name = css_name(css);
		if (name != NULL)
			made = sign == '#' ? compare(css, "id", '=', name)
					   : has_word(css, "class", name);
	}
	return made == NULL || css_add(css, c, made) < 0 ? -1 : 1;
}

int
css_compound(struct css *css, struct css_compound *out, bool inner)
{
	bool any = false;
	int rc;

	memset(out, 0, sizeof(*out));
	if (*css->s == '*') {
		css->s++;
		any = true;
	} else if (is_name_byte(*css->s) || *css->s == '\\') {
		out->type = markup_name(css);
		if (out->type == NULL)
			return -1;
		any = true;
	}
	while ((rc = condition(css, out, inner)) > 0)
		any = true;
	if (rc < 0)
		return -1;
	return any ? 0 : css_fault(css, "an element is wanted");
}
