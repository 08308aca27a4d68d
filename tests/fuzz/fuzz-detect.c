/* fuzz-detect.c - any bytes as a page: decode, parse, detect, resolve. What
 * comes out obeys the contracts: clean strings, instants not in the future. */

#include "base/instant.h"
#include "base/limits.h"
#include "refresh/extract.h"
#include "resolve/resolve.h"
#include "target.h"

static void
check_lines(struct arena *a, const struct ticker *t)
{
	const int64_t fetched = 1755239400;
	struct entry *e = resolve(a, t, ORDER_UNKNOWN, "Asia/Beirut", fetched);

	if (t->n == 0 || t->n > LIMIT_LINES)
		abort();
	for (size_t i = 0; i < t->n; i++) {
		if (t->lines[i].text == NULL || e[i].published > fetched)
			abort();
		check_clean(t->lines[i].text);
		check_clean(t->lines[i].time_text);
		check_clean(t->lines[i].url);
		check_clean(t->lines[i].label);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* The first byte chooses among definitions. */
	static const struct source sources[] = {
	    {.timezone = "UTC"},
	    {.timezone = "UTC", .ticker = {.heading = "عاجل"}},
	    {.timezone = "UTC",
		.ticker = {.heading = "a", .untimed = true, .min_lines = 1}},
	    {.timezone = "UTC",
		.ticker = {.items = "//li|//p|//tr",
		    .time = "b|td[1]|@t",
		    .text = ".",
		    .link = "a/@href",
		    .clock = CLOCK_H,
		    .untimed = true}},
	};
	struct page page = {
	    .url = "https://x.example/a/", .date = INSTANT_NONE};
	struct detect_report report;
	struct extract_by by = {.report = &report};
	struct extract out;
	struct arena *a;
	struct err err;

	if (size < 1)
		return 0;
	page.bytes = data + 1;
	page.len = size - 1;
	a = arena_new();
	by.source = &sources[data[0] % 4];
	by.format = data[0] & 4 ? "text" : "html";
	if (extract(a, &page, &by, &out, &err) == 0)
		check_lines(a, &out.ticker);
	else
		check_clean(err.msg);
	arena_free(a);
	return 0;
}
