/* csspseudo.c - pseudo-classes of selectors about the place among siblings. */
#include "import/csspseudo.h"

#include "base/ascii.h"

enum { NTH_MOST = 100000 };

/* "an+b" */
struct nth {
	int a, b;
};

/* ---- an+b */

/* Digits; -1: none. No list has as many items as would be needed to tell more
 * than the most from the most. */
static int
number(struct css *css)
{
	int n = -1;

	while (*css->s >= '0' && *css->s <= '9') {
		n = (n < 0 ? 0 : n) * 10 + (*css->s++ - '0');
		n = n < NTH_MOST ? n : NTH_MOST;
	}
	return n;
}

static bool
take_word(struct css *css, const char *word)
{
	size_t n = strlen(word);

	for (size_t i = 0; i < n; i++) {
		if (ascii_lower(css->s[i]) != word[i])
			return false;
	}
	css->s += n;
	return true;
}

static int
sign_of(struct css *css)
{
	int sign = *css->s == '-' ? -1 : 1;

	css->s += *css->s == '-' || *css->s == '+';
	return sign;
}

/* The "+b" behind an "an", if there is one. */
static int
read_offset(struct css *css, struct nth *out)
{
	int sign;

	(void)css_skip_blanks(css);
	if (*css->s != '+' && *css->s != '-')
		return 0;
	sign = sign_of(css);
	(void)css_skip_blanks(css);
	out->b = number(css);
	if (out->b < 0)
		return css_fault(css, "a number is wanted");
	out->b *= sign;
	return 0;
}

static int
read_nth(struct css *css, struct nth *out)
{
	int sign, n;

	*out = (struct nth){0, 0};
	(void)css_skip_blanks(css);
	if (take_word(css, "odd") || take_word(css, "even")) {
		*out = (struct nth){2, ascii_lower(css->s[-1]) == 'd'};
		return 0;
	}
	sign = sign_of(css);
	n = number(css);
	if (ascii_lower(*css->s) == 'n') {
		css->s++;
		out->a = sign * (n < 0 ? 1 : n);
		return read_offset(css, out);
	}
	if (n < 0)
		return css_fault(css, "a number, odd, even or an+b is wanted");
	out->b = sign * n;
	return 0;
}

/* ---- place */

/* Of which count(axis::type)+1 is the place; that it is an+b for an n from 0. */
static const char *
placed(struct arena *a, const char *axis, const char *type, struct nth nth)
{
	const char *count = arena_printf(a, "count(%s::%s)", axis, type);
	int b = nth.b - 1;

	if (nth.a == 0)
		return arena_printf(a, "%s=%d", count, b);
	if (nth.a < 0)
		return arena_printf(a, "(%s<=%d and (%d-%s) mod %d=0)", count,
		    b, b, count, -nth.a);
	return arena_printf(
	    a, "(%s>=%d and (%s-%d) mod %d=0)", count, b, count, b, nth.a);
}

/* Steps of a place below none, "3n-1" of the first three as "3n+2". */
static struct nth
above_none(struct nth nth)
{
	if (nth.a > 0 && nth.b < 1)
		nth.b += (1 - nth.b + nth.a - 1) / nth.a * nth.a;
	return nth;
}

#define BEFORE "preceding-sibling"
#define BEHIND "following-sibling"

static const struct pseudo {
	const char *name;
	const char *axis; /* on which the siblings are counted; NULL: both */
	bool typed, nth;  /* of its type alone; with an+b in brackets */
} pseudos[] = {
    {"first-child", BEFORE, false, false},
    {"last-child", BEHIND, false, false},
    {"only-child", NULL, false, false},
    {"nth-child", BEFORE, false, true},
    {"nth-last-child", BEHIND, false, true},
    {"first-of-type", BEFORE, true, false},
    {"last-of-type", BEHIND, true, false},
    {"only-of-type", NULL, true, false},
    {"nth-of-type", BEFORE, true, true},
    {"nth-last-of-type", BEHIND, true, true},
};

static int
add_place(struct css *css, struct css_compound *c, const struct pseudo *p)
{
	const char *type = p->typed ? c->type : "*";
	struct nth nth;

	if (type == NULL)
		return css_fault(css, "of-type is for an element with a type");
	if (p->nth) {
		if (*css->s++ != '(')
			return css_fault(css, "'(' is wanted");
		if (read_nth(css, &nth) < 0)
			return -1;
		(void)css_skip_blanks(css);
		if (*css->s != ')')
			return css_fault(css, "')' is wanted");
		css->s++;
		return css_add(
		    css, c, placed(css->a, p->axis, type, above_none(nth)));
	}
	if (p->axis != NULL)
		return css_add(
		    css, c, arena_printf(css->a, "not(%s::%s)", p->axis, type));
	return css_add(css, c,
	    arena_printf(
		css->a, "not(" BEFORE "::%s|" BEHIND "::%s)", type, type));
}

int
css_pseudo(struct css *css, struct css_compound *c, const char *name)
{
	for (size_t i = 0; i < sizeof(pseudos) / sizeof(*pseudos); i++) {
		if (strcmp(name, pseudos[i].name) == 0)
			return add_place(css, c, &pseudos[i]);
	}
	if (strcmp(name, "empty") == 0)
		return css_add(css, c, "not(*|text())");
	return css_fault(css, "XPath can't say what this pseudo-class does");
}
