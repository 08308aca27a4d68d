/* lines.c - the lines of a definition, judged and cut to inih's measure. */
#include "conf/lines.h"

#include "base/utf8.h"

void
lines_init(struct lines *l, const char *text, size_t len)
{
	static const char bom[] = "\xEF\xBB\xBF";

	memset(l, 0, sizeof(*l));
	l->next = text;
	l->end = text + len;
	if (len >= sizeof(bom) - 1 && memcmp(text, bom, sizeof(bom) - 1) == 0)
		l->next += sizeof(bom) - 1;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static void
trim(struct lines *l)
{
	while (l->rest_len > 0 && is_blank(l->rest[0])) {
		l->rest++;
		l->rest_len--;
	}
	while (l->rest_len > 0 && is_blank(l->rest[l->rest_len - 1]))
		l->rest_len--;
}

/* A line that starts with # or ;, and what follows white space and a ;. */
static void
drop_comment(struct lines *l)
{
	const char *s = l->rest;

	for (size_t i = 0; i < l->rest_len; i++) {
		if ((s[i] == ';' && (i == 0 || is_blank(s[i - 1]))) ||
		    (s[i] == '#' && i == 0)) {
			l->rest_len = i;
			break;
		}
	}
	trim(l);
}

/* What can't stand in any line, not even in a comment; NULL: it is clean. */
static const char *
bad_bytes(const char *s, size_t len)
{
	size_t n;

	for (size_t i = 0; i < len; i += n) {
		n = utf8_len(s + i, len - i);
		if (n == 0)
			return "not UTF-8; save the file as UTF-8";
		if (s[i] == '\0')
			return "a NUL byte; delete it";
		if (utf8_is_control(s + i, n) && !is_blank(s[i]))
			return "a control character; delete it";
	}
	return NULL;
}

/* The shape of a line that isn't empty: [section] or key = value. */
static const char *
bad_shape(struct lines *l)
{
	const char *s = l->rest;
	const size_t n = l->rest_len;
	size_t i = 0;

	if (s[0] == '[') {
		if (s[n - 1] != ']' || memchr(s, ']', n) != s + n - 1)
			return "no section; write [name]";
		l->title = s + 1;
		l->title_len = n - 2;
		return NULL;
	}
	while (i < n && s[i] != '=' && s[i] != ':')
		i++;
	if (i == n || s[i] == ':')
		return "no '=' after the key; write key = value";
	return i == 0 ? "no key before '='; write key = value" : NULL;
}

static bool
read_line(struct lines *l)
{
	const char *newline;

	if (l->next == l->end)
		return false;
	newline = memchr(l->next, '\n', (size_t)(l->end - l->next));
	l->rest = l->next;
	l->rest_len = (size_t)((newline ? newline : l->end) - l->next);
	l->next = newline != NULL ? newline + 1 : l->end;
	if (l->rest_len > 0 && l->rest[l->rest_len - 1] == '\r')
		l->rest_len--;
	l->number++;
	l->title = NULL;
	l->fault = bad_bytes(l->rest, l->rest_len);
	trim(l);
	drop_comment(l);
	if (l->fault == NULL && l->rest_len > 0)
		l->fault = bad_shape(l);
	return l->fault == NULL;
}

/* How much of the rest fits into `room` bytes and can be joined again: white
 * space at a cut would be lost, a comment's sign after it misread. 0: nothing
 * can. */
static size_t
fitting(const struct lines *l, size_t room)
{
	size_t n = room;

	if (l->rest_len <= room)
		return l->rest_len;
	while (n > 0 && (is_blank(l->rest[n - 1]) || is_blank(l->rest[n]) ||
			    l->rest[n] == ';' || l->rest[n] == '#'))
		n--;
	return n;
}

bool
lines_next(struct lines *l, char *out, size_t room)
{
	const bool more = l->rest_len > 0;
	size_t n;

	if (l->fault != NULL || (!more && !read_line(l)))
		return false;
	/* The space that continues a line, the newline and the NUL. */
	n = room > 3 ? fitting(l, room - 3) : 0;
	if (n == 0 && l->rest_len > 0) {
		l->fault = "too long a run of spaces; shorten it";
		return false;
	}
	if (more)
		*out++ = ' ';
	for (size_t i = 0; i < n; i++)
		*out++ = l->rest[i] == '\t' ? ' ' : l->rest[i];
	*out++ = '\n';
	*out = '\0';
	l->rest += n;
	l->rest_len -= n;
	return true;
}
