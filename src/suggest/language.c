/* language.c - the language of the lines. */
#include "base/buf.h"
#include "base/limits.h"
#include "suggest/suggest_parts.h"
#include "text/region.h"

static const char *
all_texts(struct arena *a, const struct ticker *t)
{
	const char *out;
	struct buf b;

	buf_init(&b, LIMIT_GUESS);
	for (size_t i = 0; i < t->n; i++) {
		(void)buf_puts(&b, t->lines[i].text);
		(void)buf_puts(&b, " ");
	}
	out = arena_copy(a, b.data != NULL ? b.data : "");
	buf_free(&b);
	return out;
}

/* The tag of a language, if the lines may be written in it; or NULL. What names
 * several, says whom the page is for, and is none. */
static const char *
written_in(struct arena *a, const char *tag, const char *texts)
{
	const char *language = tag != NULL ? region_language(a, tag) : NULL;

	return language != NULL && region_writes(language, texts) ? language
								  : NULL;
}

/* "ar" of "ar_AR": what software comes with knows languages, but makes up the
 * countries. */
static const char *
bare(struct arena *a, const char *tag)
{
	return tag != NULL ? arena_copyn(a, tag, strcspn(tag, "-_")) : NULL;
}

static struct said
by_letters(
    struct arena *a, const struct suggest_from *from, const char *letters)
{
	const char *said = from->about->language;

	if (said == NULL)
		said = from->served;
	if (said == NULL)
		return (struct said){letters, "the letters of its lines"};
	return (struct said){letters,
	    arena_printf(a,
		"the letters of its lines; the page says %s, and that is wrong",
		said)};
}

struct said
suggest_language(struct arena *a, const struct suggest_from *from)
{
	const struct about_page *about = from->about;
	const char *texts = all_texts(a, from->ticker);
	const struct said pages[] = {
	    {written_in(a, about->language, texts), "the page's lang"},
	    {written_in(a, from->served, texts),
		"the server's Content-Language"},
	};
	const char *letters, *locale, *words;

	if (from->language != NULL)
		return (struct said){from->language, "given with -l"};
	for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++) {
		if (pages[i].value != NULL)
			return pages[i];
	}
	letters = region_of_letters(a, texts);
	if (letters != NULL)
		return by_letters(a, from, letters);
	locale = written_in(a, bare(a, about->locale), texts);
	if (locale != NULL)
		return (struct said){locale, "og:locale"};
	words = region_of_words(a, texts);
	if (words != NULL)
		return (struct said){words, "the small words of its lines"};
	return (struct said){NULL, "the page doesn't say"};
}
