/* suggest.c - puts the parts of a suggestion together. */
#include "suggest/suggest.h"

#include "suggest/suggest_parts.h"

void
suggest(
    struct arena *a, const struct suggest_from *from, struct suggestion *out)
{
	out->name = suggest_name(a, from);
	out->title = suggest_title(a, from);
	out->language = suggest_language(a, from);
	out->zone = suggest_zone(a, from, out->language.value, &out->sureness);
}

const char *
suggest_word(enum sureness s)
{
	static const char *const words[] = {[SUGGEST_SURE] = "sure",
	    [SUGGEST_LIKELY] = "likely",
	    [SUGGEST_UNSURE] = "not sure"};

	return words[s];
}
