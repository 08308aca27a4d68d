/* text.c - lines for people: the local time and the headline.
 *
 * The headline stands between U+2068 and U+2069 (first strong isolate), so
 * that its own words set its direction and it can't pull the time, or what
 * follows it, to the other side. */
#include "base/zone.h"
#include "write/formats.h"

#define ISOLATE     "\u2068"
#define ISOLATE_END "\u2069"

static void
put_line(struct buf *out, const char *zone, const struct entry *e,
    const char *source)
{
	struct civil c = zone_civil(zone, e->published);

	(void)buf_printf(out, "%04d-%02d-%02d %02d:%02d  ", c.year, c.month,
	    c.day, c.hour, c.minute);
	if (source != NULL) {
		formats_field(out, source);
		(void)buf_puts(out, "  ");
	}
	(void)buf_puts(out, ISOLATE);
	formats_field(out, e->text);
	(void)buf_puts(out, ISOLATE_END);
	if (e->status != ENTRY_NEW)
		(void)buf_printf(out, " [%s]", entry_status_word(e->status));
	(void)buf_add(out, "\n", 1);
}

static void
put_heading(struct buf *out, const struct feed *feed)
{
	(void)buf_printf(
	    out, "%slist %d  " ISOLATE, out->len > 0 ? "\n" : "", feed->list);
	formats_field(out, feed->heading);
	(void)buf_puts(out, ISOLATE_END "\n");
}

int
write_text(const struct feed *feed, struct buf *out, struct err *err)
{
	size_t start = out->len;

	if (feed->list > 0)
		put_heading(out, feed);
	for (size_t i = 0; i < feed->n && !out->full; i++)
		put_line(out, feed->timezone, &feed->entries[i],
		    formats_source(feed, i));
	return formats_end(out, start, 0, err);
}
