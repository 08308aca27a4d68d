/* charset.c - decides on the character encoding and converts to UTF-8. */
#include "decode/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

#include "base/limits.h"
#include "decode/guess.h"
#include "decode/labels.h"
#include "decode/meta.h"
#include "decode/repair.h"
#include "decode/single_byte.h"

enum {
	PIVOT = 4096, /* UTF-16 units between two converters */
	/* One bad sequence in so many characters past ASCII doesn't make UTF-8
	 * anything else: text of another encoding has one in two. */
	FORGIVEN = 32
};

struct choice {
	const struct encoding *encoding;
	const char *evidence;
	size_t mark; /* bytes of the byte order mark */
};

const char *
charset_of_label(const char *label, size_t n)
{
	const struct encoding *e = label_find(label, n);

	return e != NULL ? e->name : NULL;
}

static const struct encoding *
named(const char *label)
{
	return label_find(label, strlen(label));
}

static bool
choose_by_mark(const unsigned char *in, size_t n, struct choice *c)
{
	const char *label = NULL;

	c->mark = 0;
	if (n >= 3 && memcmp(in, "\xEF\xBB\xBF", 3) == 0)
		label = "utf-8";
	else if (n >= 2 && memcmp(in, "\xFE\xFF", 2) == 0)
		label = "utf-16be";
	else if (n >= 2 && memcmp(in, "\xFF\xFE", 2) == 0)
		label = "utf-16le";
	if (label == NULL)
		return false;
	c->encoding = named(label);
	c->evidence = "bom";
	c->mark = strcmp(label, "utf-8") == 0 ? 3 : 2;
	return true;
}

/* Servers send pages in UTF-8 under every label there is; no other encoding
 * looks like UTF-8 by chance for long. */
static bool
is_utf8(const struct census *census)
{
	size_t bad = census->bad - (census->cut ? 1 : 0);

	return census->whole && census->good > 0 &&
	       bad * FORGIVEN <= census->good;
}

/* A page in UTF-16 has markup, and that has a zero byte in every character. */
static bool
is_possible(const struct encoding *e, const unsigned char *in, size_t n)
{
	return strncmp(e->name, "UTF-16", strlen("UTF-16")) != 0 ||
	       memchr(in, '\0', n) != NULL;
}

static void
choose_by_declaration(struct arena *a, const unsigned char *in, size_t n,
    const char *http, struct choice *c)
{
	const char *label;

	c->encoding = http != NULL ? named(http) : NULL;
	c->evidence = "http";
	if (c->encoding != NULL && is_possible(c->encoding, in, n))
		return;
	c->encoding = meta_encoding(in, n);
	c->evidence = "meta";
	if (c->encoding != NULL)
		return;
	label = guess_label(a, in, n);
	c->encoding = named(label != NULL ? label : "windows-1252");
	c->evidence = label != NULL ? "letters" : "default";
}

static void
choose(struct arena *a, const unsigned char *in, size_t n, const char *http,
    const struct census *census, struct choice *c)
{
	bool ascii = census->good == 0 && census->bad == 0;

	if (!is_utf8(census)) {
		choose_by_declaration(a, in, n, http, c);
		if (!ascii || !c->encoding->ascii)
			return;
	}
	c->encoding = named("utf-8");
	c->evidence = "bytes";
}

static int
too_long(struct err *err)
{
	return err_set(err, ERR_DECODE,
	    "the page would be longer than %d bytes in UTF-8", LIMIT_INFLATED);
}

static int
from_utf8(struct arena *a, const char *s, size_t n, const struct census *c,
    struct text *out, struct err *err)
{
	out->len = repair_size(c, n);
	if (out->len > LIMIT_INFLATED)
		return too_long(err);
	out->s = c->bad == 0 ? arena_copyn(a, s, n) : repair_utf8(a, s, n, c);
	return 0;
}

static UConverter *
open_converter(const char *name, struct err *err)
{
	UErrorCode status = U_ZERO_ERROR;
	UConverter *cnv = ucnv_open(name, &status);

	if (U_SUCCESS(status))
		return cnv;
	(void)err_set(err, ERR_DECODE, "ICU has no converter %s: %s", name,
	    u_errorName(status));
	return NULL;
}

/* ICU's own substitution writes U+001A for some single bytes. */
static void U_CALLCONV
substitute(const void *context, UConverterToUnicodeArgs *args,
    const char *bytes, int32_t n, UConverterCallbackReason reason,
    UErrorCode *status)
{
	static const UChar replacement = 0xFFFD;

	(void)context;
	(void)bytes;
	(void)n;
	if (reason > UCNV_IRREGULAR) /* not about bytes: reset, close, clone */
		return;
	*status = U_ZERO_ERROR;
	ucnv_cbToUWriteUChars(args, &replacement, 1, 0, status);
}

