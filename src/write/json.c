/* json.c - a feed as JSON Feed 1.1.
 *
 * What the format has no member for stands in an extension of ours, "_ajel":
 * how the instant was found, and the time as it was printed. It is what makes a
 * lost history whole again (reread.h).
 *
 * `feed_url` is left out: it must be a whole address, which nobody here
 * knows. */
#include "write/formats.h"
#include "write/object.h"
#include "write/uri.h"

#define VERSION "https://jsonfeed.org/version/1.1"

static void
put_tags(json_t *o, const struct feed *feed, size_t i)
{
	const bool gone = feed->entries[i].status == ENTRY_WITHDRAWN;
	const char *source = formats_source(feed, i);
	json_t *tags;

	if (source == NULL && !gone)
		return;
	tags = object_list();
	if (source != NULL)
		object_append(tags, json_string_nocheck(source));
	if (gone)
		object_append(tags,
		    json_string_nocheck(entry_status_word(ENTRY_WITHDRAWN)));
	object_put_value(o, "tags", tags);
}

static void
put_extension(json_t *o, const struct entry *e)
{
	json_t *ours = object_new();

	object_put_int(ours, "precision", e->precision);
	object_put(ours, "origin", origin_word(e->origin));
	object_put(ours, "time_text", e->time_text);
	object_put_value(o, "_ajel", ours);
}

static json_t *
item(const struct feed *feed, size_t i, struct buf *scratch)
{
	const struct entry *e = &feed->entries[i];
	json_t *o = object_new();

	object_put(o, "id", e->id);
	object_put(o, "url", formats_link(scratch, feed, e));
	object_put(o, "title", e->text);
	object_put(o, "content_text", e->text);
	object_put_time(o, "date_published", e->published);
	if (e->updated != e->published)
		object_put_time(o, "date_modified", e->updated);
	put_tags(o, feed, i);
	put_extension(o, e);
	return o;
}

int
write_json(const struct feed *feed, struct buf *out, struct err *err)
{
	size_t start = out->len;
	json_t *o = object_new();
	json_t *items = object_list();
	struct buf scratch;
	int r;

	buf_init(&scratch, URI_MAX);
	object_put(o, "version", VERSION);
	object_put(o, "title", feed->title);
	object_put(o, "home_page_url", uri_escape(&scratch, feed->url));
	object_put(o, "language", feed->language);
	for (size_t i = 0; i < feed->n; i++)
		object_append(items, item(feed, i, &scratch));
	object_put_value(o, "items", items);
	r = object_print(o, JSON_INDENT(1), out);
	(void)buf_puts(out, "\n");
	json_decref(o);
	buf_free(&scratch);
	return formats_end(out, start, r, err);
}
