/* sample_feed.c - feeds for the tests of the writers. */
#include "sample_feed.h"

#include "base/instant.h"
#include "base/limits.h"
#include "base/mem.h"
#include "write/write.h"

#define ID(n) "urn:uuid:00000000-0000-5000-8000-00000000000" #n

static const struct entry entries[] = {
    {.id = ID(3),
	.published = SAMPLE_NOW,
	.updated = SAMPLE_NOW,
	.precision = 60,
	.origin = ORIGIN_CLOCK,
	.status = ENTRY_NEW,
	.time_text = "09:13",
	.text = "استطلاع لـ\"معاريف\": 63% من المستطلعين",
	.url = "https://ticker.example/n/3?a=1&b=2"},
    {.id = ID(2),
	.published = SAMPLE_NOW - 600,
	.updated = SAMPLE_NOW - 60,
	.precision = 60,
	.origin = ORIGIN_CLOCK,
	.status = ENTRY_EDITED,
	.urgent = true,
	.time_text = "09:03",
	.text = "AT&T <beta> 5 > 4"},
    {.id = ID(1),
	.published = SAMPLE_NOW - 86400,
	.updated = SAMPLE_NOW - 86400,
	.precision = 1,
	.origin = ORIGIN_ZONED,
	.status = ENTRY_WITHDRAWN,
	.text = "gone"},
};

const struct feed sample_feed = {
    .name = "sample",
    .id = ID(0),
    .title = "عاجل & more",
    .url = "https://ticker.example/عاجل page",
    .language = "ar",
    .timezone = "Asia/Beirut",
    .updated = SAMPLE_NOW,
    .entries = entries,
    .n = sizeof(entries) / sizeof(entries[0]),
};

static const struct entry small = {.id = "urn:x:1",
    .published = SAMPLE_NOW,
    .updated = SAMPLE_NOW + 5,
    .text = "one <two> & \"3\"",
    .url = "https://a.example/1"};

const struct feed sample_small = {.name = "a",
    .id = "urn:x:0",
    .title = "A & B",
    .url = "https://a.example/",
    .language = "ar",
    .timezone = "UTC",
    .updated = SAMPLE_NOW + 5,
    .entries = &small,
    .n = 1};

const struct feed sample_empty = {
    .name = "sample",
    .id = ID(0),
    .title = "Empty",
    .url = "https://ticker.example/",
    .language = "en",
    .timezone = "UTC",
    .updated = INSTANT_NONE,
};

const struct feed sample_bare = {
    .id = ID(0),
    .title = "Bare",
    .timezone = "UTC",
    .updated = SAMPLE_NOW,
    .entries = entries,
    .n = sizeof(entries) / sizeof(entries[0]),
};

#define HOSTILE(n, t)                                                          \
	{                                                                      \
		.id = ID(n), .published = SAMPLE_NOW, .updated = SAMPLE_NOW,   \
		.precision = 60, .time_text = t, .text = t, .url = t           \
	}

static const struct entry hostile[] = {
    HOSTILE(1, "\"quotes\" and 'apostrophes' \\ and \\n"),
    HOSTILE(2, "]]> <![CDATA[ <!-- --> <?pi?> &amp; &#0; &lt;"),
    HOSTILE(3, "</title></entry></feed><script>alert(1)</script>"),
    HOSTILE(4, "\xF0\x9F\x92\xA5 emoji \xF0\x9F\x87\xB1\xF0\x9F\x87\xA7"),
    HOSTILE(5, "עברית עם English באמצע 100%"),
    HOSTILE(6, "\xEF\xBF\xBD replaced \xEF\xBF\xBD"),
    HOSTILE(7, "%s%n%d 100%% %zz %41"),
    HOSTILE(8, "می‌خواهم\xE2\x80\x8D"),
};

const struct feed sample_hostile = {
    .name = "x&y<z>\"'",
    .id = ID(0),
    .title = "<b>&\"]]>",
    .url = "https://[::1]:8080/a b?q=\"<>\"#one#two[]",
    .language = "en",
    .timezone = "UTC",
    .updated = SAMPLE_NOW,
    .entries = hostile,
    .n = sizeof(hostile) / sizeof(hostile[0]),
};

char *
sample_written(const char *format, const struct feed *feed)
{
	const struct format *f = format_find(format, FORMAT_FEED);
	struct buf out;
	struct err err;

	if (f == NULL)
		f = format_find(format, FORMAT_LINES);
	buf_init(&out, LIMIT_FEED);
	if (f == NULL || f->write(feed, &out, &err) < 0) {
		(void)fprintf(stderr, "%s: %s\n", format,
		    f == NULL ? "no such format" : err.msg);
		exit(1);
	}
	return out.data != NULL ? out.data : mem_copy("");
}
