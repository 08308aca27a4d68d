/* wire.c - values as bytes, between us and the jail. */
#include "refresh/wire.h"

#include <limits.h>
#include <strings.h>

#include "base/limits.h"
#include "base/utf8.h"

enum {
	WORD_MAX = 64,
	/* A link of a page, percent-encoded, behind the page's own. */
	ADDRESS_MAX = 8 * LIMIT_URL,
	ABSENT = -1 /* as the length of a string */
};

void
wire_put_int(struct buf *b, int value)
{
	(void)buf_add(b, &value, sizeof(value));
}

void
wire_put_long(struct buf *b, int64_t value)
{
	(void)buf_add(b, &value, sizeof(value));
}

void
wire_put_bool(struct buf *b, bool value)
{
	char byte = value ? 1 : 0;

	(void)buf_add(b, &byte, 1);
}

void
wire_put_text(struct buf *b, const char *s)
{
	if (s == NULL)
		wire_put_int(b, ABSENT);
	else
		wire_put_bytes(b, s, strlen(s));
}

void
wire_put_bytes(struct buf *b, const void *p, size_t n)
{
	if (n > INT_MAX) {
		b->full = true;
		return;
	}
	wire_put_int(b, (int)n);
	(void)buf_add(b, p, n);
}

struct wire
wire_reader(struct arena *a, const unsigned char *p, size_t n)
{
	return (struct wire){.p = p, .n = n, .arena = a};
}

/* The next n bytes, or NULL. */
static const unsigned char *
take(struct wire *w, size_t n)
{
	const unsigned char *p = w->p;

	if (w->bad || n > w->n) {
		w->bad = true;
		return NULL;
	}
	w->p += n;
	w->n -= n;
	return p;
}

int
wire_int(struct wire *w, int lo, int hi)
{
	int value;
	const unsigned char *p = take(w, sizeof(value));

	if (p == NULL)
		return lo;
	memcpy(&value, p, sizeof(value));
	if (value >= lo && value <= hi)
		return value;
	w->bad = true;
	return lo;
}

int64_t
wire_long(struct wire *w, int64_t lo, int64_t hi)
{
	int64_t value;
	const unsigned char *p = take(w, sizeof(value));

	if (p == NULL)
		return lo;
	memcpy(&value, p, sizeof(value));
	if (value >= lo && value <= hi)
		return value;
	w->bad = true;
	return lo;
}

bool
wire_bool(struct wire *w)
{
	const unsigned char *p = take(w, 1);

	if (p != NULL && *p > 1)
		w->bad = true;
	return p != NULL && *p == 1;
}

size_t
wire_count(struct wire *w, size_t most)
{
	int value = wire_int(w, 0, INT_MAX);

	if ((size_t)value > most || (size_t)value > w->n)
		w->bad = true;
	return w->bad ? 0 : (size_t)value;
}

/* The bytes of a string, or NULL where it is absent. */
static const char *
string_bytes(struct wire *w, size_t max, size_t *n)
{
	int len = wire_int(w, ABSENT, INT_MAX);

	if (w->bad || len == ABSENT)
		return NULL;
	*n = (size_t)len;
	if (*n > max)
		w->bad = true;
	return (const char *)take(w, *n);
}

static bool
is_word(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (s[i] <= ' ' || s[i] > '~')
			return false;
	}
	return true;
}

static bool
is_address(const char *s, size_t n)
{
	return (n > 8 && strncasecmp(s, "https://", 8) == 0) ||
	       (n > 7 && strncasecmp(s, "http://", 7) == 0);
}

const char *
wire_text(struct wire *w, size_t max)
{
	size_t n = 0;
	const char *s = string_bytes(w, max, &n);

	if (s == NULL)
		return NULL;
	w->bad = n == 0 || !utf8_clean(s, n);
	return w->bad ? NULL : arena_copyn(w->arena, s, n);
}

const char *
wire_word(struct wire *w)
{
	size_t n = 0;
	const char *s = string_bytes(w, WORD_MAX, &n);

	if (s == NULL)
		return NULL;
	w->bad = n == 0 || !is_word(s, n);
	return w->bad ? NULL : arena_copyn(w->arena, s, n);
}

const char *
wire_address(struct wire *w)
{
	const char *s = wire_text(w, ADDRESS_MAX);

	if (s == NULL || is_address(s, strlen(s)))
		return s;
	w->bad = true;
	return NULL;
}

const char *
wire_raw(struct wire *w)
{
	size_t n = 0;
	const char *s = string_bytes(w, w->n, &n);

	return s != NULL ? arena_copyn(w->arena, s, n) : NULL;
}

const unsigned char *
wire_bytes(struct wire *w, size_t *n)
{
	*n = wire_count(w, w->n);
	return take(w, *n);
}

bool
wire_is_sound(const struct wire *w)
{
	return !w->bad && w->n == 0;
}
