/* linkmarks.c - takes out the numbers that text browsers print before links. */
#include "parse/linkmarks.h"

#include <string.h>

enum {
	DIGITS = 5,     /* of a mark's number */
	MARKS_LEAST = 3 /* two brackets may be anything */
};

/* The number of the mark "[4]" at p, its length in *n; -1 for none. */
static int
read_mark(const char *p, const char *end, size_t *n)
{
	int number = 0;
	size_t i = 1;

	if (*p != '[')
		return -1;
	for (; p + i < end && p[i] >= '0' && p[i] <= '9' && i <= DIGITS; i++)
		number = number * 10 + (p[i] - '0');
	if (i == 1 || p + i == end || p[i] != ']')
		return -1;
	*n = i + 1;
	return number;
}

/* The next mark from p on that has the number `wanted`, or any if that is
 * negative; NULL for none. */
static const char *
find_mark(const char *p, const char *end, int wanted, int *number, size_t *n)
{
	while ((p = memchr(p, '[', (size_t)(end - p))) != NULL) {
		*number = read_mark(p, end, n);
		if (*number >= 0 && (wanted < 0 || *number == wanted))
			return p;
		p++;
	}
	return NULL;
}

static size_t
count_marks(const char *p, const char *end)
{
	size_t count = 0, n;
	int number = -1;

	while ((p = find_mark(p, end, number, &number, &n)) != NULL) {
		count++;
		number++;
		p += n;
	}
	return count;
}

struct text
linkmarks_drop(struct arena *a, const struct text *text)
{
	const char *p = text->s, *end = text->s + text->len, *mark;
	struct text out = *text;
	int number = -1;
	char *s;
	size_t n;

	if (count_marks(p, end) < MARKS_LEAST)
		return out;
	s = arena_alloc(a, text->len + 1);
	out.s = s;
	while ((mark = find_mark(p, end, number, &number, &n)) != NULL) {
		memcpy(s, p, (size_t)(mark - p));
		s += mark - p;
		p = mark + n;
		number++;
	}
	memcpy(s, p, (size_t)(end - p));
	s += end - p;
	*s = '\0';
	out.len = (size_t)(s - out.s);
	return out;
}
