/* search.c - the words by which lines are found. */
#include "store/search.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "text/fold.h"

/* A folded text is at most this many times as long: U+FDFA, of three bytes,
 * becomes four words of 33. */
enum { ROOM = 12 };

/* Folds the letters of a folded text further, in place: no letter gets longer
 * by that. Returns its end. */
static char *
fold_letters(char *folded)
{
	size_t n = strlen(folded), step;
	char *out = folded;

	for (size_t i = 0; i < n; i += step) {
		uint32_t c;

		step = utf8_len(folded + i, n - i);
		if (step == 0)
			break;
		c = step == 1 ? (unsigned char)folded[i]
			      : fold_letter(utf8_point(folded + i, step));
		if (c != 0)
			out += utf8_put(out, c);
	}
	*out = '\0';
	return out;
}

/* The words of a text in their order, a NUL behind each, *n of them. */
static char *
split(struct arena *a, const char *text, size_t *n)
{
	char *words = fold_text(a, text);
	char *end = fold_letters(words);
	char *to = words;

	*n = 0;
	for (const char *p = words; p < end;) {
		size_t len = strcspn(p, " ");

		/* A word of nothing but vowel signs is gone by now. */
		if (len > 0) {
			memmove(to, p, len);
			to += len;
			*to++ = '\0';
			++*n;
		}
		p += len + 1;
	}
	return words;
}

static int
compare(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

char *
search_words(struct arena *a, const char *text)
{
	size_t n, len = 0, kept = 0;
	const char *p = split(a, text, &n);
	const char **words = arena_alloc(a, n * sizeof(*words));
	char *out;

	for (size_t i = 0; i < n; i++, p += strlen(p) + 1) {
		words[i] = p;
		len += strlen(p) + 1;
	}
	qsort(words, n, sizeof(*words), compare);
	out = arena_alloc(a, len + 1);
	len = 0;
	for (size_t i = 0; i < n; i++) {
		size_t word = strlen(words[i]);

		if (i > 0 && strcmp(words[i - 1], words[i]) == 0)
			continue;
		if (kept++ > 0)
			out[len++] = ' ';
		memcpy(out + len, words[i], word);
		len += word;
	}
	out[len] = '\0';
	return out;
}

/* Adds the words of one typed piece to the pattern. Returns how many. */
static size_t
add_piece(struct arena *a, const char *piece, size_t n, char *pattern)
{
	bool begun = piece[n - 1] == '*';
	size_t words, len = strlen(pattern);
	const char *p = split(a, arena_copyn(a, piece, n), &words);

	for (size_t i = 0; i < words; i++, p += strlen(p) + 1) {
		if (len > 0)
			pattern[len++] = ' ';
		memcpy(pattern + len, p, strlen(p));
		len += strlen(p);
	}
	if (begun && words > 0)
		pattern[len++] = '*';
	pattern[len] = '\0';
	return words;
}

int
search_parse(
    struct arena *a, const char *typed, const char **pattern, struct err *err)
{
	static const char spaces[] = " \t\r\n\v\f";
	char *out = arena_alloc(a, ROOM * strlen(typed) + 1);
	size_t words = 0;

	out[0] = '\0';
	for (const char *p = typed;
	     *p != '\0' && words <= LIMIT_SEARCH_WORDS;) {
		size_t n = strcspn(p, spaces);

		if (n > 0)
			words += add_piece(a, p, n, out);
		p += n + (p[n] != '\0');
	}
	*pattern = out;
	if (words == 0)
		return err_set(err, ERR_USAGE,
		    "there is no word to look for in \"%s\"", typed);
	if (words > LIMIT_SEARCH_WORDS)
		return err_set(err, ERR_USAGE, "more than %d words to look for",
		    LIMIT_SEARCH_WORDS);
	return 0;
}

/* Whether a word of `len` bytes is the one wanted, of n bytes, or begins with
 * what stands before its "*". */
static bool
is_word(const char *word, size_t len, const char *want, size_t n)
{
	if (want[n - 1] == '*')
		return len >= n - 1 && memcmp(word, want, n - 1) == 0;
	return len == n && memcmp(word, want, n) == 0;
}

static bool
has_word(const char *words, const char *want, size_t n)
{
	for (const char *p = words; *p != '\0';) {
		size_t len = strcspn(p, " ");

		if (is_word(p, len, want, n))
			return true;
		p += len + (p[len] == ' ');
	}
	return false;
}

bool
search_finds(const char *pattern, const char *words)
{
	for (const char *p = pattern; *p != '\0';) {
		size_t len = strcspn(p, " ");

		if (!has_word(words, p, len))
			return false;
		p += len + (p[len] == ' ');
	}
	return true;
}
