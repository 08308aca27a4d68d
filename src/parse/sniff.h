/* sniff.h - what the beginning of a page says that it is. Pure. */
#ifndef AJEL_SNIFF_H
#define AJEL_SNIFF_H

#include <stdbool.h>

#include "model/text.h"

/* What bytes that are no text are, for a message ("a PDF document"); NULL for
 * text. Knows the marks of common formats as they look after decoding. */
const char *sniff_binary(const struct text *text);

/* What data for programs it is ("an RSS feed"), if it is some that holds no
 * ticker: feeds, other XML. `type` may be NULL. *feed says that it is a feed. */
const char *sniff_data(const struct text *text, const char *type, bool *feed);

/* Whether it is JSON, or JSONP: by its type, or by its first bytes where they
 * leave no doubt. `type` may be NULL. */
bool sniff_json(const struct text *text, const char *type);

/* Whether it is HTML rather than plain text; for what is no JSON. */
bool sniff_html(const struct text *text, const char *type);

#endif
