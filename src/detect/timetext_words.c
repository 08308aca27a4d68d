/* timetext_words.c - looks phrases up in small tables. */
#include "detect/timetext_words.h"

/* Signs that abbreviations are written with. */
static bool
is_abbreviation_sign(const struct token *t)
{
	static const uint32_t signs[] = {'.', '"', '\'', '`', 0xB4, 0x2018,
	    0x2019, 0x2035, 0x589, 0xF0B, 0x970, 0x1363, 0x5F3, 0x5F4, 0x2024,
	    0xB7, 0x6D4, 0};

	return t->kind == TOKEN_SIGN && t->gap == GAP_NONE &&
	       scan_among(t->sign, signs);
}

int
words_skip_dot(struct scan *sc, int i)
{
	return is_abbreviation_sign(scan_at(sc, i)) ? i + 1 : i;
}

/* Index behind the phrase, 0 if it isn't there; `first` is token i folded. A
 * dot behind the last word goes along if there was one within. */
static int
behind_phrase(struct scan *sc, int i, const char *first, const char *words)
{
	char buf[SCAN_WORD];
	const char *word = first;
	bool dotted = false;

	for (;;) {
		size_t len = strcspn(words, " ");

		if (strlen(word) != len || strncmp(word, words, len) != 0)
			return 0;
		i++;
		if ((words[len] == ' ' || dotted) &&
		    is_abbreviation_sign(scan_at(sc, i))) {
			dotted = true;
			i++;
		}
		if (words[len] == '\0')
			return i;
		words += len + 1;
		if (scan_at(sc, i)->kind != TOKEN_WORD)
			return 0;
		scan_fold(sc, scan_at(sc, i), buf);
		word = buf;
	}
}

const struct phrase *
words_find(struct scan *sc, int i, const struct phrase *table, int *behind)
{
	const struct phrase *best = NULL;
	char first[SCAN_WORD];

	if (scan_at(sc, i)->kind != TOKEN_WORD)
		return NULL;
	scan_fold(sc, scan_at(sc, i), first);
	for (const struct phrase *p = table; p->words != NULL; p++) {
		int end;

		if (p->words[0] != first[0])
			continue;
		end = behind_phrase(sc, i, first, p->words);
		if (end > 0 && (best == NULL || end > *behind)) {
			best = p;
			*behind = end;
		}
	}
	return best;
}
