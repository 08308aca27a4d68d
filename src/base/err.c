/* err.c - one-line error messages that are safe to print. */
#include "base/err.h"

#include <stdarg.h>

#include "base/utf8.h"

static const char *const words[ERR_KINDS] = {
    [ERR_NONE] = "ok",
    [ERR_USAGE] = "usage",
    [ERR_DEFINITION] = "definition",
    [ERR_INPUT] = "input",
    [ERR_FETCH] = "fetch",
    [ERR_HTTP] = "http",
    [ERR_DECODE] = "decode",
    [ERR_PAGE] = "page",
    [ERR_CHALLENGE] = "challenge",
    [ERR_SMALL] = "small",
    [ERR_TICKER] = "ticker",
    [ERR_LINES] = "lines",
    [ERR_STORE] = "store",
    [ERR_LOCKED] = "locked",
    [ERR_OUTPUT] = "output",
    [ERR_SYSTEM] = "system",
};

/* Marks, embeddings and isolates, which turn the rest of a line around. */
static bool
turns_text(const char *s, size_t n)
{
	uint32_t c = utf8_point(s, n);

	return c == 0x61C || c == 0x200E || c == 0x200F ||
	       (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* A page's bytes may reach a message; a terminal must not obey them. */
static void
make_printable(char *s)
{
	char *p = s;

	while (*p != '\0') {
		size_t n = utf8_len(p, strlen(p));

		if (n == 0) {
			*p++ = '?';
		} else if ((utf8_is_control(p, n) || turns_text(p, n))) {
			memset(p, ' ', n);
			p += n;
		} else {
			p += n;
		}
	}
}

int
err_set(struct err *e, enum err_kind kind, const char *fmt, ...)
{
	char msg[ERR_MSG_MAX]; /* an argument may be e->msg itself */
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(msg, sizeof(msg), fmt, ap);
	va_end(ap);
	if (n < 0)
		msg[0] = '\0';
	if (n >= (int)sizeof(msg))
		utf8_cut(msg, sizeof(msg) - 1);
	make_printable(msg);
	e->kind = kind;
	memcpy(e->msg, msg, strlen(msg) + 1);
	return -1;
}

const char *
err_word(enum err_kind kind)
{
	return (unsigned)kind < ERR_KINDS ? words[kind] : "error";
}
