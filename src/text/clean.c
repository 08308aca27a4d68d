/* clean.c - folds white space and drops what can't be seen. */
#include "text/clean.h"

#include "base/utf8.h"
#include "text/chars.h"

/* Bytes at s, of n, that stay as they are: letters and signs of ASCII, and pairs
 * past Latin-1's controls but U+061C, which can't be seen. Most of all are. */
static size_t
plain_len(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t i = 0;

	while (i < n) {
		if (p[i] > ' ' && p[i] < 0x7F)
			i++;
		else if (p[i] >= 0xC3 && p[i] <= 0xDF && n - i > 1 &&
			 (p[i + 1] & 0xC0) == 0x80 &&
			 (p[i] != 0xD8 || p[i + 1] != 0x9C))
			i += 2;
		else
			break;
	}
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
