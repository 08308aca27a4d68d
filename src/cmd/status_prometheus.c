/* status_prometheus.c - what `ajel status` says to node_exporter: Prometheus's
 * text exposition format 0.0.4, as its textfile collector reads it.
 *
 * What is unknown has no sample: a 0 would be an instant, and a number that
 * isn't there can't be reckoned with by mistake. The state is a label of one
 * gauge alone, for a label that changes makes another series of each. */
#include "cmd/status.h"

#include "base/instant.h"
#include "base/utf8.h"

enum { SCALE = 10 }; /* samples have one decimal at most */

/* A gauge of each source. value() is in tenths; false: it is unknown. */
struct gauge {
	const char *name; /* behind "ajel_source_" */
	const char *help;
	bool (*value)(const struct condition *c, int64_t *tenths);
	bool state; /* a label besides source */
};

static bool
whole(int64_t n, int64_t *tenths)
{
	*tenths = n * SCALE;
	return true;
}

static bool
instant(int64_t t, int64_t *tenths)
{
	return t != INSTANT_NONE && whole(t, tenths);
}

static bool
one(const struct condition *c, int64_t *tenths)
{
	(void)c;
	return whole(1, tenths);
}

static bool
last_success(const struct condition *c, int64_t *tenths)
{
	return instant(c->last_success, tenths);
}

static bool
last_failure(const struct condition *c, int64_t *tenths)
{
	return instant(c->last_failure, tenths);
}

static bool
next_due(const struct condition *c, int64_t *tenths)
{
	return instant(c->next_due, tenths);
}

static bool
failures(const struct condition *c, int64_t *tenths)
{
	return whole(c->failures, tenths);
}

static bool
lines(const struct condition *c, int64_t *tenths)
{
	return whole(c->lines, tenths);
}

static bool
lines_per_day(const struct condition *c, int64_t *tenths)
{
	*tenths = c->tenths;
	return c->tenths >= 0;
}

static bool
gaps(const struct condition *c, int64_t *tenths)
{
	return whole((int64_t)c->gaps_n, tenths);
}

static const struct gauge gauges[] = {
    {"state", "1, with the state that ajel status names as a label.", one,
	true},
    {"last_success_timestamp_seconds", "When it was last fetched well.",
	last_success, false},
    {"last_failure_timestamp_seconds", "When a fetch of it last failed.",
	last_failure, false},
    {"next_due_timestamp_seconds", "Before this it is not fetched.", next_due,
	false},
    {"failures", "Failures since the last success.", failures, false},
    {"lines", "Lines in the history.", lines, false},
    {"lines_per_day", "Lines a day, in the last week.", lines_per_day, false},
    {"gaps", "Times in which lines may be missing, the newest 100.", gaps,
	false},
};

/* A backslash, a quote and the end of a line are escaped; what is not UTF-8,
 * as a file in feeds/ may be called, would lose the whole file. */
static void
put_label(const char *name, const char *value, struct buf *out)
{
	(void)buf_printf(out, "%s=\"", name);
	while (*value != '\0') {
		size_t n = utf8_len(value, strlen(value));

		if (n == 0)
			(void)buf_puts(out, "\uFFFD");
		else if (*value == '\n')
			(void)buf_puts(out, "\\n");
		else if (*value == '\\' || *value == '"')
			(void)buf_printf(out, "\\%c", *value);
		else
			(void)buf_add(out, value, n);
		value += n > 0 ? n : 1;
	}
	(void)buf_puts(out, "\"");
}

static void
put_number(int64_t tenths, struct buf *out)
{
	(void)buf_printf(out, " %lld", (long long)(tenths / SCALE));
	if (tenths % SCALE != 0)
		(void)buf_printf(out, ".%lld", (long long)(tenths % SCALE));
	(void)buf_puts(out, "\n");
}

static void
put_sample(const struct gauge *g, const struct condition *c, struct buf *out)
{
	int64_t tenths;

	if (!g->value(c, &tenths))
		return;
	(void)buf_printf(out, "ajel_source_%s{", g->name);
	put_label("source", c->source, out);
	if (g->state) {
		(void)buf_puts(out, ",");
		put_label("state", c->state, out);
	}
	(void)buf_puts(out, "}");
	put_number(tenths, out);
}

/* All samples of a gauge stand together. */
static void
put_gauge(const struct gauge *g, const struct condition *all, size_t n,
    struct buf *out)
{
	(void)buf_printf(out,
	    "# HELP ajel_source_%s %s\n# TYPE ajel_source_%s gauge\n", g->name,
	    g->help, g->name);
	for (size_t i = 0; i < n; i++)
		put_sample(g, &all[i], out);
}

void
status_prometheus(
    const struct condition *all, size_t n, int64_t now, struct buf *out)
{
	for (size_t i = 0; i < sizeof(gauges) / sizeof(gauges[0]); i++)
		put_gauge(&gauges[i], all, n, out);
	(void)buf_printf(out,
	    "# HELP ajel_status_timestamp_seconds When this was written.\n"
	    "# TYPE ajel_status_timestamp_seconds gauge\n"
	    "ajel_status_timestamp_seconds %lld\n",
	    (long long)now);
}
