/* answer.h - what a transfer that has ended amounts to: a page or an error.
 *
 * Inside src/fetch/ only. */
#ifndef AJEL_FETCH_ANSWER_H
#define AJEL_FETCH_ANSWER_H

#include <curl/curl.h>

#include "base/arena.h"
#include "base/err.h"
#include "fetch/transfer.h"
#include "model/page.h"

/* Fills *page, whose strings are the arena's and whose bytes are the
 * transfer's; code is libcurl's verdict. The errors of fetch.h. */
int answer_read(struct arena *a, const struct transfer *t, CURLcode code,
    struct page *page, struct err *err);

/* Of an answer of ERR_HTTP: fills *page by what came with it, of which there may
 * be no end; false: nothing did. */
bool answer_refusal(
    struct arena *a, const struct transfer *t, struct page *page);

/* Fills retry_after and fresh by the headers of the last answer, whatever came
 * of it. */
void answer_pace(
    struct arena *a, const struct transfer *t, struct fetch_result *result);

#endif
