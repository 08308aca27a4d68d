/* reading.c - one printed time by itself. */
#include "refresh/reading.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "detect/timetext.h"
#include "resolve/resolve.h"

/* Nothing surrounds the text that could make "9.13" a number, so every way of
 * printing a clock is tried. */
static bool
read_text(
    const char *s, size_t n, const char *language, struct printed_time *out)
{
	static const enum clock_style styles[] = {
	    CLOCK_COLON, CLOCK_DOT, CLOCK_H};

	for (size_t i = 0; i < sizeof(styles) / sizeof(styles[0]); i++) {
		const struct timetext_hints hints = {styles[i], language};

		if (timetext_whole(s, n, &hints, out))
			return true;
	}
	return false;
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
	if (!timetext_machine(text, &t) &&
	    !read_text(text, n, at->language, &t))
		return false;
	if (!resolve_one(&t, at->zone, at->now, &m))
		return false;
	*out = (struct reading){m.instant, m.precision, m.origin};
	return true;
}
