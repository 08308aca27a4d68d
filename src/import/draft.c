/* draft.c - items as the readers of the forms make them. */
#include "import/draft.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"

struct import_item *
draft_add(struct draft *d)
{
	struct import_item *item;

	if (d->n == LIMIT_IMPORTED) {
		d->full = true;
		return arena_zalloc(d->a, sizeof(*item));
	}
	if (d->n == d->room) {
		size_t room = 2 * d->room + 8;

		d->all = arena_resize(d->a, d->all, d->room * sizeof(*d->all),
		    room * sizeof(*d->all));
		d->room = room;
	}
	item = &d->all[d->n++];
	memset(item, 0, sizeof(*item));
	return item;
}

const char *
draft_text(struct arena *a, const char *s, size_t n)
{
	char *out;
	size_t to = 0, len;

	if (s == NULL)
		return NULL;
	out = arena_alloc(a, n + 1);
	for (size_t i = 0; i < n; i += len) {
		len = utf8_len(s + i, n - i);
		if (len == 0) {
			out[to++] = '?';
			len = 1;
		} else if (s[i] == ' ' || utf8_is_control(s + i, len)) {
			if (to > 0 && out[to - 1] != ' ')
				out[to++] = ' ';
		} else {
			memcpy(out + to, s + i, len);
			to += len;
		}
	}
	while (to > 0 && out[to - 1] == ' ')
		to--;
	out[to] = '\0';
	return to > 0 ? out : NULL;
}

const char *
draft_xpath(struct arena *a, const char *s)
{
	char quote = '\0', *out;
	size_t to = 0;

	if (s == NULL)
		return NULL;
	out = arena_alloc(a, strlen(s) + 1);
	for (; *s != '\0'; s++) {
		bool blank = quote == '\0' && ascii_is_space(*s);

		if (quote != '\0')
			quote = *s == quote ? '\0' : quote;
		else if (*s == '"' || *s == '\'')
			quote = *s;
		if (!blank)
			out[to++] = *s;
		else if (to > 0 && out[to - 1] != ' ')
			out[to++] = ' ';
	}
	while (to > 0 && out[to - 1] == ' ')
		to--;
	out[to] = '\0';
	if (!utf8_clean(out, to))
		return draft_text(a, out, to);
	return to > 0 ? out : NULL;
}

void
draft_lose(struct arena *a, struct import_item *item, const char *what)
{
	item->lost = item->lost != NULL
			 ? arena_printf(a, "%s, %s", item->lost, what)
			 : arena_copy(a, what);
}

int
draft_refuse(struct arena *a, struct import_item *item, const char *fmt, ...)
{
	char words[ERR_MSG_MAX];
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(words, sizeof(words), fmt, ap);
	va_end(ap);
	if (item->refused == NULL)
		item->refused = arena_copy(a, words);
	return -1;
}

void
draft_header(struct arena *a, struct import_item *item, const char *name,
    const char *value)
{
	struct fetch_rules *f = &item->source.fetch;
	const size_t size = f->headers_n * sizeof(*f->headers);

	if (value == NULL)
		return;
	f->headers =
	    arena_resize(a, f->headers, size, size + sizeof(*f->headers));
	f->headers[f->headers_n++] = arena_printf(a, "%s: %s", name, value);
}

enum clock_style
draft_clock(const char *format)
{
	static const struct {
		const char *shows;
		enum clock_style style;
	} shapes[] = {{"H.i", CLOCK_DOT}, {"G.i", CLOCK_DOT},
	    {"h.i", CLOCK_DOT}, {"g.i", CLOCK_DOT}, {"H\\hi", CLOCK_H},
	    {"G\\hi", CLOCK_H}, {"].[minute", CLOCK_DOT},
	    {"]h[minute", CLOCK_H}};

	for (size_t i = 0;
	     format != NULL && i < sizeof(shapes) / sizeof(*shapes); i++) {
		if (strstr(format, shapes[i].shows) != NULL)
			return shapes[i].style;
	}
	return CLOCK_COLON;
}
