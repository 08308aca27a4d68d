/* copies.c - drops what a page prints twice. */
#include "detect/copies.h"

#include <string.h>

static bool
same_text(const char *x, const char *y)
{
	if (x == NULL || y == NULL)
		return x == y;
	return strcmp(x, y) == 0;
}

/* Ages hide that two lines carry two times. */
static bool
same_carried(const struct ticker_line *x, const struct ticker_line *y)
{
	return x->rule == NULL || y->rule == NULL ||
	       printed_same(&x->time, &y->time);
}

static bool
same_line(const struct ticker_line *x, const struct ticker_line *y)
{
	return same_text(x->time_text, y->time_text) && same_carried(x, y) &&
	       same_text(x->text, y->text) && same_text(x->url, y->url) &&
	       same_text(x->day_text, y->day_text);
}

/* Length of the run with which the lines begin and which they then repeat to
 * their end; n where they don't. */
static size_t
period(const struct ticker_line *lines, size_t n)
{
	for (size_t k = 1; k < n; k++) {
		size_t i = k;

		if (!same_line(&lines[k], &lines[0]))
			continue;
		while (i < n && same_line(&lines[i], &lines[i - k]))
			i++;
		return i == n ? k : n;
	}
	return n;
}

size_t
copies_drop(struct ticker_line *lines, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		if (kept == 0 || !same_line(&lines[kept - 1], &lines[i]))
			lines[kept++] = lines[i];
	}
	return period(lines, kept);
}
