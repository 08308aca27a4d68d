/* detectaid.h - runs detect() on a few lines of HTML, for tests. */
#ifndef AJEL_DETECTAID_H
#define AJEL_DETECTAID_H

#include "detect/detect.h"

/* What detect() makes of the page, one line each: "time|text|url\n", with "-"
 * for what is absent; or "WORD: message" where it fails. Valid until the next
 * call. */
const char *detectaid(const char *html, const struct ticker_rules *rules);

#endif
