/* region.c - asks ICU about languages and countries. */
#include "text/region.h"

#include <string.h>
#include <unicode/uloc.h>

#include "base/ascii.h"
#include "base/limits.h"

enum { COUNTRY = 2 }; /* letters of a country that has a code of its own */

/* Languages whose locales ICU has under another name. */
static const char *const aliases[][2] = {{"no", "nb"}, {"tl", "fil"}};

/* The tag's language alone, as ICU has it; false: it is none. */
static bool
language_of(const char *tag, char out[ULOC_LANG_CAPACITY])
{
	UErrorCode e = U_ZERO_ERROR;
	char name[ULOC_FULLNAME_CAPACITY];

	(void)uloc_canonicalize(tag, name, sizeof(name), &e);
	if (U_FAILURE(e) || e == U_STRING_NOT_TERMINATED_WARNING)
		return false;
	(void)uloc_getLanguage(name, out, ULOC_LANG_CAPACITY, &e);
	if (U_FAILURE(e) || e == U_STRING_NOT_TERMINATED_WARNING)
		return false;
	for (size_t i = 0; i < sizeof(aliases) / sizeof(aliases[0]); i++) {
		if (strcmp(out, aliases[i][0]) == 0)
			(void)memcpy(
			    out, aliases[i][1], strlen(aliases[i][1]) + 1);
	}
	return out[0] != '\0';
}

const char *
region_language(struct arena *a, const char *tag)
{
	UErrorCode e = U_ZERO_ERROR;
	char name[ULOC_FULLNAME_CAPACITY], out[LIMIT_LANGUAGE + 1];

	if (strlen(tag) > LIMIT_LANGUAGE || !ascii_is_letter(tag[0]))
		return NULL;
	(void)uloc_canonicalize(tag, name, sizeof(name), &e);
	if (U_FAILURE(e) || uloc_getISO3Language(name)[0] == '\0')
		return NULL;
	/* What stands behind an @ is how to sort or to count. */
	name[strcspn(name, "@")] = '\0';
	(void)uloc_toLanguageTag(name, out, sizeof(out), true, &e);
	if (U_FAILURE(e) || e == U_STRING_NOT_TERMINATED_WARNING)
		return NULL;
	return arena_copy(a, out);
}

bool
region_exists(const char *tag)
{
	size_t n = strcspn(tag, "-_");

	return n == 3 || (n == 2 && uloc_getISO3Language(tag)[0] != '\0');
}

static bool
is_called(const char *tag, const char *word)
{
	UErrorCode e = U_ZERO_ERROR;
	UChar name[64];
	size_t i = 0;
	int32_t n =
	    uloc_getDisplayLanguage(tag, "en", name, sizeof(name) / 2, &e);

	if (U_FAILURE(e) || (size_t)n != strlen(word))
		return false;
	while (i < (size_t)n && name[i] < 0x80 &&
	       ascii_lower((char)name[i]) == ascii_lower(word[i]))
		i++;
	return i == (size_t)n;
}

const char *
region_called(const char *word)
{
	const char *const *all = uloc_getISOLanguages();

	while (*all != NULL && !is_called(*all, word))
		all++;
	return *all;
}

static const char *
country_of(struct arena *a, const char *locale)
{
	UErrorCode e = U_ZERO_ERROR;
	char out[ULOC_COUNTRY_CAPACITY];
	int32_t n = uloc_getCountry(locale, out, sizeof(out), &e);

	return U_SUCCESS(e) && n == COUNTRY ? arena_copy(a, out) : NULL;
}

const char *
region_named(struct arena *a, const char *tag)
{
	return country_of(a, tag);
}

const char *
region_home(struct arena *a, const char *tag)
{
	UErrorCode e = U_ZERO_ERROR;
	char full[ULOC_FULLNAME_CAPACITY];

	(void)uloc_addLikelySubtags(tag, full, sizeof(full), &e);
	return U_SUCCESS(e) ? country_of(a, full) : NULL;
}

/* Whether ICU's locale is of the language and of a country, which it writes to
 * out. */
static bool
is_home(const char *locale, const char *lang, char out[ULOC_COUNTRY_CAPACITY])
{
	UErrorCode e = U_ZERO_ERROR;
	size_t n = strlen(lang);

	if (strncmp(locale, lang, n) != 0 || locale[n] != '_')
		return false;
	return uloc_getCountry(locale, out, ULOC_COUNTRY_CAPACITY, &e) ==
		   COUNTRY &&
	       U_SUCCESS(e);
}

bool
region_speaks(const char *country, const char *tag)
{
	char lang[ULOC_LANG_CAPACITY], home[ULOC_COUNTRY_CAPACITY];

	if (!language_of(tag, lang))
		return false;
	for (int32_t i = 0; i < uloc_countAvailable(); i++) {
		if (is_home(uloc_getAvailable(i), lang, home) &&
		    strcmp(home, country) == 0)
			return true;
	}
	return false;
}

/* Whether no other language is spoken more in the country. */
static bool
is_main(struct arena *a, const char *country, const char *lang)
{
	UErrorCode e = U_ZERO_ERROR;
	char full[ULOC_FULLNAME_CAPACITY], main[ULOC_LANG_CAPACITY];

	(void)uloc_addLikelySubtags(
	    arena_printf(a, "und_%s", country), full, sizeof(full), &e);
	(void)uloc_getLanguage(full, main, sizeof(main), &e);
	return U_SUCCESS(e) && strcmp(main, lang) == 0;
}

/* Adds what isn't there yet; *n counts them. */
static void
add_country(struct arena *a, const char **all, size_t *n, const char *country)
{
	size_t i = 0;

	while (i < *n && strcmp(all[i], country) != 0)
		i++;
	if (i == *n)
		all[(*n)++] = arena_copy(a, country);
}

const char **
region_all(struct arena *a, const char *tag, size_t *n)
{
	size_t most = (size_t)uloc_countAvailable();
	const char **out = arena_alloc(a, (most + 1) * sizeof(*out));
	char lang[ULOC_LANG_CAPACITY], home[ULOC_COUNTRY_CAPACITY];

	*n = 0;
	if (!language_of(tag, lang))
		return out;
	for (size_t i = 0; i < 2 * most; i++) {
		const char *locale = uloc_getAvailable((int32_t)(i % most));

		if (is_home(locale, lang, home) &&
		    (i >= most || is_main(a, home, lang)))
			add_country(a, out, n, home);
	}
	return out;
}
