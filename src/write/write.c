/* write.c - the table of output formats. */
#include "write/write.h"

#include <strings.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "text/urgent.h"
#include "write/faults.h"
#include "write/formats.h"
#include "write/uri.h"

#define ELLIPSIS "\u2026"

/* In the order in which format_at() numbers those of a kind. */
static const struct format formats[] = {
    {"atom", FORMAT_FEED, "application/atom+xml", write_atom, verify_atom,
	"entry"},
    {"rss", FORMAT_FEED, "application/rss+xml", write_rss, verify_rss, "item"},
    {"json", FORMAT_FEED, "application/feed+json", write_json, verify_json,
	"item"},
    {"text", FORMAT_LINES, "text/plain", write_text, NULL, NULL},
    {"tsv", FORMAT_LINES, "text/tab-separated-values", write_tsv, NULL, NULL},
    {"jsonl", FORMAT_LINES, "application/jsonl", write_jsonl, NULL, NULL},
};

const struct format *
format_at(size_t i, enum format_kind kind)
{
	for (size_t j = 0; j < sizeof(formats) / sizeof(formats[0]); j++)
		if (formats[j].kind == kind && i-- == 0)
			return &formats[j];
	return NULL;
}

const struct format *
format_find(const char *name, enum format_kind kind)
{
	const struct format *f;

	for (size_t i = 0; (f = format_at(i, kind)) != NULL; i++)
		if (strcmp(f->name, name) == 0)
			return f;
	return NULL;
}

const char *
formats_link(
    struct buf *scratch, const struct feed *feed, const struct entry *e)
{
	const char *own = uri_escape(scratch, e->url);

	return own != NULL ? own : uri_escape(scratch, feed->url);
}

const char *
formats_file(struct buf *scratch, const struct feed *feed, const char *name,
    const char *suffix)
{
	if (name == NULL)
		return NULL;
	if (uri_escape(scratch, feed->base) == NULL)
		buf_clear(scratch);
	(void)buf_printf(scratch, "%s.%s", name, suffix);
	return scratch->data;
}

const char *
formats_web(const char *url)
{
	if (url != NULL && (strncasecmp(url, "https://", 8) == 0 ||
			       strncasecmp(url, "http://", 7) == 0))
		return url;
	return NULL;
}

const char *
formats_source(const struct feed *feed, size_t i)
{
	return feed->sources != NULL ? feed->sources[i] : NULL;
}

/* The last space before the end of a title, or the last whole character. */
static size_t
title_end(const char *text)
{
	const size_t most = LIMIT_TEXT - strlen(ELLIPSIS);
	size_t n = most;

	while (n > most / 2 && text[n] != ' ')
		n--;
	if (text[n] == ' ')
		return n;
	for (n = most; n > 0 && (text[n] & 0xC0) == 0x80;)
		n--;
	return n;
}

const char *
formats_title(struct buf *scratch, const struct entry *e)
{
	if (strlen(e->text) <= LIMIT_TEXT)
		return e->text;
	buf_clear(scratch);
	(void)buf_add(scratch, e->text, title_end(e->text));
	(void)buf_puts(scratch, ELLIPSIS);
	return scratch->data;
}

const char *
formats_urgent(const struct entry *e)
{
	return e->urgent || urgent_headline(e->text) ? "urgent" : NULL;
}

const char *
formats_language(const struct feed *feed, size_t i)
{
	return feed->origins != NULL ? feed->origins[i]->language
				     : feed->language;
}

void
formats_field(struct buf *out, const char *s)
{
	while (s != NULL && *s != '\0') {
		size_t n = utf8_len(s, strnlen(s, 4));

		if (n == 1 && strchr("\t\n\v\f\r", *s) != NULL)
			(void)buf_add(out, " ", 1);
		else if (n > 0 && !utf8_is_control(s, n))
			(void)buf_add(out, s, n);
		s += n > 0 ? n : 1;
	}
}

int
formats_end(struct buf *out, size_t start, int r, struct err *err)
{
	if (r == 0 && !out->full)
		return 0;
	if (out->data != NULL)
		out->data[start] = '\0';
	out->len = start;
	if (!out->full)
		return err_set(err, ERR_OUTPUT, "a text is not UTF-8");
	return err_set(err, ERR_OUTPUT,
	    "more than %zu bytes; ask for fewer entries", out->max);
}
