/* linekey.c - numbers by which a known line is found again. */
#include "text/linekey.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "text/fold.h"

enum { DIGITS = 5 }; /* of a number that is one line's alone */

static uint64_t
mix(uint64_t h, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * 0x100000001B3U;
	return h;
}

static uint64_t
begin(void)
{
	return 0xCBF29CE484222325U;
}

uint64_t
linekey_of_text(const char *text)
{
	struct arena *a;
	const char *folded;
	uint64_t h;

	if (text == NULL)
		return 0;
	a = arena_new();
	folded = fold_text(a, text);
	/* A text that folds to nothing (a lone emoji) is its bytes. */
	if (folded[0] == '\0')
		folded = text;
	h = mix(begin(), folded, strlen(folded));
	arena_free(a);
	return h != 0 ? h : 1;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int
number(const char *s, size_t n)
{
	int v = 0;

	for (size_t i = 0; i < n; i++)
		v = v * 10 + (s[i] - '0');
	return v;
}

/* 20261122, or 202611. */
static bool
is_date(const char *s, size_t n)
{
	int year, month;

	if (n != 8 && n != 6)
		return false;
	year = number(s, 4);
	month = number(s + 4, 2);
	if (year < 1990 || year > 2100 || month < 1 || month > 12)
		return false;
	return n == 6 || (number(s + 6, 2) >= 1 && number(s + 6, 2) <= 31);
}

struct digits {
	const char *at;
	size_t n; /* 0: none */
};

static struct digits
last_number(const char *s, size_t n)
{
	struct digits found = {0};

	for (size_t i = 0; i < n;) {
		size_t from = i;

		while (i < n && is_digit(s[i]))
			i++;
		if (i - from >= DIGITS && !is_date(s + from, i - from))
			found = (struct digits){s + from, i - from};
		i += i == from;
	}
	return found;
}

/* The value of the first parameter that is digits alone. */
static struct digits
parameter(const char *query)
{
	const char *p = query;

	while (*p != '\0' && *p != '#') {
		size_t n = strcspn(p, "&#");
		const char *is = memchr(p, '=', n);
		size_t len = is != NULL ? n - (size_t)(is + 1 - p) : 0;

		if (len > 0 && strspn(is + 1, "0123456789") >= len &&
		    len >= DIGITS - 1)
			return (struct digits){is + 1, len};
		p += n + (p[n] == '&');
	}
	return (struct digits){0};
}

uint64_t
linekey_of_link(const char *url)
{
	const char *host = url != NULL ? strstr(url, "://") : NULL;
	struct digits found;
	const char *path;
	size_t n;
	uint64_t h;

	if (host == NULL)
		return 0;
	host += 3;
	n = strcspn(host, "/?#");
	path = host + n;
	found = last_number(path, strcspn(path, "?#"));
	if (found.n == 0)
		found = parameter(path + strcspn(path, "?"));
	if (found.n == 0)
		return 0;
	h = mix(mix(begin(), host, n), found.at, found.n);
	return h != 0 ? h : 1;
}
