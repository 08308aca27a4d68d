/* region_names.c - the countries that names of sites speak of. */
#include <string.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "text/fold.h"
#include "text/region.h"

enum {
	NAME_SIZE = 128,
	NAME_MIN = 5 /* letters: "Oman" stands in "woman" */
};

/* The country's name in the language, folded; "" where ICU has none. */
static const char *
name_in(struct arena *a, const char *country, const char *language)
{
	UErrorCode e = U_ZERO_ERROR;
	UChar name[NAME_SIZE];
	char out[NAME_SIZE];
	int32_t n = uloc_getDisplayCountry(
	    arena_printf(a, "und_%s", country), language, name, NAME_SIZE, &e);

	if (U_FAILURE(e) || n >= NAME_SIZE || e == U_USING_DEFAULT_WARNING)
		return "";
	(void)u_strToUTF8(out, sizeof(out), NULL, name, n, &e);
	if (U_FAILURE(e) || e == U_STRING_NOT_TERMINATED_WARNING)
		return "";
	return fold_text(a, out);
}

/* Letters of a folded text, run together as hosts have them. */
static const char *
run_together(struct arena *a, const char *folded)
{
	char *out = arena_copy(a, folded), *to = out;

	for (const char *s = out; *s != '\0'; s++) {
		if (*s != ' ')
			*to++ = *s;
	}
	*to = '\0';
	return out;
}

const char *
region_told(
    struct arena *a, const char *tag, const char *host, const char *words)
{
	const char *folded = words != NULL ? fold_text(a, words) : "";
	const char *found = NULL;
	size_t n, longest = 0;
	const char **all = region_all(a, tag, &n);

	for (size_t i = 0; i < n; i++) {
		const char *english = run_together(a, name_in(a, all[i], "en"));
		const char *own = name_in(a, all[i], tag);
		size_t len = strlen(english);

		if ((len >= NAME_MIN && len > longest && host != NULL &&
			strstr(host, english) != NULL) ||
		    (len > longest && fold_contains(folded, own))) {
			found = all[i];
			longest = len;
		}
	}
	return found;
}
