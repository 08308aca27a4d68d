/* formats.h - what the writers of this folder share; nobody else's business. */
#ifndef AJEL_FORMATS_H
#define AJEL_FORMATS_H

#include "base/buf.h"
#include "base/err.h"
#include "model/feed.h"

/* The rows of the table in write.c; contract: struct format. */
int write_atom(const struct feed *feed, struct buf *out, struct err *err);
int write_rss(const struct feed *feed, struct buf *out, struct err *err);
int write_json(const struct feed *feed, struct buf *out, struct err *err);
int write_text(const struct feed *feed, struct buf *out, struct err *err);
int write_tsv(const struct feed *feed, struct buf *out, struct err *err);
int write_jsonl(const struct feed *feed, struct buf *out, struct err *err);

/* What an entry links to in a feed: its own link, else the page; as a URI that
 * lives in *scratch (uri.h). NULL where there is neither. */
const char *formats_link(
    struct buf *scratch, const struct feed *feed, const struct entry *e);

/* The address of a file beside the feed's, "NAME.SUFFIX", as a URI that lives in
 * *scratch: a whole one where the feed's base is known, else relative to
 * wherever the feed is served from. NULL where name is. */
const char *formats_file(struct buf *scratch, const struct feed *feed,
    const char *name, const char *suffix);

/* The address where it is one of the web (http, https), else NULL: no file of this
 * computer is shown to people, and no script is ever a link. */
const char *formats_web(const char *url);

/* Whose the i-th entry is, where the feed's entries are of several sources;
 * else NULL. */
const char *formats_source(const struct feed *feed, size_t i);

/* Appends a text to a line, NULL as nothing. White space becomes a space, other
 * controls go: no text ends its field or its line early, nor commands a
 * terminal. (What came this far is clean by contract.) */
void formats_field(struct buf *out, const char *s);

/* The headline as a title: what is longer than any reader shows in a row ends at
 * a word, in *scratch, with an ellipsis; the content has it whole. */
const char *formats_title(struct buf *scratch, const struct entry *e);

/* The category of a line that can't wait: the page marks it, or it says so. NULL:
 * it is none. */
const char *formats_urgent(const struct entry *e);

/* The language of the i-th entry: of its own source, where there are several. */
const char *formats_language(const struct feed *feed, size_t i);

/* How a writer ends that found `start` bytes in out: 0; or -1 with ERR_OUTPUT
 * and out cut back to them, where something didn't fit or r, the writer's own
 * result, is -1 (only a text that is no UTF-8 makes it so). */
int formats_end(struct buf *out, size_t start, int r, struct err *err);

#endif
