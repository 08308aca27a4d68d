/* inflate.c - gzip members one after another, by libdeflate. */
#include "decode/inflate.h"

#include <libdeflate.h>

#include "base/mem.h"

enum {
	TRAILER = 4,       /* bytes of ISIZE, the last of a member */
	USUAL_RATIO = 6,   /* what HTML compresses by */
	MAX_RATIO = 1032,  /* what deflate can compress by at most */
	LEAST_ROOM = 4096, /* bytes */
};

struct output {
	struct arena *arena;
	unsigned char *data;
	size_t len;
	size_t cap;
	size_t max; /* cap never passes it */
};

bool
inflate_is_gzip(const unsigned char *in, size_t n)
{
	return n >= 2 && in[0] == 0x1F && in[1] == 0x8B;
}

/* ISIZE is right for a body of one member, but anyone can write it: it is
 * believed only as far as the bytes before it could have made it true. */
static size_t
guess(const unsigned char *in, size_t n)
{
	size_t size = 0;

	for (size_t i = n; i > 0 && i > n - TRAILER; i--)
		size = size << 8 | in[i - 1];
	if (size < n || size / MAX_RATIO > n)
		size = n * USUAL_RATIO;
	return size < LEAST_ROOM ? LEAST_ROOM : size;
}

static void
grow(struct output *out, size_t cap)
{
	if (cap > out->max)
		cap = out->max;
	out->data = arena_resize(out->arena, out->data, out->cap, cap);
	out->cap = cap;
}

/* Inflates the member at in, behind what is there; *used is its length. */
static enum libdeflate_result
inflate_member(struct libdeflate_decompressor *d, const unsigned char *in,
    size_t n, struct output *out, size_t *used)
{
	for (;;) {
		size_t len = 0;
		enum libdeflate_result r = libdeflate_gzip_decompress_ex(d, in,
		    n, out->data + out->len, out->cap - out->len, used, &len);

		if (r == LIBDEFLATE_SUCCESS)
			out->len += len;
		if (r != LIBDEFLATE_INSUFFICIENT_SPACE || out->cap == out->max)
			return r;
		grow(out, out->cap * 2);
	}
}

static bool
is_padding(const unsigned char *in, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (in[i] != 0)
			return false;
	}
	return true;
}

static int
inflate_all(struct libdeflate_decompressor *d, const unsigned char *in,
    size_t n, struct output *out, struct err *err)
{
	size_t at = 0;

	do {
		size_t used = 0;

		if (!inflate_is_gzip(in + at, n - at))
			return err_set(err, ERR_DECODE,
			    "%zu bytes that are no gzip follow the gzip body",
			    n - at);
		switch (inflate_member(d, in + at, n - at, out, &used)) {
		case LIBDEFLATE_SUCCESS:
			break;
		case LIBDEFLATE_INSUFFICIENT_SPACE:
			return err_set(err, ERR_DECODE,
			    "the gzip body (%zu bytes) inflates to more than "
			    "%zu bytes",
			    n, out->max);
		default:
			return err_set(err, ERR_DECODE,
			    "the gzip body (%zu bytes) is damaged or cut short",
			    n);
		}
		at += used;
	} while (!is_padding(in + at, n - at));
	return 0;
}

int
inflate_gzip(struct arena *a, const unsigned char *in, size_t n, size_t max,
    unsigned char **out, size_t *out_n, struct err *err)
{
	struct output o = {.arena = a, .max = max};
	struct libdeflate_decompressor *d;
	int rc;

	if (!inflate_is_gzip(in, n))
		return err_set(err, ERR_DECODE, "the body is no gzip");
	d = libdeflate_alloc_decompressor();
	if (d == NULL)
		mem_exhausted();
	grow(&o, guess(in, n));
	rc = inflate_all(d, in, n, &o, err);
	libdeflate_free_decompressor(d);
	*out = o.data;
	*out_n = o.len;
	return rc;
}
