/* css.c - CSS selectors as XPath 1.0: lists and combinators of compounds. */
#include "import/css.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "import/csscompound.h"

/* A combinator, and what stands before the step behind it. */
static const struct combinator {
	const char *axis;
	char sign;
	bool first; /* of whatever type, before the type is asked */
} combinators[] = {
    {"/", '>', false},
    {"/following-sibling::", '+', true},
    {"/following-sibling::", '~', false},
    {"//", ' ', false},
};

static void
put_step(struct buf *out, const struct css_compound *c, bool first)
{
	const char *type = c->type != NULL ? c->type : "*";

	if (first)
		(void)buf_puts(out, "*[1]");
	if (first && c->type != NULL)
		(void)buf_printf(out, "[self::%s]", type);
	else if (!first)
		(void)buf_puts(out, type);
	for (size_t i = 0; i < c->n; i++)
		(void)buf_printf(out, "[%s]", c->conditions[i]);
}

/* The combinator at s, moving past it and the blanks around it; NULL: the part
 * ends here. */
static const struct combinator *
next_combinator(struct css *css)
{
	bool blank = css_skip_blanks(css);
	size_t n = sizeof(combinators) / sizeof(*combinators);

	if (*css->s == '\0' || *css->s == ',')
		return NULL;
	for (size_t i = 0; i + 1 < n; i++) {
		if (*css->s == combinators[i].sign) {
			css->s++;
			(void)css_skip_blanks(css);
			return &combinators[i];
		}
	}
	return blank ? &combinators[n - 1] : NULL;
}

/* Compounds with combinators between them. */
static int
read_part(struct css *css, struct buf *out)
{
	const struct combinator *by = NULL;
	struct css_compound c;

	(void)css_skip_blanks(css);
	do {
		if (css_compound(css, &c, false) < 0)
			return -1;
		if (by != NULL)
			(void)buf_puts(out, by->axis);
		put_step(out, &c, by != NULL && by->first);
		by = next_combinator(css);
	} while (by != NULL);
	return 0;
}

static int
read_list(struct css *css, const char *from, const char *then, struct buf *out)
{
	for (;;) {
		(void)buf_puts(out, from);
		if (read_part(css, out) < 0)
			return -1;
		if (then != NULL)
			(void)buf_puts(out, then);
		if (*css->s == '\0')
			return 0;
		if (*css->s != ',')
			return css_fault(css, "not understood");
		css->s++;
		(void)buf_puts(out, " | ");
	}
}

/* Whether XML can have all of it, and so an XPath. */
static bool
is_text(const char *s)
{
	size_t n = strlen(s), len;

	for (size_t i = 0; i < n; i += len) {
		uint32_t c;

		len = utf8_len(s + i, n - i);
		if (len == 0)
			return false;
		c = utf8_point(s + i, len);
		if ((c < ' ' && strchr("\t\n\r", s[i]) == NULL) ||
		    c == 0xFFFE || c == 0xFFFF)
			return false;
	}
	return true;
}

const char *
css_xpath(struct arena *a, const char *selector, const char *from,
    const char *then, struct err *err)
{
	struct css css = {a, selector, selector, err};
	const char *out = NULL;
	struct buf b;

	buf_init(&b, LIMIT_TEXT);
	if (read_list(&css, from, then, &b) == 0) {
		if (b.full)
			(void)err_set(err, ERR_DEFINITION,
			    "too long a selector for one expression");
		else if (!is_text(b.data))
			(void)err_set(err, ERR_DEFINITION,
			    "selector \"%s\": it has a character that no page "
			    "has",
			    selector);
		else
			out = arena_copy(a, b.data);
	}
	buf_free(&b);
	return out;
}

bool
css_may_be(const char *selector, const char *type)
{
	const char *last = selector;
	size_t n = strlen(type);
	int depth = 0;

	for (const char *s = selector; *s != '\0'; s++) {
		depth += (*s == '(' || *s == '[') - (*s == ')' || *s == ']');
		if (depth == 0 && strchr(" \t\n>+~,", *s) != NULL &&
		    s[1] != '\0' && strchr(" \t\n", s[1]) == NULL)
			last = s + 1;
	}
	if (*last != '\0' && strchr("*.#[:", *last) != NULL)
		return true;
	return strncmp(last, type, n) == 0 &&
	       (last[n] == '\0' || strchr(".#[: \t\n", last[n]) != NULL);
}
