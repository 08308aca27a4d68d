/* timeline.c - what a printed time was read as, a line each. */
#include "write/timeline.h"

#include "base/instant.h"
#include "write/formats.h"
#include "write/object.h"

static void
put_tsv(const struct timeline *t, struct buf *out)
{
	char when[INSTANT_TEXT];

	formats_field(out, t->input);
	(void)buf_puts(out, "\t");
	if (t->published != INSTANT_NONE)
		(void)buf_printf(out, "%s\t%d\t%s",
		    instant_print(t->published, when), t->precision,
		    origin_word(t->origin));
	(void)buf_puts(out, "\n");
}

static void
put_jsonl(const struct timeline *t, struct buf *out)
{
	json_t *o = object_new();

	object_put(o, "input", t->input);
	if (t->published != INSTANT_NONE) {
		object_put_time(o, "published", t->published);
		object_put_int(o, "precision", t->precision);
		object_put(o, "origin", origin_word(t->origin));
	}
	(void)object_print(o, JSON_COMPACT, out);
	(void)buf_puts(out, "\n");
	json_decref(o);
}

timeline_fn *
timeline_format(const char *name)
{
	if (strcmp(name, "tsv") == 0)
		return put_tsv;
	return strcmp(name, "jsonl") == 0 ? put_jsonl : NULL;
}
