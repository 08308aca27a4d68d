/* fuzz-put.c - words of a page in a definition stay words, whatever they are. */
#include "base/limits.h"
#include "conf/conf.h"
#include "conf/put.h"
#include "target.h"
#include "text/clean.h"

/* As a page's text is when it has come through the jail. */
static const char *
words_of(struct arena *a, const uint8_t *data, size_t size)
{
	const char *s = (const char *)data;

	if (size == 0 || size > LIMIT_TEXT || !utf8_valid(s, size) ||
	    memchr(s, '\0', size) != NULL)
		return NULL;
	return clean_or_null(a, arena_copyn(a, s, size));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	const char *words = words_of(a, data, size);
	struct source s;
	struct err err;
	struct buf b;

	buf_init(&b, LIMIT_DEFINITION);
	if (words != NULL && words[strspn(words, " ;")] != '\0') {
		conf_put_remark(&b, words);
		conf_put_section(&b, "source");
		conf_put(&b, "url", "https://x.example/");
		conf_put(&b, "timezone", "UTC");
		conf_put_remark(&b, words);
		conf_put(&b, "title", words);
		check(
		    conf_parse(a, b.data, b.len, "x.conf", "x", &s, &err) == 0);
		check(s.title != NULL && s.fetch.command == NULL);
		check(!conf_can_put(words) || strcmp(s.title, words) == 0);
	}
	buf_free(&b);
	arena_free(a);
	return 0;
}
