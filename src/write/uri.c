/* uri.c - percent-encodes what a URI can't hold. */
#include "write/uri.h"

#include <ctype.h>

#define LETTERS  "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS   "0123456789"
#define PUNCT    "-._~:/?@!$&'()*+,;=" /* unreserved, and delimiters anywhere */
#define BRACKETS "[]"                  /* only around an IPv6 address */

/* Where the host ends: the first of "/?#" past "scheme://". */
static const char *
authority_end(const char *link)
{
	const char *p = strstr(link, "://");

	return p != NULL ? p + 3 + strcspn(p + 3, "/?#") : link;
}

static bool
is_encoded(const char *p)
{
	return p[0] == '%' && isxdigit((unsigned char)p[1]) &&
	       isxdigit((unsigned char)p[2]);
}

const char *
uri_escape(struct buf *scratch, const char *link)
{
	const char *host_end, *fragment;

	if (link == NULL)
		return NULL;
	host_end = authority_end(link);
	fragment = strchr(link, '#');
	buf_clear(scratch);
	for (const char *p = link;; p++) {
		size_t n = strspn(p, LETTERS DIGITS PUNCT);

		(void)buf_add(scratch, p, n);
		p += n;
		if (*p == '\0')
			break;
		/* A second '#' would start a second fragment. */
		if (is_encoded(p) || p == fragment ||
		    (p < host_end && strchr(BRACKETS, *p) != NULL))
			(void)buf_add(scratch, p, 1);
		else
			(void)buf_printf(scratch, "%%%02X", (unsigned char)*p);
	}
	return scratch->full || scratch->len == 0 ? NULL : scratch->data;
}
