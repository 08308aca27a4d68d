/* history_gaps.c - when lines may have come and gone unseen. */
#include "cmd/history.h"

#include "base/instant.h"
#include "base/limits.h"
#include "base/zone.h"
#include "cmd/say.h"
#include "write/object.h"

struct source_gap {
	const char *source;
	const char *zone; /* for people */
	struct gap gap;
};

struct gaps {
	struct source_gap *all;
	size_t n, room;
};

typedef void gap_fn(const struct source_gap *g, struct buf *out);

static void
put_clock(struct buf *out, const char *zone, int64_t t)
{
	const struct civil c = zone_civil(zone, t);

	(void)buf_printf(out, "%04d-%02d-%02d %02d:%02d  ", c.year, c.month,
	    c.day, c.hour, c.minute);
}

static void
put_text(const struct source_gap *g, struct buf *out)
{
	put_clock(out, g->zone, g->gap.from);
	put_clock(out, g->zone, g->gap.to);
	(void)buf_printf(out, "%s\n", g->source);
}

static void
put_tsv(const struct source_gap *g, struct buf *out)
{
	char from[INSTANT_TEXT], to[INSTANT_TEXT];

	(void)buf_printf(out, "%s\t%s\t%s\n", instant_print(g->gap.from, from),
	    instant_print(g->gap.to, to), g->source);
}

static void
put_jsonl(const struct source_gap *g, struct buf *out)
{
	json_t *o = object_new();

	object_put(o, "source", g->source);
	object_put_time(o, "from", g->gap.from);
	object_put_time(o, "to", g->gap.to);
	(void)object_print(o, JSON_COMPACT, out);
	(void)buf_puts(out, "\n");
	json_decref(o);
}

static gap_fn *
find_format(const char *name)
{
	if (strcmp(name, "text") == 0)
		return put_text;
	if (strcmp(name, "tsv") == 0)
		return put_tsv;
	return strcmp(name, "jsonl") == 0 ? put_jsonl : NULL;
}

static void
add(struct arena *a, struct gaps *gaps, const struct source_gap *g)
{
	size_t room = gaps->room > 0 ? 2 * gaps->room : 64;

	if (gaps->n == gaps->room) {
		gaps->all = arena_resize(
		    a, gaps->all, gaps->room * sizeof(*g), room * sizeof(*g));
		gaps->room = room;
	}
	gaps->all[gaps->n++] = *g;
}

static bool
is_wanted(const struct query *q, const struct gap *g)
{
	return (q->since == INSTANT_NONE || g->to >= q->since) &&
	       (q->until == INSTANT_NONE || g->from < q->until);
}

static int
collect(struct arena *a, const struct history_ask *ask, struct gaps *gaps,
    struct err *err)
{
	for (size_t i = 0; i < ask->known->n; i++) {
		const struct known *k = &ask->known->all[i];
		struct source_gap g = {
		    k->name, known_source(a, ask->o, k).timezone, {0, 0}};
		struct summary s;

		if (store_summary(
			ask->store, a, k->name, ask->o->now, &s, err) < 0)
			return -1;
		for (size_t j = 0; j < s.gaps_n; j++) {
			g.gap = s.gaps[j];
			if (is_wanted(ask->query, &g.gap))
				add(a, gaps, &g);
		}
	}
	return 0;
}

static int
by_beginning(const void *x, const void *y)
{
	const struct source_gap *a = x, *b = y;

	if (a->gap.from != b->gap.from)
		return a->gap.from < b->gap.from ? -1 : 1;
	return strcmp(a->source, b->source);
}

int
history_gaps(struct arena *a, const struct history_ask *ask, struct err *err)
{
	gap_fn *put = find_format(ask->format->name);
	size_t limit = ask->query->limit;
	struct gaps gaps = {0};
	struct buf out;
	int rc = 0;

	if (put == NULL)
		return err_set(err, ERR_USAGE,
		    "gaps are no entries of a feed; there are text, tsv, "
		    "jsonl");
	if (collect(a, ask, &gaps, err) < 0)
		return -1;
	if (gaps.n > 1)
		qsort(gaps.all, gaps.n, sizeof(gaps.all[0]), by_beginning);
	buf_init(&out, LIMIT_FEED);
	for (size_t i = limit > 0 && gaps.n > limit ? gaps.n - limit : 0;
	     i < gaps.n; i++)
		put(&gaps.all[i], &out);
	if (out.len > 0)
		rc = say_output(ask->o, out.data, out.len, err);
	buf_free(&out);
	return rc;
}
