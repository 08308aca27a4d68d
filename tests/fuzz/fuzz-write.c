/* fuzz-write.c - any texts in a feed: every format is written, feeds can be
 * read back, lines are as many as entries. The input's lines are the texts. */

#include "base/limits.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "target.h"
#include "write/verify.h"
#include "write/write.h"

enum { TEXTS = 16 };

/* Cuts s at its newlines into at most TEXTS texts. */
static size_t
cut(char *s, const char *texts[TEXTS])
{
	size_t n = 0;

	while (n < TEXTS && s != NULL) {
		texts[n++] = s;
		s = strchr(s, '\n');
		if (s != NULL)
			*s++ = '\0';
	}
	return n;
}

/* A text that shows is one that verify takes for a title. */
static const char *
shown(const char *text)
{
	for (const char *p = text; *p != '\0'; p++) {
		size_t n = utf8_len(p, strnlen(p, 4));

		if (n > 1 && !utf8_is_control(p, n))
			return text;
		if (n == 1 && *p > ' ' && *p != '\x7F')
			return text;
		if (n > 1)
			p += n - 1;
	}
	return "-";
}

static void
check_feed(const struct format *f, const struct feed *feed, bool is_utf8)
{
	struct err err = {.kind = ERR_NONE};
	struct buf out;
	int r;

	buf_init(&out, LIMIT_FEED);
	r = f->write(feed, &out, &err);
	if (r < 0 && (is_utf8 || out.len > 0))
		abort();
	if (r == 0 && verify(f->name, out.data, out.len, 0, &err) < 0) {
		(void)fprintf(stderr, "%s: %s\n", f->name, err.msg);
		abort();
	}
	buf_free(&out);
}

static void
check_lines(const struct format *f, const struct feed *feed, bool is_utf8)
{
	struct err err;
	struct buf out;
	size_t n = 0;
	int r;

	buf_init(&out, LIMIT_FEED);
	r = f->write(feed, &out, &err);
	if (r < 0 && (is_utf8 || out.len > 0))
		abort();
	for (size_t i = 0; i < out.len; i++)
		n += out.data[i] == '\n';
	if (r == 0 && n != feed->n)
		abort();
	buf_free(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char ids[TEXTS][2] = {"a", "b", "c", "d", "e", "f", "g",
	    "h", "i", "j", "k", "l", "m", "n", "o", "p"};
	bool is_utf8 = utf8_valid((const char *)data, size);
	struct entry entries[TEXTS] = {0};
	const char *texts[TEXTS];
	struct feed feed = {.id = "f", .timezone = "UTC", .entries = entries};
	const struct format *f;
	char *s = mem_alloc(size + 1);

	if (size > 0)
		memcpy(s, data, size);
	s[size] = '\0';
	feed.n = cut(s, texts);
	feed.title = shown(texts[0]);
	feed.url = feed.language = feed.name = texts[feed.n - 1];
	for (size_t i = 0; i < feed.n; i++) {
		entries[i].id = ids[i];
		entries[i].status = (enum entry_status)(i % 3);
		entries[i].text = shown(texts[i]);
		entries[i].url = entries[i].time_text = texts[i];
	}
	for (size_t i = 0; (f = format_at(i, FORMAT_FEED)) != NULL; i++)
		check_feed(f, &feed, is_utf8);
	for (size_t i = 0; (f = format_at(i, FORMAT_LINES)) != NULL; i++)
		check_lines(f, &feed, is_utf8);
	free(s);
	return 0;
}
