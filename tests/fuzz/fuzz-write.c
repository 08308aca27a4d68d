/* fuzz-write.c - any texts in a feed: every format is written, a feed without a
 * fault can be read back, lines are as many as entries. The input's lines are
 * the texts. */

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
check_feed(const struct format *f, const struct feed *feed, bool is_utf8,
    bool faultless)
{
	struct err err = {.kind = ERR_NONE};
	struct buf out;
	int r;

	buf_init(&out, LIMIT_FEED);
	r = f->write(feed, &out, &err);
	if (r < 0 && (is_utf8 || out.len > 0))
		abort();
	if (r == 0 && faultless &&
	    verify(f->name, out.data, out.len, 0, &err) < 0) {
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

/* Entries without a fault. */
static void
fill_well(struct feed *feed, struct entry *entries, const char **texts)
{
	static const char ids[TEXTS][2] = {"a", "b", "c", "d", "e", "f", "g",
	    "h", "i", "j", "k", "l", "m", "n", "o", "p"};

	feed->title = shown(texts[0]);
	for (size_t i = 0; i < feed->n; i++)
		entries[i] = (struct entry){
		    .id = ids[i],
		    .status = (enum entry_status)(i % 3),
		    .text = shown(texts[i]),
		    .url = texts[i],
		    .time_text = texts[i],
		};
}

/* Entries that may have any; some are of years past the calendar's ends. */
static void
fill_badly(struct feed *feed, struct entry *entries, const char **texts)
{
	feed->title = texts[0];
	for (size_t i = 0; i < feed->n; i++) {
		int64_t n = (int64_t)strlen(texts[i]);

		entries[i].id = texts[i];
		entries[i].text = texts[feed->n - 1 - i];
		entries[i].published = -(n << 28);
		entries[i].updated = n - 64;
	}
}

static void
write_all(const struct feed *feed, bool is_utf8, bool faultless)
{
	const struct format *f;

	for (size_t i = 0; (f = format_at(i, FORMAT_FEED)) != NULL; i++)
		check_feed(f, feed, is_utf8, faultless);
	for (size_t i = 0; (f = format_at(i, FORMAT_LINES)) != NULL; i++)
		check_lines(f, feed, is_utf8);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	bool is_utf8 = utf8_valid((const char *)data, size);
	struct entry entries[TEXTS] = {0};
	const char *texts[TEXTS];
	struct feed feed = {.id = "f", .timezone = "UTC", .entries = entries};
	struct err err;
	char *s = mem_alloc(size + 1);

	if (size > 0)
		memcpy(s, data, size);
	s[size] = '\0';
	feed.n = cut(s, texts);
	feed.url = feed.language = feed.name = texts[feed.n - 1];
	fill_well(&feed, entries, texts);
	if (verify_feed(&feed, 0, &err) < 0)
		abort();
	write_all(&feed, is_utf8, true);
	fill_badly(&feed, entries, texts);
	write_all(&feed, is_utf8, verify_feed(&feed, 0, &err) == 0);
	free(s);
	return 0;
}
