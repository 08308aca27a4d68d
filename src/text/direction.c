/* direction.c - asks ICU which way letters run. */
#include "text/direction.h"

#include <stdint.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include "base/utf8.h"

enum direction
direction_of_language(const char *tag)
{
	if (tag == NULL)
		return DIRECTION_NONE;
	return uloc_isRightToLeft(tag) ? DIRECTION_RTL : DIRECTION_LTR;
}

const char *
direction_word(enum direction d)
{
	switch (d) {
	case DIRECTION_LTR:
		return "ltr";
	case DIRECTION_RTL:
		return "rtl";
	case DIRECTION_NONE:
		break;
	}
	return "auto";
}

static enum direction
direction_of_letter(uint32_t c)
{
	switch (u_charDirection((UChar32)c)) {
	case U_LEFT_TO_RIGHT:
		return DIRECTION_LTR;
	case U_RIGHT_TO_LEFT:
	case U_RIGHT_TO_LEFT_ARABIC:
		return DIRECTION_RTL;
	default:
		return DIRECTION_NONE;
	}
}

/* Letters that run that way, counted up to `most`. */
static size_t
count_letters(const char *text, enum direction d, size_t most)
{
	size_t left = strlen(text), letters = 0, n;

	for (; left > 0 && letters < most; text += n, left -= n) {
		n = utf8_len(text, left);
		if (n == 0)
			n = 1;
		else if (direction_of_letter(utf8_point(text, n)) == d)
			letters++;
	}
	return letters;
}

bool
direction_has(const char *text, enum direction d)
{
	return count_letters(text, d, 1) > 0;
}

/* Names and brands stand in Latin letters in lines that run from right to left,
 * however many they are; letters of such a line are rare in others. */
enum direction
direction_of_line(const char *tag, const char *text)
{
	enum direction d = direction_of_language(tag);
	size_t ltr, rtl;

	if (d == DIRECTION_NONE)
		return d;
	if (d == DIRECTION_RTL)
		return direction_has(text, d) ? d : DIRECTION_NONE;
	ltr = count_letters(text, DIRECTION_LTR, SIZE_MAX);
	rtl = count_letters(text, DIRECTION_RTL, SIZE_MAX);
	if (ltr + rtl == 0)
		return DIRECTION_NONE;
	return rtl > ltr ? DIRECTION_RTL : d;
}
