/* rules.h - what a definition's [fetch] rules and our defaults come to. Pure.
 *
 * Inside src/fetch/ only. */
#ifndef AJEL_FETCH_RULES_H
#define AJEL_FETCH_RULES_H

#include <stdbool.h>
#include <stddef.h>

#include "model/source.h"

/* Bytes that an answer or a file may have: LIMIT_WIRE or what the definition
 * says, which LIMIT_INFLATED bounds since no more could be decoded. */
size_t rules_max_bytes(const struct source *source);

/* Seconds for connecting, and for everything together. */
long rules_connect_seconds(const struct source *source);
long rules_seconds(const struct source *source);

/* Whether the definition sends the header `name` itself, its length n. */
bool rules_has_header(const struct source *source, const char *name, size_t n);

/* Whether a header of a definition may be sent to other hosts than the url's
 * own. What says who asks and in which form may; all else may be a secret. */
bool rules_header_travels(const char *line);

/* Whether s can be a header's value: no line break or other control but a tab,
 * or it would start another header. */
bool rules_header_valid(const char *s);

#endif
