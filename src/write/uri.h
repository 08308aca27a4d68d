/* uri.h - a link as it stood on a page -> a URI (RFC 3986). */
#ifndef AJEL_URI_H
#define AJEL_URI_H

#include "base/buf.h"
#include "base/limits.h"

enum { URI_MAX = 3 * LIMIT_URL }; /* a byte becomes three at most */

/* The link with every byte that a URI can't hold (spaces, quotes, controls,
 * non-ASCII) percent-encoded; what is encoded already stays as it is. The
 * answer lives in *scratch, of the maximum URI_MAX, until its next use. NULL
 * for NULL, and for a link too long to be one. */
const char *uri_escape(struct buf *scratch, const char *link);

/* The address of a file (RFC 8089) by its path, which begins with a slash; as
 * uri_escape() answers. No "%" in it encodes a byte yet. NULL for another path. */
const char *uri_of_file(struct buf *scratch, const char *path);

#endif
