/* sniff.h - what the beginning of a page says that it is. Pure. */
#ifndef AJEL_SNIFF_H
#define AJEL_SNIFF_H

#include <stdbool.h>

#include "model/text.h"

/* What bytes that are no text are, for a message ("a PDF document"); NULL for
 * text. Knows the marks of common formats as they look after decoding. */
const char *sniff_binary(const struct text *text);

/* What data for programs it is ("an RSS feed"), if it is some: feeds, other
 * XML, JSON. NULL for what people read. `type` may be NULL. *feed says that it
 * is a feed. */
const char *sniff_data(const struct text *text, const char *type, bool *feed);

/* Whether it is HTML rather than plain text. `type` may be NULL. */
bool sniff_html(const struct text *text, const char *type);

#endif
