/* clean.c - folds white space and drops what can't be seen. */
#include "text/clean.h"

#include "base/utf8.h"
#include "text/chars.h"

/* Bytes at s, of n, that are letters and signs of ASCII: most of all. */
static size_t
plain_len(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && s[i] > ' ' && s[i] < 0x7F)
		i++;
	return i;
}

char *
clean_text(struct arena *a, const char *s, size_t n)
{
	char *out = arena_alloc(a, n + 1);
	size_t len = 0;
	size_t step;
	int gap = 0; /* white space seen since the last character */

	for (size_t i = 0; i < n; i += step) {
		uint32_t c;

		step = plain_len(s + i, n - i);
		if (step > 0) {
			if (gap && len > 0)
				out[len++] = ' ';
			gap = 0;
			memcpy(out + len, s + i, step);
			len += step;
			continue;
		}
		step = utf8_len(s + i, n - i);
		if (step == 0) {
			step = 1;
			continue;
		}
		c = utf8_point(s + i, step);
		if (chars_is_space(c)) {
			gap = 1;
			continue;
		}
		if (utf8_is_control(s + i, step) || chars_is_invisible(c))
			continue;
		if (gap && len > 0)
			out[len++] = ' ';
		gap = 0;
		memcpy(out + len, s + i, step);
		len += step;
	}
	out[len] = '\0';
	return out;
}

char *
clean_or_null(struct arena *a, const char *s)
{
	char *out = s != NULL ? clean_text(a, s, strlen(s)) : NULL;

	return out != NULL && out[0] != '\0' ? out : NULL;
}
