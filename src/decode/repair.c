/* repair.c - counts and replaces what is wrong in UTF-8. */
#include "decode/repair.h"

#include <stdint.h>

#include "base/utf8.h"

static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */
enum { REPLACEMENT_N = sizeof(replacement) - 1 };

/* How many bytes from s on are ASCII. */
static size_t
ascii_run(const char *s, size_t n)
{
	size_t i = 0;
	uint64_t word;

	for (; n - i >= sizeof(word); i += sizeof(word)) {
		memcpy(&word, s + i, sizeof(word));
		if ((word & 0x8080808080808080U) != 0)
			break;
	}
	while (i < n && (unsigned char)s[i] < 0x80)
		i++;
	return i;
}

/* How many characters of two bytes follow each other: of Arabic, Hebrew, Greek
 * or Cyrillic a word, which is worth not calling a function for each. */
static size_t
pair_run(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t pairs = 0;

	for (; n >= 2; n -= 2, p += 2, pairs++) {
		if (p[0] < 0xC2 || p[0] > 0xDF || (p[1] & 0xC0) != 0x80)
			break;
	}
	return pairs;
}

/* Bytes that a character with this lead should have; 0: no lead. */
static size_t
promised(unsigned char lead)
{
	if (lead < 0xC2 || lead > 0xF4)
		return 0;
	return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

static bool
second_fits(unsigned char lead, unsigned char c)
{
	unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
	unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;

	return c >= low && c <= high;
}

/* Length of the bad sequence at s, where utf8_len is 0 and n is not. */
static size_t
bad_len(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t whole = promised(p[0]);
	size_t i = 2;

	if (whole == 0 || n < 2 || !second_fits(p[0], p[1]))
		return 1;
	while (i < n && i < whole && (p[i] & 0xC0) == 0x80)
		i++;
	return i;
}

/* Whether too much is bad even if all of the rest were good: a good character
 * past ASCII has two bytes at least. */
static bool
is_hopeless(const struct census *c, size_t rest, size_t forgiven)
{
	return c->bad * forgiven > c->good + rest / 2 + 1;
}

struct census
repair_census(const char *s, size_t n, size_t forgiven)
{
	struct census c = {.whole = true};
	size_t i = 0;

	while ((i += ascii_run(s + i, n - i)) < n) {
		size_t pairs = pair_run(s + i, n - i);
		size_t step;

		c.good += pairs;
		i += 2 * pairs;
		if (pairs > 0)
			continue;
		step = utf8_len(s + i, n - i);
		if (step > 0) {
			c.good++;
			i += step;
			continue;
		}
		step = bad_len(s + i, n - i);
		c.bad++;
		c.bad_bytes += step;
		c.cut = i + step == n && promised((unsigned char)s[i]) > step;
		i += step;
		if (is_hopeless(&c, n - i, forgiven)) {
			c.whole = i == n;
			break;
		}
	}
	return c;
}

size_t
repair_size(const struct census *c, size_t n)
{
	return n - c->bad_bytes + c->bad * REPLACEMENT_N;
}

char *
repair_utf8(struct arena *a, const char *s, size_t n, const struct census *c)
{
	char *out = arena_alloc(a, repair_size(c, n) + 1);
	size_t len = 0, done = 0, i = 0;

	while ((i += ascii_run(s + i, n - i)) < n) {
		size_t step = utf8_len(s + i, n - i);

		if (step == 0) {
			memcpy(out + len, s + done, i - done);
			len += i - done;
			memcpy(out + len, replacement, REPLACEMENT_N);
			len += REPLACEMENT_N;
			i += bad_len(s + i, n - i);
			done = i;
		} else {
			i += step;
		}
	}
	memcpy(out + len, s + done, n - done);
	out[len + n - done] = '\0';
	return out;
}
