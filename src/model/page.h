/* page.h - the bytes of a page as they came, and what was said about them.
 *
 * Made by fetch/. Header values are as they were received, trimmed of white
 * space around them; absent ones are NULL. */
#ifndef AJEL_PAGE_H
#define AJEL_PAGE_H

#include <stddef.h>
#include <stdint.h>

enum page_state {
	PAGE_NEW,      /* bytes came */
	PAGE_UNCHANGED /* 304: the bytes are those of the last time */
};

struct page {
	enum page_state state;
	const char *url; /* after redirects: the base of its relative links;
	                    NULL where nobody knows it (standard input) */
	const unsigned char *bytes; /* not NUL-terminated; Content-Encoding
	                               is still on */
	size_t len;                 /* bytes */
	const char *encoding;       /* Content-Encoding, lower case: "gzip" */
	const char *type;           /* media type, lower case, no parameters */
	const char *charset;        /* charset parameter of Content-Type */
	const char *language;       /* Content-Language */
	const char *etag; /* exactly as received, quotes and W/ included */
	const char *last_modified; /* exactly as received */
	int64_t date; /* the server's Date (RFC 9110 §6.6.1), which beats our
	                 own clock; INSTANT_NONE where it is absent */
};

#endif
