/* query.c - reads the parameters of an address. */
#include "import/query.h"

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

char *
query_unescaped(struct arena *a, const char *s, size_t n)
{
	char *out = arena_alloc(a, n + 1);
	size_t to = 0;

	for (size_t i = 0; i < n; i++) {
		int hi = s[i] == '%' && n - i > 2 ? hex(s[i + 1]) : -1;

		if (hi >= 0 && hex(s[i + 2]) >= 0) {
			char c = (char)(hi << 4 | hex(s[i + 2]));

			out[to++] = c != '\0' ? c : ' ';
			i += 2;
		} else {
			out[to++] = s[i] == '+' ? ' ' : s[i];
		}
	}
	out[to] = '\0';
	return out;
}

const char *
query_value(struct arena *a, const char *query, const char *name)
{
	const char *found = NULL, *s = query;

	while (*s != '\0' && *s != '#') {
		size_t n = strcspn(s, "&#");
		const char *equals = memchr(s, '=', n);

		if (equals != NULL &&
		    strcmp(query_unescaped(a, s, (size_t)(equals - s)), name) ==
			0)
			found = query_unescaped(
			    a, equals + 1, (size_t)(s + n - equals - 1));
		s += n + (s[n] == '&');
	}
	return found != NULL && *found != '\0' ? found : NULL;
}
