/* guess.c - asks ICU what language the bytes past ASCII would be. */
#include "decode/guess.h"

#include <stdbool.h>
#include <unicode/ucsdet.h>

#include "base/limits.h"

enum {
	FEWEST = 40, /* bytes past ASCII; fewer show nothing */
	SUREST = 20  /* of 100: what ICU gives to another language's text is
	                less */
};

static bool
is_letter(unsigned char c)
{
	return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Copies the words that hold a byte past ASCII, a space behind each: markup
 * drowns them. *past counts those bytes. */
static size_t
copy_words(
    const unsigned char *in, size_t n, char *out, size_t room, size_t *past)
{
	size_t len = 0, start = 0;
	size_t high = 0;

	*past = 0;
	for (size_t i = 0; i <= n && len < room; i++) {
		if (i < n && is_letter(in[i])) {
			high += in[i] >= 0x80;
			continue;
		}
		if (high > 0 && i - start < room - len) {
			memcpy(out + len, in + start, i - start);
			len += i - start;
			out[len++] = ' ';
			*past += high;
		}
		start = i + 1;
		high = 0;
	}
	return len;
}

/* Pages in these are in the superset that Windows made of each, whatever ICU
 * calls it. */
static const char *
label_of(const char *language, const char *name)
{
	static const struct {
		const char *language, *label;
	} all[] = {{"ar", "windows-1256"}, {"el", "windows-1253"},
	    {"he", "windows-1255"}};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		if (strcmp(all[i].language, language) == 0)
			return all[i].label;
	}
	if (strcmp(language, "ru") == 0 &&
	    (strcmp(name, "windows-1251") == 0 || strcmp(name, "KOI8-R") == 0))
		return strcmp(name, "KOI8-R") == 0 ? "koi8-r" : "windows-1251";
	return NULL;
}

static const char *
ask(const char *words, size_t n)
{
	UErrorCode status = U_ZERO_ERROR;
	UCharsetDetector *d = ucsdet_open(&status);
	const UCharsetMatch *m;
	const char *label = NULL;

	ucsdet_setText(d, words, (int32_t)n, &status);
	m = ucsdet_detect(d, &status);
	if (U_SUCCESS(status) && m != NULL &&
	    ucsdet_getConfidence(m, &status) >= SUREST) {
		const char *language = ucsdet_getLanguage(m, &status);
		const char *name = ucsdet_getName(m, &status);

		if (U_SUCCESS(status))
			label = label_of(language, name);
	}
	ucsdet_close(d);
	return label;
}

const char *
guess_label(struct arena *a, const unsigned char *in, size_t n)
{
	char *words = arena_alloc(a, LIMIT_GUESS);
	size_t past;
	size_t len = copy_words(in, n, words, LIMIT_GUESS, &past);

	return past >= FEWEST ? ask(words, len) : NULL;
}
