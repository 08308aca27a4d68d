/* timetext_label.c - a time behind a label of a few words. */
#include "base/utf8.h"
#include "detect/timetext.h"
#include "detect/timetext_parse.h"
#include "text/chars.h"

enum {
	LABEL_WORDS = 3,
	LABEL_TEXT = 128 /* bytes, the time among them */
};

/* The byte behind the next run of spaces; n if there is none. Digits are no
 * part of a label: n too. */
static size_t
next_word(const char *s, size_t n, size_t i)
{
	bool space = false;

	while (i < n) {
		size_t step = utf8_len(s + i, n - i);
		uint32_t c = step > 0 ? utf8_point(s + i, step) : 0;

		if (step == 0 || (!space && chars_digit(c) >= 0))
			return n;
		if (space && !chars_is_space(c))
			return i;
		space = chars_is_space(c);
		i += step;
	}
	return n;
}

/* Whether a clock's digits stand anywhere: headlines have scores, years, sums.
 */
static bool
could_have_clock(const char *s, size_t n, const struct timetext_hints *hints)
{
	struct scan sc;

	scan_begin(&sc, s, 0, n);
	timetext_take_hints(&sc, hints);
	sc.whole = true;
	for (size_t i = 0; (i += chars_find_digit(s + i, n - i)) < n;
	     i = scan_at(&sc, 0)->end) {
		sc.at = i;
		sc.count = 0;
		if (timetext_could_be_clock(&sc, 0))
			return true;
	}
	return false;
}

bool
timetext_labelled(const char *s, size_t n, const struct timetext_hints *hints,
    struct printed_time *out, struct time_span *span)
{
	size_t i = 0;

	/* Nearly all texts are told here. */
	if (n > LABEL_TEXT || !could_have_clock(s, n, hints))
		return false;
	for (int words = 0; words < LABEL_WORDS; words++) {
		i = next_word(s, n, i);
		if (i >= n)
			return false;
		if (timetext_whole(s + i, n - i, hints, out) &&
		    out->hour >= 0) {
			*span = (struct time_span){i, n, i, n};
			return true;
		}
	}
	return false;
}
