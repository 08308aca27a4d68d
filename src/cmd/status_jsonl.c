/* status_jsonl.c - what `ajel status` says to programs. */
#include "cmd/status.h"

#include "base/instant.h"
#include "write/object.h"

static void
put_instant(json_t *o, const char *key, int64_t t)
{
	if (t != INSTANT_NONE)
		object_put_time(o, key, t);
}

static void
put_gaps(json_t *o, const struct condition *c)
{
	json_t *gaps = object_list();

	for (size_t i = 0; i < c->gaps_n; i++) {
		json_t *gap = object_new();

		object_put_time(gap, "from", c->gaps[i].from);
		object_put_time(gap, "to", c->gaps[i].to);
		object_append(gaps, gap);
	}
	object_put_value(o, "gaps", gaps);
}

static void
put_condition(const struct condition *c, struct buf *out)
{
	json_t *o = object_new();

	object_put(o, "source", c->source);
	object_put(o, "state", c->state);
	put_instant(o, "last_success", c->last_success);
	put_instant(o, "last_failure", c->last_failure);
	object_put_int(o, "failures", c->failures);
	object_put(o, "failure", c->failure);
	put_instant(o, "next_due", c->next_due);
	put_instant(o, "retry_after", c->barred);
	object_put_int(o, "lines", c->lines);
	if (c->tenths >= 0)
		object_put_tenths(o, "lines_per_day", c->tenths);
	put_gaps(o, c);
	object_put(o, "detector", c->detector);
	object_put(o, "warning", c->warning);
	(void)object_print(o, JSON_COMPACT, out);
	(void)buf_puts(out, "\n");
	json_decref(o);
}

void
status_jsonl(
    const struct condition *all, size_t n, int64_t now, struct buf *out)
{
	(void)now;
	for (size_t i = 0; i < n; i++)
		put_condition(&all[i], out);
}
