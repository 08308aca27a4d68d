/* linkmarks.c - takes out the numbers that text browsers print before links. */
#include "parse/linkmarks.h"

#include <stdbool.h>
#include <string.h>

enum {
	DIGITS = 5,      /* of a mark's number */
	MARKS_LEAST = 3, /* two brackets may be anything */
	STEP = 1,        /* from a mark to the next */
	STEP_KNOWN = 16  /* where references tell that the number is a link's:
	                    hidden links have no mark */
};

/* What stands behind the text: where the links lead. */
struct references {
	const char **urls; /* by number; NULL for none */
	int n;             /* past the greatest number */
};

/* The taking of marks from a text. */
struct taker {
	const char *p, *end;
	struct references refs;
	int last; /* number of the mark before; -1 for none */
};

/* The digits at p, their count in *n; -1 for none, or too many. */
static int
read_number(const char *p, const char *end, size_t *n)
{
	int number = 0;
	size_t i = 0;

	for (; p + i < end && p[i] >= '0' && p[i] <= '9' && i <= DIGITS; i++)
		number = number * 10 + (p[i] - '0');
	*n = i;
	return i > 0 && i <= DIGITS ? number : -1;
}

/* The number of the mark "[4]" at p, its length in *n; -1 for none. */
static int
read_mark(const char *p, const char *end, size_t *n)
{
	int number;

	if (*p != '[')
		return -1;
	number = read_number(p + 1, end, n);
	if (number < 0 || p + 1 + *n == end || p[1 + *n] != ']')
		return -1;
	*n += 2;
	return number;
}

static const char *
line_end(const char *p, const char *end)
{
	const char *newline = memchr(p, '\n', (size_t)(end - p));

	return newline != NULL ? newline : end;
}

static const char *
pass_blanks(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\t'))
		p++;
	return p;
}

/* An address and nothing else in [p, end). */
static bool
is_address(const char *p, const char *end)
{
	const char *colon = memchr(p, ':', (size_t)(end - p));

	return colon != NULL && colon > p && colon + 1 < end &&
	       memchr(p, '/', (size_t)(colon - p)) == NULL &&
	       memchr(p, ' ', (size_t)(end - p)) == NULL;
}

/* The number of the reference in the line [p, end), "  4. https://...",
 * "[4] https://..." or "[4]: https://..."; *url is its address, to *stop. */
static int
read_reference(
    const char *p, const char *end, const char **url, const char **stop)
{
	size_t n;
	int number;

	p = pass_blanks(p, end);
	if (p == end)
		return -1;
	number = read_mark(p, end, &n);
	if (number >= 0) {
		p += n;
		p += p < end && *p == ':';
	} else {
		number = read_number(p, end, &n);
		p += n;
		if (number < 0 || p == end || *p != '.')
			return -1;
		p++;
	}
	*url = pass_blanks(p, end);
	while (end > *url && (end[-1] == '\r' || end[-1] == ' '))
		end--;
	*stop = end;
	return *url > p && is_address(*url, end) ? number : -1;
}

static void
keep_reference(struct arena *a, struct references *r, int number,
    const char *url, const char *stop)
{
	if (number >= r->n) {
		r->urls =
		    arena_resize(a, r->urls, (size_t)r->n * sizeof(*r->urls),
			((size_t)number * 2 + 1) * sizeof(*r->urls));
		while (r->n < number * 2 + 1)
			r->urls[r->n++] = NULL;
	}
	r->urls[number] = arena_copyn(a, url, (size_t)(stop - url));
}

/* "Visible links:" between references; or nothing. */
static bool
may_stand_between(const char *p, const char *end)
{
	enum { HEADING_MAX = 24 };

	p = pass_blanks(p, end);
	return end - p <= HEADING_MAX &&
	       memchr(p, '[', (size_t)(end - p)) == NULL;
}

/* Reads the references; where the last lines that are such begin, or end. */
static const char *
read_references(
    struct arena *a, const char *s, const char *end, struct references *r)
{
	const char *first = NULL, *url, *stop;

	for (const char *p = s; p < end;) {
		const char *e = line_end(p, end);
		int number = read_reference(p, e, &url, &stop);

		if (number >= 0) {
			keep_reference(a, r, number, url, stop);
			first = first != NULL ? first : p;
		} else if (!may_stand_between(p, e)) {
			first = NULL;
		}
		p = e + (e < end);
	}
	return first != NULL ? first : end;
}

static const char *
url_of(const struct references *r, int number)
{
	return number < r->n ? r->urls[number] : NULL;
}

/* Whether the number can be the next mark's. */
static bool
follows(const struct taker *t, int number)
{
	if (t->last < 0)
		return true;
	return number == t->last + STEP ||
	       (number > t->last && number <= t->last + STEP_KNOWN &&
		   url_of(&t->refs, number) != NULL);
}

/* The next mark, past which the taker then stands; NULL for none. */
static const char *
next_mark(struct taker *t)
{
	const char *p = t->p;
	size_t n;

	while ((p = memchr(p, '[', (size_t)(t->end - p))) != NULL) {
		int number = read_mark(p, t->end, &n);

		if (number >= 0 && follows(t, number)) {
			t->last = number;
			t->p = p + n;
			return p;
		}
		p++;
	}
	return NULL;
}

static size_t
count_marks(struct taker t)
{
	size_t count = 0;

	while (next_mark(&t) != NULL)
		count++;
	return count;
}

void
linkmarks_take(struct arena *a, const struct text *text, struct linkmarks *out)
{
	struct taker t = {.p = text->s, .last = -1};
	const char *from = text->s, *mark;
	size_t count;
	char *s;

	*out = (struct linkmarks){.text = *text};
	t.end = read_references(a, text->s, text->s + text->len, &t.refs);
	count = count_marks(t);
	if (count < MARKS_LEAST)
		return;
	s = arena_alloc(a, text->len + 1);
	out->text.s = s;
	out->all = arena_alloc(a, count * sizeof(*out->all));
	while ((mark = next_mark(&t)) != NULL) {
		memcpy(s, from, (size_t)(mark - from));
		s += mark - from;
		from = t.p;
		out->all[out->n].at = (size_t)(s - out->text.s);
		out->all[out->n++].url = url_of(&t.refs, t.last);
	}
	memcpy(s, from, (size_t)(t.end - from));
	s += t.end - from;
	*s = '\0';
	out->text.len = (size_t)(s - out->text.s);
}
