/* judge.c - tells stumps and repetitions from pages. */
#include "refresh/judge.h"

#include "base/instant.h"

enum {
	SMALL = 10,        /* times smaller than usual is far smaller */
	FEW = 5,           /* times fewer lines than usual are far fewer */
	FEWEST_USUAL = 10, /* lines; fewer come and go */
	SLOWNESS = 16      /* good pages in which a habit mostly changes */
};

static bool
lacks_ticker(const struct err *err)
{
	return err->kind == ERR_TICKER || err->kind == ERR_LINES;
}

void
judge_size(const struct health *h, size_t bytes, struct err *err)
{
	if (!lacks_ticker(err) || bytes == 0 || h->usual_bytes == 0 ||
	    (int64_t)bytes >= h->usual_bytes / SMALL)
		return;
	(void)err_set(err, ERR_SMALL,
	    "%zu bytes of text and no ticker, where there are some %lld as a "
	    "rule; if that stays, see what a browser shows",
	    bytes, (long long)h->usual_bytes);
}

const char *
judge_lines(struct arena *a, const struct health *h, size_t lines)
{
	if (h->usual_lines < FEWEST_USUAL ||
	    (int64_t)lines * FEW >= h->usual_lines)
		return NULL;
	return arena_printf(a,
	    "lines: %zu, where there are some %lld as a rule; see whether the "
	    "page has changed",
	    lines, (long long)h->usual_lines);
}

/* Part of the way to what was seen; all of it where nothing was known. */
static void
approach(int64_t *usual, size_t seen)
{
	int64_t way = (int64_t)seen - *usual;
	int64_t step = way / SLOWNESS;

	if (*usual == 0)
		*usual = (int64_t)seen;
	else if (step == 0)
		*usual += (way > 0) - (way < 0);
	else
		*usual += step;
}

void
judge_learn(struct health *h, size_t bytes, size_t lines)
{
	approach(&h->usual_bytes, bytes);
	approach(&h->usual_lines, lines);
}

static uint64_t
mix(uint64_t h, uint64_t word)
{
	h = (h ^ word) * 0x9E3779B97F4A7C15U;
	return h ^ h >> 29;
}

/* Eight bytes at a time: a body that came again costs little else. */
static uint64_t
hash_bytes(uint64_t h, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;
	uint64_t word;

	h = mix(h, n);
	for (; n >= sizeof(word); p += sizeof(word), n -= sizeof(word)) {
		memcpy(&word, p, sizeof(word));
		h = mix(h, word);
	}
	word = 0;
	if (n > 0)
		memcpy(&word, p, n);
	return mix(h, word);
}

static uint64_t
hash_string(uint64_t h, const char *s)
{
	return s != NULL ? hash_bytes(h, s, strlen(s)) : mix(h, UINT64_MAX);
}

struct judge_body
judge_body_of(const struct page *page)
{
	uint64_t h = hash_bytes(0, page->bytes, page->len);

	h = hash_string(h, page->url);
	h = hash_string(h, page->encoding);
	h = hash_string(h, page->type);
	h = hash_string(h, page->charset);
	return (struct judge_body){h != 0 ? h : 1, (int64_t)page->len};
}

bool
judge_is_same(const struct health *h, const struct judge_body *body)
{
	return h->body_hash == body->hash && h->body_length == body->length &&
	       h->failures == 0 && h->last_success != INSTANT_NONE;
}
