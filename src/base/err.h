/* err.h - what went wrong: a kind for the caller, one line for the reader.
 *
 * A function that can fail returns 0, or -1 with its struct err filled. The
 * message says what the caller can't know (which header, which byte, what the
 * system said) and, where there is something to do, what to do; it names
 * neither the source nor the kind, which the printer adds. "Nothing new" (a
 * 304, a page that says what it said before) is a result, never an error. */
#ifndef AJEL_ERR_H
#define AJEL_ERR_H

/* Kinds exist only where a caller acts on them; each is also a word in logs
 * (err_word). */
enum err_kind {
	ERR_NONE,
	ERR_USAGE,      /* "usage": the command line; exit 2 */
	ERR_DEFINITION, /* "definition": a file in feeds/; exit 2 */
	ERR_INPUT,      /* "input": a file or stdin that can't be read */
	ERR_FETCH,      /* "fetch": no answer: name, connection, TLS, time */
	ERR_HTTP,       /* "http": an answer that is no page (404, 503) */
	ERR_DECODE,     /* "decode": a body cut short, a bomb, a bad gzip */
	ERR_PAGE,       /* "page": empty, or no kind of page that we read */
	ERR_CHALLENGE,  /* "challenge": a wall in place of the page, which
	                   wants a browser, consent or a login */
	ERR_SMALL,      /* "small": most of the page is missing */
	ERR_TICKER,     /* "ticker": a page without a ticker */
	ERR_LINES,      /* "lines": a ticker that shows no lines */
	ERR_STORE,      /* "store": the history can't be read or written */
	ERR_LOCKED,     /* "locked": another run holds the store; exit 75 */
	ERR_OUTPUT,     /* "output": a feed or stdout can't be written */
	ERR_SYSTEM,     /* "system": this computer lacks what it takes
	                   (processes, descriptors, memory); no source's fault */
	ERR_KINDS       /* how many there are */
};

enum { ERR_MSG_MAX = 512 }; /* bytes of a message, with its NUL */

struct err {
	enum err_kind kind;
	char msg[ERR_MSG_MAX]; /* one line, valid for a terminal */
};

/* Fills *e and returns -1, so that a function may end in `return err_set()`.
 * Control characters in the arguments (they may come from a page) become
 * spaces, bytes that are not UTF-8 become '?'; what doesn't fit is cut at a
 * whole character. An argument may be e->msg. */
int err_set(struct err *e, enum err_kind kind, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* The word that stands for the kind in logs: "fetch". Never NULL. */
const char *err_word(enum err_kind kind);

#endif
