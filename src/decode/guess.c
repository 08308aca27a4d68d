/* guess.c - asks ICU what language the bytes past ASCII would be. */
#include "decode/guess.h"

#include <stdbool.h>
#include <unicode/ucsdet.h>

#include "base/limits.h"

enum {
	FEWEST = 40, /* bytes past ASCII; fewer show nothing */
	SUREST = 20, /* of 100: what ICU gives to another language's text is
	                less */
	SUREST_WIDE = 50, /* the same for characters of several bytes */
	STRANGE = 32 /* one byte in so many may be strange to its encoding */
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

/* Copies the texts between tags that hold a byte past ASCII: where characters
 * are of several bytes, some of these look like ASCII, but never like '<'. */
static size_t
copy_texts(const unsigned char *in, size_t n, char *out, size_t room)
{
	size_t len = 0, start = 0;
	bool high = false;

	for (size_t i = 0; i <= n && len < room; i++) {
		if (i < n && in[i] != '<' && in[i] != '>') {
			high = high || in[i] >= 0x80;
			continue;
		}
		if (high && (i == n || in[i] == '<') &&
		    i - start < room - len) {
			memcpy(out + len, in + start, i - start);
			len += i - start;
			out[len++] = '\n';
		}
		start = i + 1;
		high = false;
	}
	return len;
}

/* What ICU thinks of a text. */
struct opinion {
	const char *name, *language; /* its own: they stay */
	int confidence;              /* of 100; 0: none at all */
};

static struct opinion
ask(UCharsetDetector *d, const char *text, size_t n)
{
	UErrorCode status = U_ZERO_ERROR;
	const UCharsetMatch *m;
	struct opinion o = {"", "", 0};

	ucsdet_setText(d, text, (int32_t)n, &status);
	m = ucsdet_detect(d, &status);
	if (U_FAILURE(status) || m == NULL)
		return o;
	o.name = ucsdet_getName(m, &status);
	o.language = ucsdet_getLanguage(m, &status);
	o.confidence = ucsdet_getConfidence(m, &status);
	return U_SUCCESS(status) ? o : (struct opinion){"", "", 0};
}

/* The encodings of China, Japan and Korea; ICU's names are labels. */
static const char *
wide_label(const struct opinion *o)
{
	static const char *const names[] = {
	    "Big5", "EUC-JP", "EUC-KR", "GB18030", "Shift_JIS"};

	if (o->confidence < SUREST_WIDE)
		return NULL;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcmp(o->name, names[i]) == 0)
			return names[i];
	}
	return NULL;
}

/* Whether ISO-8859-6 has a character for the byte. */
static bool
is_of_8859_6(unsigned char c)
{
	return c == 0xA0 || c == 0xA4 || c == 0xAC || c == 0xAD || c == 0xBB ||
	       c == 0xBF || (c >= 0xC1 && c <= 0xDA) ||
	       (c >= 0xE0 && c <= 0xF2);
}

/* Whether windows-1255 has one, and Hebrew texts use it. */
static bool
is_of_hebrew(unsigned char c)
{
	return c != 0x8D && c != 0x8E && c != 0x8F && c != 0x90 && c != 0x9A &&
	       c != 0x9F && (c < 0xD9 || c > 0xDF) && c < 0xFB;
}

/* How many bytes past ASCII the encoding has no use for. */
static size_t
strangers(const char *words, size_t n, bool (*is_of)(unsigned char c))
{
	size_t found = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)words[i];

		found += c >= 0x80 && !is_of(c);
	}
	return found;
}

/* How often the article of Arabic stands there, if its L is this byte. */
static size_t
articles(const char *words, size_t n, unsigned char lam)
{
	size_t found = 0;

	for (size_t i = 1; i < n; i++)
		found += (unsigned char)words[i - 1] == 0xC7 &&
			 (unsigned char)words[i] == lam;
	return found;
}

/* ICU is often wrong on which of the two it is. In windows-1256 every ninth
 * letter is one for which ISO-8859-6 has no byte, and L is another. */
static const char *
arabic_label(const char *words, size_t n, size_t past)
{
	if (strangers(words, n, is_of_8859_6) * STRANGE < past &&
	    articles(words, n, 0xE4) > articles(words, n, 0xE1))
		return "iso-8859-6";
	return "windows-1256";
}

/* Pages in Greek and Hebrew are in the superset that Windows made of each,
 * whatever ICU calls it; what it takes for Hebrew may be Urdu. */
static const char *
letters_label(const struct opinion *o, const char *words, size_t n, size_t past)
{
	if (o->confidence < SUREST)
		return NULL;
	if (strcmp(o->language, "ar") == 0 ||
	    (strcmp(o->language, "he") == 0 &&
		strangers(words, n, is_of_hebrew) * STRANGE > past))
		return arabic_label(words, n, past);
	if (strcmp(o->language, "he") == 0)
		return "windows-1255";
	if (strcmp(o->language, "el") == 0)
		return "windows-1253";
	if (strcmp(o->language, "ru") == 0 &&
	    strcmp(o->name, "windows-1251") == 0)
		return "windows-1251";
	if (strcmp(o->language, "ru") == 0 && strcmp(o->name, "KOI8-R") == 0)
		return "koi8-r";
	return NULL;
}

const char *
guess_label(struct arena *a, const unsigned char *in, size_t n)
{
	UErrorCode status = U_ZERO_ERROR;
	UCharsetDetector *d = ucsdet_open(&status);
	char *copy = arena_alloc(a, LIMIT_GUESS);
	const char *label = NULL;
	struct opinion opinion;
	size_t past, len;

	if (U_FAILURE(status))
		return NULL;
	len = copy_texts(in, n, copy, LIMIT_GUESS);
	opinion = ask(d, copy, len);
	label = wide_label(&opinion);
	if (label == NULL) {
		len = copy_words(in, n, copy, LIMIT_GUESS, &past);
		if (past >= FEWEST) {
			opinion = ask(d, copy, len);
			label = letters_label(&opinion, copy, len, past);
		}
	}
	ucsdet_close(d);
	return label;
}
