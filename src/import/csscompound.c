/* csscompound.c - one element of a selector: type, id, classes, attributes. */
#include "import/csscompound.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/limits.h"
#include "import/csspseudo.h"

/* A name that XPath takes as it is, in small letters. */
static const char *
markup_name(struct css *css)
{
	const char *s = css_name(css);
	char *out;

	if (s == NULL)
		return NULL;
	for (size_t i = 0; s[i] != '\0'; i++) {
		if ((unsigned char)s[i] >= 0x80 || !css_is_name_byte(s[i]) ||
		    (i == 0 && !ascii_is_letter(s[i]) && s[i] != '_')) {
			(void)css_fault(css, "no name of HTML's");
			return NULL;
		}
	}
	out = arena_copy(css->a, s);
	ascii_lower_string(out);
	return out;
}

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
	wanted = css_value(css);
	out = wanted != NULL ? compare(css, name, op, wanted) : NULL;
	(void)css_skip_blanks(css);
	if (out != NULL && *css->s != ']') {
		(void)css_fault(css, "']' is wanted");
		return NULL;
	}
	css->s += out != NULL;
	return out;
}

/* ---- :not() */

static void
put_all(struct buf *out, const struct css_compound *c)
{
	const char *between = "";

	if (c->type != NULL || c->n == 0) {
		(void)buf_printf(
		    out, "self::%s", c->type != NULL ? c->type : "*");
		between = " and ";
	}
	for (size_t i = 0; i < c->n; i++) {
		(void)buf_printf(out, "%s%s", between, c->conditions[i]);
		between = " and ";
	}
}

static int
read_not(struct css *css, struct buf *out)
{
	struct css_compound c;

	(void)buf_puts(out, "not(");
	for (;;) {
		(void)css_skip_blanks(css);
		if (css_compound(css, &c, true) < 0)
			return -1;
		put_all(out, &c);
		(void)css_skip_blanks(css);
		if (*css->s != ',')
			break;
		css->s++;
		(void)buf_puts(out, " or ");
	}
	if (*css->s != ')')
		return css_fault(css, "')' is wanted: no combinator in :not()");
	css->s++;
	return buf_puts(out, ")");
}

static int
add_not(struct css *css, struct css_compound *c)
{
	struct buf b;
	int rc;

	if (*css->s != '(')
		return css_fault(css, "'(' is wanted");
	css->s++;
	buf_init(&b, LIMIT_TEXT);
	rc = read_not(css, &b);
	if (rc == 0)
		rc = css_add(css, c, arena_copy(css->a, b.data));
	else if (b.full)
		rc = css_fault(css, "too long");
	buf_free(&b);
	return rc;
}

static int
pseudo(struct css *css, struct css_compound *c, bool inner)
{
	const char *name = css_name(css);

	if (name == NULL)
		return -1;
	if (strcmp(name, "not") == 0 && !inner)
		return add_not(css, c);
	return css_pseudo(css, c, name);
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
		return pseudo(css, c, inner) < 0 ? -1 : 1;
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
	} else if (css_is_name_byte(*css->s) || *css->s == '\\') {
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
