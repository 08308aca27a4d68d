/* uri.c - percent-encodes what a URI can't hold. */
#include "write/uri.h"

#include <ctype.h>
#include <stdint.h>

#define BRACKETS "[]" /* only around an IPv6 address */

/* How many bytes from p on stand in a URI as they are, wherever: letters,
 * digits, what is unreserved, and delimiters. The set is a bit a character:
 * strspn would make a table of it for each link. */
static size_t
plain_run(const char *p)
{
	/* "!$&'()*+,-./0123456789:;=?", then "@A-Z_a-z~". */
	static const uint64_t set[] = {0xAFFFFFD200000000, 0x47FFFFFE87FFFFFF};
	size_t n = 0;

	for (;;) {
		unsigned char c = (unsigned char)p[n];

		if (c >= 128 || (set[c / 64] >> (c % 64) & 1) == 0)
			return n;
		n++;
	}
}

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

/* Appends what begins at p, where the link has something else than plain_run. */
static void
escape_rest(struct buf *scratch, const char *link, const char *p)
{
	const char *host_end, *fragment;

	if (*p == '\0')
		return;
	host_end = authority_end(link);
	fragment = strchr(link, '#');
	for (; *p != '\0'; p++) {
		size_t n = plain_run(p);

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
}

const char *
uri_escape(struct buf *scratch, const char *link)
{
	size_t n;

	if (link == NULL)
		return NULL;
	n = plain_run(link);
	buf_clear(scratch);
	(void)buf_add(scratch, link, n);
	escape_rest(scratch, link, link + n);
	return scratch->full || scratch->len == 0 ? NULL : scratch->data;
}

const char *
uri_of_file(struct buf *scratch, const char *path)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789-._~/";

	if (path == NULL || path[0] != '/')
		return NULL;
	buf_clear(scratch);
	(void)buf_puts(scratch, "file://");
	while (*path != '\0') {
		size_t n = strspn(path, plain);

		(void)buf_add(scratch, path, n);
		path += n;
		if (*path != '\0')
			(void)buf_printf(
			    scratch, "%%%02X", (unsigned char)*path++);
	}
	return scratch->full ? NULL : scratch->data;
}
