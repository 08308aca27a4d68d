/* fuzz-import.c - any bytes are others' definitions of clean words, or an error
 * of one line. */
#include "base/limits.h"
#include "import/import.h"
#include "target.h"

static void
check_item(const struct import_item *item)
{
	const struct source *s = &item->source;

	check(item->label != NULL);
	check_clean(item->label);
	check(item->refused != NULL || s->url != NULL);
	check(item->refused != NULL || s->ticker.items != NULL);
	check_clean(s->url);
	check_clean(s->title);
	check_clean(item->name);
	check(s->fetch.interval >= 0);
	for (size_t i = 0; i < s->fetch.headers_n; i++)
		check_clean(s->fetch.headers[i]);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct imported in;
	struct err err = {.kind = ERR_NONE};

	if (import_read(a, (const char *)data, size, &in, &err) < 0) {
		check(err.kind == ERR_DEFINITION && err.msg[0] != '\0');
		check(utf8_clean(err.msg, strlen(err.msg)));
	} else {
		check(in.n > 0 && in.n <= LIMIT_IMPORTED);
		for (size_t i = 0; i < in.n; i++)
			check_item(&in.all[i]);
	}
	arena_free(a);
	return 0;
}
