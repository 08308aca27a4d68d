/* explain_jsonl.c - what `ajel explain` says to programs. */
#include "cmd/explain.h"
#include "write/object.h"

static json_t *
lines_of(const struct candidate_report *c)
{
	json_t *lines = object_list();

	for (size_t i = 0; i < c->lines; i++) {
		json_t *line = object_new();

		object_put(line, "time_text", c->all[i].time_text);
		object_put(line, "text", c->all[i].text);
		object_put(line, "url", c->all[i].url);
		object_append(lines, line);
	}
	return lines;
}

static json_t *
features_of(const struct candidate_report *c)
{
	json_t *features = object_new();

	for (const struct feature_report *f = c->features; f->name != NULL; f++)
		object_put_int(features, f->name, f->value);
	return features;
}

static void
put_list(struct buf *b, const struct candidate_report *c)
{
	json_t *o = object_new();

	object_put_int(o, "score", c->score);
	object_put_value(o, "chosen", json_boolean(c->chosen));
	object_put(o, "reason", c->reason);
	object_put(o, "heading", c->heading);
	object_put(o, "path", c->path);
	object_put(o, "items", c->items);
	object_put_value(o, "features", features_of(c));
	object_put_value(o, "lines", lines_of(c));
	(void)object_print(o, JSON_COMPACT, b);
	(void)buf_puts(b, "\n");
	json_decref(o);
}

void
explain_jsonl(
    const struct look_at *at, const struct look *found, struct buf *out)
{
	(void)at;
	for (size_t i = 0; i < found->report.n; i++)
		put_list(out, &found->report.candidates[i]);
}