/* Asks ICU for the characters of bytes 80 to FF. */
static int
load_table(const struct encoding *e, struct single_byte *t, struct err *err)
{
	UErrorCode status = U_ZERO_ERROR;
	UConverter *cnv;
	char bytes[SINGLE_BYTE_UPPER];
	UChar upper[SINGLE_BYTE_UPPER + 1]; /* and a NUL */
	int32_t n;

	if (e->icu == NULL)
		return 0;
	cnv = open_converter(e->icu, err);
	if (cnv == NULL)
		return -1;
	for (int i = 0; i < SINGLE_BYTE_UPPER; i++)
		bytes[i] = (char)(i + 0x80);
	ucnv_setToUCallBack(cnv, substitute, NULL, NULL, NULL, &status);
	n = ucnv_toUChars(cnv, upper, SINGLE_BYTE_UPPER + 1, bytes,
	    SINGLE_BYTE_UPPER, &status);
	ucnv_close(cnv);
	if (U_FAILURE(status) || n != SINGLE_BYTE_UPPER)
		return err_set(err, ERR_DECODE, "ICU's converter %s is not %s",
		    e->icu, e->name);
	memcpy(t->upper, upper, sizeof(t->upper));
	return 0;
}

static int
from_single_byte(struct arena *a, const struct encoding *e,
    const unsigned char *in, size_t n, struct text *out, struct err *err)
{
	struct single_byte t;

	if (load_table(e, &t, err) < 0)
		return -1;
	single_byte_correct(&t, e->name);
	out->s = single_byte_to_utf8(a, &t, in, n, LIMIT_INFLATED, &out->len);
	return out->s != NULL ? 0 : too_long(err);
}

static int
convert(struct arena *a, UConverter *to, UConverter *from, const char *s,
    size_t n, struct text *out, struct err *err)
{
	UChar pivot[PIVOT];
	UChar *source = pivot, *target = pivot;
	const char *end = s + n;
	size_t cap = n + n / 2 + 64; /* two bytes become three */
	size_t len = 0;
	char *p = arena_alloc(a, cap + 1);
	UErrorCode status = U_ZERO_ERROR;
	UBool first = 1;

	ucnv_setToUCallBack(from, substitute, NULL, NULL, NULL, &status);
	for (;;) {
		char *at = p + len;

		ucnv_convertEx(to, from, &at, p + cap, &s, end, pivot, &source,
		    &target, pivot + PIVOT, first, 1, &status);
		first = 0;
		len = (size_t)(at - p);
		if (len > LIMIT_INFLATED)
			return too_long(err);
		if (status != U_BUFFER_OVERFLOW_ERROR)
			break;
		status = U_ZERO_ERROR;
		p = arena_resize(a, p, cap + 1, cap * 2 + 1);
		cap *= 2;
	}
	if (U_FAILURE(status))
		return err_set(err, ERR_DECODE, "ICU can't convert: %s",
		    u_errorName(status));
	p = arena_resize(a, p, cap + 1, len + 1);
	p[len] = '\0';
	out->s = p;
	out->len = len;
	return 0;
}

static int
from_icu(struct arena *a, const struct encoding *e, const char *s, size_t n,
    struct text *out, struct err *err)
{
	UConverter *from = open_converter(e->icu, err);
	UConverter *to = from != NULL ? open_converter("UTF-8", err) : NULL;
	int rc = -1;

	if (to != NULL)
		rc = convert(a, to, from, s, n, out, err);
	ucnv_close(to); /* NULL is fine */
	ucnv_close(from);
	return rc;
}

int
charset_to_utf8(struct arena *a, const unsigned char *in, size_t n,
    const char *http, struct text *out, struct err *err)
{
	const char *s = (const char *)in;
	struct census census = {.whole = false};
	struct choice c;

	if (choose_by_mark(in, n, &c)) {
		in += c.mark;
		s += c.mark;
		n -= c.mark;
	} else {
		census = repair_census(s, n, FORGIVEN);
		choose(a, in, n, http, &census, &c);
	}
	out->charset = c.encoding->name;
	out->evidence = c.evidence;
	switch (c.encoding->decoder) {
	case DECODER_UTF8:
		if (!census.whole)
			census = repair_census(s, n, 0);
		return from_utf8(a, s, n, &census, out, err);
	case DECODER_TABLE:
		return from_single_byte(a, c.encoding, in, n, out, err);
	case DECODER_ICU:
		return from_icu(a, c.encoding, s, n, out, err);
	default:
		return err_set(err, ERR_DECODE,
		    "the page is declared (%s) to be in an encoding that "
		    "browsers refuse, like ISO-2022-KR or HZ",
		    c.evidence);
	}
}
