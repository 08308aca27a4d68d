/* jsonout.c - JSON into a struct buf. */
#include "write/jsonout.h"

#include "base/instant.h"
#include "base/utf8.h"

/* How many bytes from s on stand as they are, told without a call: of ASCII,
 * and pairs. */
static size_t
plain_run(const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	for (;;) {
		if (*p >= 0x20 && *p < 0x80 && *p != '"' && *p != '\\')
			p++;
		else if (*p >= 0xC2 && *p <= 0xDF && (p[1] & 0xC0) == 0x80)
			p += 2;
		else
			return (size_t)(p - (const unsigned char *)s);
	}
}

/* A text between quotes. What is no UTF-8 can't be in JSON at all. */
static void
put_string(struct jsonout *j, const char *s)
{
	struct buf *out = j->out;

	(void)buf_add(out, "\"", 1);
	for (;;) {
		size_t n = plain_run(s);

		(void)buf_add(out, s, n);
		s += n;
		if (*s == '\0')
			break;
		n = utf8_len(s, strnlen(s, 4));
		if (n == 1 && (*s == '"' || *s == '\\'))
			(void)buf_printf(out, "\\%c", *s);
		else if (n == 1)
			(void)buf_printf(out, "\\u%04X", (unsigned)*s);
		else
			(void)buf_add(out, s, n);
		j->bad |= n == 0;
		s += n > 0 ? n : 1;
	}
	(void)buf_add(out, "\"", 1);
}

static void
begin_line(struct jsonout *j)
{
	static const char spaces[] = "        ";
	size_t depth = (size_t)j->depth;

	(void)buf_add(j->out, "\n", 1);
	(void)buf_add(j->out, spaces,
	    depth < sizeof(spaces) ? depth : sizeof(spaces) - 1);
}

/* Up to where a value stands. */
static void
begin_value(struct jsonout *j, const char *key)
{
	if (j->follows)
		(void)buf_add(j->out, ",", 1);
	if (j->depth > 0)
		begin_line(j);
	j->follows = true;
	if (key == NULL)
		return;
	put_string(j, key);
	(void)buf_add(j->out, ": ", 2);
}

void
jsonout_open(struct jsonout *j, const char *key, char bracket)
{
	begin_value(j, key);
	(void)buf_add(j->out, &bracket, 1);
	j->depth++;
	j->follows = false;
}

void
jsonout_close(struct jsonout *j, char bracket)
{
	j->depth--;
	if (j->follows)
		begin_line(j);
	(void)buf_add(j->out, &bracket, 1);
	j->follows = true;
}

void
jsonout_text(struct jsonout *j, const char *key, const char *value)
{
	if (value == NULL)
		return;
	begin_value(j, key);
	put_string(j, value);
}

void
jsonout_int(struct jsonout *j, const char *key, int64_t value)
{
	begin_value(j, key);
	(void)buf_put_int(j->out, value);
}

void
jsonout_time(struct jsonout *j, const char *key, int64_t t)
{
	char text[INSTANT_TEXT];

	jsonout_text(j, key, instant_print(t, text));
}
