/* jsonl.c - a line an entry, each a JSON object with all that is known. */
#include "write/formats.h"
#include "write/object.h"
#include "write/uri.h"

static json_t *
line(const struct feed *feed, const struct entry *e, struct buf *scratch)
{
	json_t *o = object_new();

	object_put(o, "source", feed->name);
	if (feed->list > 0)
		object_put_int(o, "list", feed->list);
	object_put(o, "heading", feed->heading);
	object_put(o, "id", e->id);
	object_put_time(o, "published", e->published);
	object_put_int(o, "precision", e->precision);
	object_put(o, "origin", origin_word(e->origin));
	object_put(o, "time_text", e->time_text);
	object_put(o, "text", e->text);
	object_put(o, "url", uri_escape(scratch, e->url));
	object_put(o, "label", e->label);
	if (formats_urgent(e) != NULL)
		object_put_value(o, "urgent", json_true());
	if (e->updated != e->published)
		object_put_time(o, "updated", e->updated);
	object_put(o, "status", entry_status_word(e->status));
	return o;
}

int
write_jsonl(const struct feed *feed, struct buf *out, struct err *err)
{
	size_t start = out->len;
	struct buf scratch;
	int r = 0;

	buf_init(&scratch, URI_MAX);
	for (size_t i = 0; i < feed->n && r == 0; i++) {
		json_t *o = line(feed, &feed->entries[i], &scratch);

		r = object_print(o, JSON_COMPACT, out);
		(void)buf_add(out, "\n", 1);
		json_decref(o);
	}
	buf_free(&scratch);
	return formats_end(out, start, r, err);
}
