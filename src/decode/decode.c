/* decode.c - a page's bytes: inflated, then made UTF-8. */
#include "decode/decode.h"

#include "base/limits.h"
#include "decode/charset.h"
#include "decode/inflate.h"

struct bytes {
	const unsigned char *p;
	size_t n;
};

static size_t
word_len(const char *s)
{
	return strcspn(s, ", \t");
}

/* "gzip" is among the codings that we can take, as is none at all. */
static bool
is_asked_for(const char *coding, size_t n)
{
	static const char *const ours[] = {"gzip", "x-gzip", "identity"};

	for (size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++) {
		if (strlen(ours[i]) == n && strncmp(coding, ours[i], n) == 0)
			return true;
	}
	return false;
}

/* Bytes that aren't gzip are taken for the page, unless the server says that
 * they are something else yet: "br", "deflate". */
static int
check_encoding(const char *list, struct err *err)
{
	const char *s = list != NULL ? list : "";
	size_t n;

	for (s += strspn(s, ", \t"); *s != '\0'; s += strspn(s, ", \t")) {
		n = word_len(s);
		if (!is_asked_for(s, n))
			return err_set(err, ERR_DECODE,
			    "the server used Content-Encoding %.*s, which was "
			    "not asked for",
			    (int)(n < LIMIT_HEADER ? n : LIMIT_HEADER), s);
		s += n;
	}
	return 0;
}

static int
inflate_layers(
    struct arena *a, const struct page *page, struct bytes *b, struct err *err)
{
	if (!inflate_is_gzip(b->p, b->n))
		return check_encoding(page->encoding, err);
	for (int i = 0; inflate_is_gzip(b->p, b->n); i++) {
		unsigned char *out;

		if (i == LIMIT_GZIP_LAYERS)
			return err_set(err, ERR_DECODE,
			    "gzip within gzip, more than %d times", i);
		if (inflate_gzip(
			a, b->p, b->n, LIMIT_INFLATED, &out, &b->n, err) < 0)
			return -1;
		b->p = out;
	}
	return 0;
}

static bool
is_blank(const struct text *t)
{
	for (size_t i = 0; i < t->len; i++) {
		if ((unsigned char)t->s[i] > ' ')
			return false;
	}
	return true;
}

int
decode(
    struct arena *a, const struct page *page, struct text *out, struct err *err)
{
	struct bytes b = {page->bytes, page->len};

	if (b.n == 0)
		return err_set(err, ERR_PAGE, "the page is empty");
	if (inflate_layers(a, page, &b, err) < 0 ||
	    charset_to_utf8(a, b.p, b.n, page->charset, out, err) < 0)
		return -1;
	if (is_blank(out))
		return err_set(
		    err, ERR_PAGE, "the page is empty but for white space");
	return 0;
}
