/* fuzz-charset.c - any bytes under any label become valid UTF-8 under the cap.
 *
 * The input is a label, a line feed and the page; without a line feed it is a
 * page that came without a label. */

#include "base/limits.h"
#include "base/utf8.h"
#include "decode/charset.h"
#include "target.h"

static int
run(struct arena *a, const uint8_t *in, size_t n, const char *http,
    struct text *out)
{
	struct err err = {.kind = ERR_NONE};
	int rc = charset_to_utf8(a, in, n, http, out, &err);

	if (rc < 0 && (err.kind != ERR_DECODE || err.msg[0] == '\0'))
		abort();
	if (rc < 0)
		return rc;
	if (out->len > LIMIT_INFLATED || out->s[out->len] != '\0' ||
	    !utf8_valid(out->s, out->len))
		abort();
	if (charset_of_label(out->charset, strlen(out->charset)) == NULL ||
	    out->evidence == NULL)
		abort();
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *lf = size > 0 ? memchr(data, '\n', size) : NULL;
	struct arena *a = arena_new();
	struct text one, two;
	char *http = NULL;

	if (lf != NULL) {
		http = arena_copyn(a, (const char *)data, (size_t)(lf - data));
		size -= (size_t)(lf - data) + 1;
		data = lf + 1;
	}
	if (run(a, data, size, http, &one) == 0) {
		if (run(a, data, size, http, &two) < 0 || one.len != two.len ||
		    memcmp(one.s, two.s, one.len) != 0 ||
		    strcmp(one.charset, two.charset) != 0)
			abort();
	}
	arena_free(a);
	return 0;
}
