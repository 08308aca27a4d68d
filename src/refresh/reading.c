/* reading.c - one printed time by itself. */
#include "refresh/reading.h"

#include <ctype.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "detect/timetext.h"
#include "resolve/resolve.h"
#include "text/chars.h"

/* Two numbers and no word: "3.14", which may be anything. */
static bool
is_bare_pair(const char *s, size_t n)
{
	bool in_number = false;
	int numbers = 0;

	for (size_t i = 0; i < n; i += utf8_len(s + i, n - i)) {
		uint32_t c = utf8_point(s + i, utf8_len(s + i, n - i));
		bool digit = chars_digit(c) >= 0;

		if (!digit && (c >= 0x80 || isalpha((int)c)) &&
		    !chars_is_space(c) && !chars_is_invisible(c))
			return false;
		numbers += digit && !in_number;
		in_number = digit;
	}
	return numbers == 2;
}

/* Nothing surrounds the text that could make "9h13" a number, so every way of
 * printing a clock is tried; but a language that writes "9:13" has other uses
 * for "9.13", unless a word or a date stands beside it. */
static bool
read_text(
    const char *s, size_t n, const char *language, struct printed_time *out)
{
	static const enum clock_style styles[] = {
	    CLOCK_COLON, CLOCK_H, CLOCK_DOT};

	for (size_t i = 0; i < sizeof(styles) / sizeof(styles[0]); i++) {
		const struct timetext_hints hints = {styles[i], language};

		if (styles[i] == CLOCK_DOT && language != NULL &&
		    is_bare_pair(s, n))
			continue;
		if (timetext_whole(s, n, &hints, out))
			return true;
	}
	return false;
}

/* A machine's clock without a date is what people print too, who aren't as free
 * with it: "10:00-12:00" is no offset. */
static bool
read_machine(const char *s, struct printed_time *out)
{
	return timetext_machine(s, out) && out->year >= 0;
}

bool
reading_of(
    const char *s, size_t n, const struct reading_at *at, struct reading *out)
{
	char text[LIMIT_TIME_TEXT + 1];
	struct printed_time t;
	struct meaning m;

	if (n > LIMIT_TIME_TEXT || memchr(s, '\0', n) != NULL ||
	    !utf8_valid(s, n))
		return false;
	memcpy(text, s, n);
	text[n] = '\0';
	if (!read_machine(text, &t) && !read_text(text, n, at->language, &t))
		return false;
	if (!resolve_one(&t, at->zone, at->now, &m))
		return false;
	*out = (struct reading){m.instant, m.precision, m.origin};
	return true;
}
