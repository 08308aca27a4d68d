/* text.h - the page as Unicode text.
 *
 * Made by decode/. From here on every string in the program is valid UTF-8,
 * NUL-terminated; in this one string NUL bytes and control characters of the
 * page may still stand, for the parser to judge (len counts them). */
#ifndef AJEL_TEXT_H
#define AJEL_TEXT_H

#include <stddef.h>

struct text {
	const char *s; /* UTF-8, len bytes and a NUL; no byte order mark */
	size_t len;    /* bytes */
	const char *charset;  /* what the bytes were, by its WHATWG name */
	const char *evidence; /* what said so: "bom", "bytes", "http", "meta",
	                         "letters", "default" */
};

#endif
