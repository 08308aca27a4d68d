/* jsonfeed.c - reads the headlines of a JSON Feed. */
#include "parse/jsonfeed.h"

#include <jansson.h>
#include <stdbool.h>

#include "base/limits.h"
#include "parse/jsontext.h"
#include "text/clean.h"

static const char *
words_of(const json_t *item, const char *member)
{
	const char *s = json_string_value(json_object_get(item, member));

	return s != NULL && s[0] != '\0' ? s : NULL;
}

/* An entry needs no title; then its text is all there is. */
static const char *
headline(struct arena *a, const json_t *item)
{
	static const char *const members[] = {
	    "title", "content_text", "summary", NULL};
	const char *words = NULL;

	for (size_t i = 0; words == NULL && members[i] != NULL; i++)
		words = words_of(item, members[i]);
	return words != NULL ? clean_or_null(a, words) : NULL;
}

static bool
is_feed(const json_t *root)
{
	const char *version = words_of(root, "version");

	return version != NULL && strstr(version, "jsonfeed.org/") != NULL;
}

static const char **
read_items(struct arena *a, const json_t *root, size_t *n)
{
	const json_t *items = json_object_get(root, "items");
	const char **out = arena_alloc(a, LIMIT_FEED_TITLES * sizeof(*out));

	for (size_t i = 0; i < json_array_size(items) && *n < LIMIT_FEED_TITLES;
	     i++) {
		const char *s = headline(a, json_array_get(items, i));

		if (s != NULL)
			out[(*n)++] = s;
	}
	return out;
}

const char **
jsonfeed_titles(struct arena *a, const struct text *text, size_t *n)
{
	const char *fault, **out = NULL;
	size_t len;
	char *json = jsontext_find(a, text->s, text->len, &len, &fault);
	json_t *root;

	*n = 0;
	if (json == NULL)
		return NULL;
	root = json_loadb(json, len, 0, NULL);
	if (is_feed(root))
		out = read_items(a, root, n);
	json_decref(root);
	return out;
}
