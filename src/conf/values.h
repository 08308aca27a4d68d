/* values.h - the kinds of value that a definition's keys take: how they look.
 *
 * Only conf/ uses this; conf_duration and conf_size stand in conf.h because
 * the command line takes them too. */
#ifndef AJEL_CONF_VALUES_H
#define AJEL_CONF_VALUES_H

#include <stdbool.h>

/* "yes" or "no"; 0, or -1. */
int value_yes_no(const char *s, bool *out);

/* Decimal digits from lo to hi; 0, or -1. */
int value_count(const char *s, int lo, int hi, int *out);

/* Where s stands in `words` (NULL-terminated), or -1. */
int value_word(const char *s, const char *const *words);

/* Whether s has the shape of a URL that can be fetched: http or https with a
 * host, file with an absolute path; no white space, and no user or password
 * (the URL is published). */
bool value_is_url(const char *s);

/* The same, and http or https. */
bool value_is_web(const char *s);

/* Whether s has the shape of a language tag (RFC 5646): "ar", "zh-Hant-TW". */
bool value_is_language(const char *s);

/* Whether s is a request header, "Name: value", that a definition may set:
 * those that the program itself answers for (Host, Range, …) are not. */
bool value_is_header(const char *s);

#endif
