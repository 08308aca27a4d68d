/* argv.c - splits a command into words as a shell would, and does no more. */
#include "conf/argv.h"

#include <string.h>

#include "base/limits.h"

static const char blanks[] = " \t";

/* Takes the text between double quotes, from behind the first; a backslash
 * there keeps what sh could take for something else. NULL: the quote isn't
 * closed. */
static const char *
take_double(const char *s, char **word)
{
	for (; *s != '"'; s++) {
		if (*s == '\\' && s[1] != '\0' && strchr("\"\\$`", s[1]))
			s++;
		if (*s == '\0')
			return NULL;
		*(*word)++ = *s;
	}
	return s + 1;
}

/* The same of single quotes: what stands in them stands for itself. */
static const char *
take_single(const char *s, char **word)
{
	const char *end = strchr(s, '\'');

	if (end == NULL)
		return NULL;
	memcpy(*word, s, (size_t)(end - s));
	*word += end - s;
	return end + 1;
}

/* Takes one word and ends it; where it ended, or NULL. */
static const char *
take_word(const char *s, char **word)
{
	while (s != NULL && *s != '\0' && strchr(blanks, *s) == NULL) {
		if (*s == '"') {
			s = take_double(s + 1, word);
		} else if (*s == '\'') {
			s = take_single(s + 1, word);
		} else {
			if (*s == '\\')
				s++;
			if (*s == '\0')
				return NULL;
			*(*word)++ = *s++;
		}
	}
	*(*word)++ = '\0';
	return s;
}

int
argv_read(struct arena *a, const char *s, const char ***out)
{
	const char *words[LIMIT_ARGUMENTS + 1];
	char *text;
	size_t n = 0;

	if (strlen(s) > LIMIT_TEXT)
		return -1;
	/* No word is longer than what it was made of. */
	text = arena_alloc(a, strlen(s) + 2);
	for (s += strspn(s, blanks); *s != '\0'; s += strspn(s, blanks)) {
		if (n == LIMIT_ARGUMENTS)
			return -1;
		words[n++] = text;
		s = take_word(s, &text);
		if (s == NULL)
			return -1;
	}
	if (n == 0 || words[0][0] == '\0')
		return -1;
	words[n++] = NULL;
	*out = arena_alloc(a, n * sizeof(words[0]));
	memcpy(*out, words, n * sizeof(words[0]));
	return 0;
}
