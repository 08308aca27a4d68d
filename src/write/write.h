/* write.h - a feed -> bytes, in one of several formats. Pure.
 *
 * A row of the table in write.c a format, a file each: atom (RFC 4287), rss
 * (RSS 2.0, RSS Advisory Board), json (JSON Feed 1.1); and for pipes tsv
 * (sfeed(5)), jsonl, text. The same feed gives the same bytes: nothing here
 * looks at the clock. */
#ifndef AJEL_WRITE_H
#define AJEL_WRITE_H

#include "base/buf.h"
#include "base/err.h"
#include "model/feed.h"

struct faults; /* private to this folder (faults.h) */

enum format_kind { FORMAT_FEED, FORMAT_LINES };

struct format {
	const char *name; /* "atom": for -f and as the file's suffix */
	enum format_kind kind;
	const char *media_type; /* "application/atom+xml" */
	/* Appends the whole document (FORMAT_FEED), or a line an entry, which
	 * may be called again for further entries (FORMAT_LINES), to out.
	 * ERR_OUTPUT: it would pass out's maximum. */
	int (*write)(const struct feed *feed, struct buf *out, struct err *err);
	/* FORMAT_FEED: reads a written document back (verify.h); and what one
	 * of its entries is called there. */
	int (*read_back)(struct faults *f, const char *data, size_t n);
	const char *entry_word;
};

/* The format of that name and kind; NULL for none. */
const struct format *format_find(const char *name, enum format_kind kind);

/* The i-th format of the kind, for -h, for messages and for writing all; NULL
 * past the last. */
const struct format *format_at(size_t i, enum format_kind kind);

#endif
