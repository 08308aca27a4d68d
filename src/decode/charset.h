/* charset.h - which character encoding the bytes are in, and UTF-8 of them.
 * Pure. Labels by the WHATWG Encoding Standard's table (labels.h), converters
 * by ICU. */
#ifndef AJEL_CHARSET_H
#define AJEL_CHARSET_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "model/text.h"

/* Decides, in this order: a byte order mark; bytes that are UTF-8 with at least
 * one character past ASCII, whatever was declared (a character cut by the end
 * and a bad sequence among 32 good characters don't count against it); `http`
 * (the charset of Content-Type; NULL: none); <meta> in the first
 * LIMIT_META_SCAN bytes (meta.h); else what its
 * letters look like (guess.h); else windows-1252. Pure ASCII is UTF-8 unless
 * a declaration names an encoding that isn't a superset of ASCII. UTF-16
 * without a zero byte in it is no UTF-16.
 *
 * Bytes that are wrong in the chosen encoding become U+FFFD: one for every
 * maximal subpart in UTF-8, one for every sequence that ICU refuses elsewhere.
 * ERR_DECODE: the text would pass LIMIT_INFLATED bytes, or the encoding is one
 * that browsers refuse (ISO-2022-KR, HZ: one U+FFFD to them, which would leave
 * no page to read). */
int charset_to_utf8(struct arena *a, const unsigned char *in, size_t n,
    const char *http, struct text *out, struct err *err);

/* The encoding's WHATWG name for a label ("latin1" -> "windows-1252"), ignoring
 * case and white space around it; NULL for no such label. */
const char *charset_of_label(const char *label, size_t n);

#endif
