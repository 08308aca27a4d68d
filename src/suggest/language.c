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

struct said
suggest_language(struct arena *a, const struct suggest_from *from)
{
	const char *texts = all_texts(a, from->ticker);
	const char *page = from->about->language;
	const char *letters;

	if (from->language != NULL)
		return (struct said){from->language, "given with -l"};
	if (page != NULL)
		page = region_language(a, page);
	if (page != NULL && region_writes(page, texts))
		return (struct said){page, "the page's lang"};
	letters = region_of_letters(a, texts);
	if (letters == NULL)
		return (struct said){NULL, "the page doesn't say"};
	if (from->about->language == NULL)
		return (struct said){letters, "the letters of its lines"};
	return (struct said){letters,
	    arena_printf(a,
		"the letters of its lines; the page says %s, and that is wrong",
		from->about->language)};
}
