/* addresses.c - reads addresses one a line, as newsboat's urls has them. */
#include "base/ascii.h"
#include "base/utf8.h"
#include "import/bridge.h"
#include "import/forms.h"
#include "import/rsshub.h"

/* A line's first word. */
static size_t
word(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && !ascii_is_space(s[i]))
		i++;
	return i;
}

static bool
is_address(const char *s, size_t n)
{
	for (size_t i = 1; i + 3 <= n; i++) {
		if (memcmp(s + i, "://", 3) == 0)
			return true;
	}
	return false;
}

/* Moves to the next word at the head of a line that is no remark; false: there
 * is none. */
static bool
next_line(const char **s, const char *end)
{
	const char *p = *s;

	while (p < end) {
		while (p < end && ascii_is_space(*p))
			p++;
		if (p < end && *p != '#')
			break;
		while (p < end && *p != '\n')
			p++;
	}
	*s = p;
	return p < end;
}

static size_t
line(const char *s, const char *end)
{
	const char *stop = memchr(s, '\n', (size_t)(end - s));

	return (size_t)((stop != NULL ? stop : end) - s);
}

/* What newsboat makes itself, instead of asking an address; NULL: nothing. */
static const char *
made_by(const char *s, size_t n)
{
	static const char *const all[][2] = {
	    {"query:", "is a search of newsboat's own, and no page"},
	    {"exec:", "is a program of newsboat's, and no page"},
	    {"filter:", "is a page behind a program of newsboat's"},
	};

	if (n > 0 && *s == '"') {
		s++;
		n--;
	}
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		size_t len = strlen(all[i][0]);

		if (n >= len && memcmp(s, all[i][0], len) == 0)
			return all[i][1];
	}
	return NULL;
}

/* "---Separator---", which newsboat draws between its feeds. */
static bool
is_separator(const char *s, size_t n)
{
	return n >= 3 && memcmp(s, "---", 3) == 0;
}

bool
addresses_are(const char *bytes, size_t n)
{
	const char *s = bytes, *end = bytes + n;

	while (next_line(&s, end)) {
		size_t len = word(s, (size_t)(end - s));

		if (made_by(s, len) == NULL && !is_separator(s, len))
			return is_address(s, len);
		s += line(s, end);
	}
	return false;
}

/* The title behind an address, a word "~Title" or "~All of it" in quotes; NULL:
 * there are tags alone, or nothing. */
static const char *
title_behind(struct arena *a, const char *s, size_t n)
{
	size_t i = 0;

	while (i < n) {
		bool quoted = s[i] == '"';
		size_t begin = i + quoted, end = begin;

		while (end < n &&
		       (quoted ? s[end] != '"' : !ascii_is_space(s[end])))
			end++;
		if (begin < end && s[begin] == '~')
			return draft_text(a, s + begin + 1, end - begin - 1);
		i = end + 1;
	}
	return NULL;
}

/* The line's definition, of whichever program it is. */
static void
read_definition(struct arena *a, const char *url, struct import_item *item)
{
	if (bridge_is(a, url))
		bridge_read(a, url, item);
	else if (rsshub_is(url))
		rsshub_read(a, url, item);
	else
		(void)draft_refuse(a, item,
		    "is no address of RSS-Bridge or RSSHub; if it is a page "
		    "with a ticker, try ajel add without --import");
}

static void
read_line(struct draft *d, const char *s, size_t n)
{
	struct import_item *item = draft_add(d);
	size_t len = word(s, n);
	const char *made = made_by(s, len);
	const char *url = draft_text(d->a, s, len);

	item->source.title = title_behind(d->a, s + len, n - len);
	if (made != NULL)
		(void)draft_refuse(d->a, item, "%s", made);
	else if (is_address(s, len))
		read_definition(d->a, url, item);
	else
		(void)draft_refuse(d->a, item, "is no address");
	if (item->label == NULL)
		item->label = url != NULL ? url : "a line";
}

int
addresses_read(struct draft *d, const char *bytes, size_t n, struct err *err)
{
	const char *s = bytes, *end = bytes + n;

	if (!utf8_valid(bytes, n))
		return err_set(err, ERR_DEFINITION, "not in UTF-8");
	while (!d->full && next_line(&s, end)) {
		size_t len = line(s, end);

		if (!is_separator(s, len))
			read_line(d, s, len);
		s += len;
	}
	return 0;
}
