/* region_letters.c - the language that letters give away. */
#include <string.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

#include "base/utf8.h"
#include "text/region.h"

/* Letters that one language of a script has and its neighbours lack. */
static const struct mark {
	UScriptCode script;
	const char *language;
	const char *letters;
} marks[] = {
    {USCRIPT_ARABIC, "fa", "پچژگی"},
    {USCRIPT_ARABIC, "ur", "ٹڈڑےںہ"},
    {USCRIPT_ARABIC, "ps", "ټډړښځڅې"},
    {USCRIPT_ARABIC, "ckb", "ڵۆێڕە"},
    {USCRIPT_CYRILLIC, "ru", "ыэё"},
    {USCRIPT_CYRILLIC, "uk", "їєґ"},
    {USCRIPT_CYRILLIC, "be", "ў"},
    {USCRIPT_CYRILLIC, "sr", "ђћ"},
    {USCRIPT_CYRILLIC, "mk", "ѓќѕ"},
    {USCRIPT_CYRILLIC, "kk", "әғқұ"},
};

enum {
	MARKS = sizeof(marks) / sizeof(marks[0]),
	/* Of a thousand letters of the script: foreign names have some too. */
	MARK_SHARE = 15,
	SCRIPT_SHARE = 600, /* of all letters */
	SCRIPTS = 256       /* ICU has two hundred */
};

struct letters {
	size_t of[SCRIPTS]; /* by script */
	size_t mark[MARKS];
	size_t all;
};

static bool
holds(const char *letters, const char *s, size_t n)
{
	for (size_t m; *letters != '\0'; letters += m) {
		m = utf8_len(letters, strlen(letters));
		if (m == n && memcmp(letters, s, n) == 0)
			return true;
	}
	return false;
}

static struct letters
count(const char *text)
{
	struct letters l = {.all = 0};
	size_t n;

	for (const char *s = text; *s != '\0'; s += n) {
		UErrorCode e = U_ZERO_ERROR;
		UScriptCode script;

		n = utf8_len(s, strlen(s));
		script = uscript_getScript((UChar32)utf8_point(s, n), &e);
		if (U_FAILURE(e) || script <= USCRIPT_INHERITED ||
		    (int)script >= SCRIPTS)
			continue;
		l.of[script]++;
		l.all++;
		for (size_t i = 0; i < MARKS; i++)
			l.mark[i] += marks[i].script == script &&
				     holds(marks[i].letters, s, n);
	}
	return l;
}

/* The script of most letters; USCRIPT_COMMON where none is of most. */
static UScriptCode
main_script(const struct letters *l)
{
	size_t best = USCRIPT_COMMON;

	for (size_t i = USCRIPT_INHERITED + 1; i < SCRIPTS; i++)
		best = l->of[i] > l->of[best] ? i : best;
	/* Japanese is kana and Han together. */
	if (l->of[USCRIPT_HIRAGANA] + l->of[USCRIPT_KATAKANA] > l->all / 10)
		return USCRIPT_HIRAGANA;
	return l->of[best] * 1000 > l->all * SCRIPT_SHARE ? (UScriptCode)best
							  : USCRIPT_COMMON;
}

/* Of a script that several languages share. */
static const char *
marked(const struct letters *l, UScriptCode script)
{
	const char *found = NULL;
	size_t most = l->of[script] * MARK_SHARE / 1000;

	for (size_t i = 0; i < MARKS; i++) {
		if (marks[i].script == script && l->mark[i] > most) {
			most = l->mark[i];
			found = marks[i].language;
		}
	}
	/* Arabic is marked by nothing. */
	return found == NULL && script == USCRIPT_ARABIC ? "ar" : found;
}

const char *
region_of_letters(struct arena *a, const char *text)
{
	const struct letters l = count(text);
	UScriptCode script = main_script(&l);
	UErrorCode e = U_ZERO_ERROR;
	char full[ULOC_FULLNAME_CAPACITY], lang[ULOC_LANG_CAPACITY];

	if (script == USCRIPT_COMMON || script == USCRIPT_LATIN)
		return NULL;
	if (script == USCRIPT_ARABIC || script == USCRIPT_CYRILLIC)
		return marked(&l, script);
	(void)uloc_addLikelySubtags(
	    arena_printf(a, "und_%s", uscript_getShortName(script)), full,
	    sizeof(full), &e);
	(void)uloc_getLanguage(full, lang, sizeof(lang), &e);
	if (U_FAILURE(e) || lang[0] == '\0' || strcmp(lang, "und") == 0)
		return NULL;
	return arena_copy(a, lang);
}

bool
region_writes(const char *tag, const char *text)
{
	enum { MOST = 8 }; /* scripts of one language */
	const struct letters l = count(text);
	UScriptCode script = main_script(&l), known[MOST];
	UErrorCode e = U_ZERO_ERROR;
	int32_t n = uscript_getCode(tag, known, MOST, &e);

	if (script == USCRIPT_COMMON || U_FAILURE(e) || n == 0)
		return true;
	for (int32_t i = 0; i < n && i < MOST; i++) {
		if (known[i] == script)
			return true;
		/* ICU says simplified or traditional Han. */
		if (script == USCRIPT_HAN &&
		    (known[i] == USCRIPT_SIMPLIFIED_HAN ||
			known[i] == USCRIPT_TRADITIONAL_HAN))
			return true;
	}
	/* Serbian and some others are written in either. */
	return script == USCRIPT_LATIN && n > 0 && known[0] == USCRIPT_CYRILLIC;
}
