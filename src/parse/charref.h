/* charref.h - character references by the HTML Standard §13.2.5.72. Pure. */
#ifndef AJEL_CHARREF_H
#define AJEL_CHARREF_H

#include <stddef.h>

enum { CHARREF_MAX = 8 }; /* bytes of what one reference stands for */

struct charref {
	size_t len;          /* bytes of the reference in the page */
	size_t n;            /* bytes in s */
	char s[CHARREF_MAX]; /* valid UTF-8, not NUL-terminated */
};

/* Reads the reference at p, which stands at a '&', in a text or in an
 * attribute's value; there a name without `;` before '=', a letter or a digit
 * is no reference, or the links of the world would break. Returns 0, or -1 if
 * the '&' is a plain one. */
int charref_text(const char *p, const char *end, struct charref *out);
int charref_attribute(const char *p, const char *end, struct charref *out);

#endif
