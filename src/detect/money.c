/* money.c - finds a number beside a currency. */
#include "detect/money.h"

#include <string.h>

#include "base/utf8.h"
#include "text/chars.h"

/* What signs don't say; whole words. */
static const char *const words[] = {"Rp", "TL", "USD", "EUR", "GBP", "CHF",
    "RON", "LEI", "lei", "zł", "Kč", "Ft", "kr", "din", "лв", "руб", "грн",
    "тг", "ريال", "دينار", "درهم", "جنيه", "ليرة", "تومان", "元", "円", "원",
    NULL};

static bool
is_digit_at(const char *p)
{
	size_t n = strlen(p), step = utf8_len(p, n);

	return step > 0 && chars_digit(utf8_point(p, step)) >= 0;
}

/* The character before p. */
static const char *
before(const char *s, const char *p)
{
	if (p == s)
		return p;
	for (p--; p > s && ((unsigned char)*p & 0xC0) == 0x80;)
		p--;
	return p;
}

/* Whether a digit stands at [from, to)'s edge, a space between or none. */
static bool
has_number_beside(const char *s, const char *from, const char *to)
{
	const char *left = before(s, from);
	const char *right = to;

	if (left != from && *left == ' ')
		left = before(s, left);
	if (*right == ' ' || *right == '.')
		right++;
	if (*right == ' ')
		right++;
	return (left != from && is_digit_at(left)) ||
	       (*right != '\0' && is_digit_at(right));
}

static bool
is_word_at(const char *s, const char *p, size_t n)
{
	const char *left = before(s, p);
	size_t rest = strlen(p + n);
	size_t a = utf8_len(left, strlen(left)), b = utf8_len(p + n, rest);

	return (left == p || a == 0 || !chars_is_letter(utf8_point(left, a))) &&
	       (b == 0 || !chars_is_letter(utf8_point(p + n, b)));
}

static bool
has_word(const char *s)
{
	for (const char *const *w = words; *w != NULL; w++) {
		size_t n = strlen(*w);

		for (const char *p = strstr(s, *w); p != NULL;
		     p = strstr(p + n, *w)) {
			/* Han and Hangul are written without spaces. */
			if (((unsigned char)**w >= 0xE3 ||
				is_word_at(s, p, n)) &&
			    has_number_beside(s, p, p + n))
				return true;
		}
	}
	return false;
}

bool
money_in(const char *s)
{
	size_t n = strlen(s), step;

	/* Most headlines name no sum. */
	if (!chars_has_digit(s, n))
		return false;
	for (size_t i = 0; i < n; i += step) {
		step = utf8_len(s + i, n - i);
		if (step == 0)
			return false;
		if (chars_is_currency(utf8_point(s + i, step)) &&
		    has_number_beside(s, s + i, s + i + step))
			return true;
	}
	return has_word(s);
}
