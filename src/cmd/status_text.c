/* status_text.c - what `ajel status` says to people: a table.
 *
 * All of it but the last column is ASCII. That one may hold words of a page in
 * any script, so it stands between U+2068 and U+2069, as in text.c. */
#include "cmd/status.h"

#include "base/err.h"
#include "base/instant.h"

#define ISOLATE     "\u2068"
#define ISOLATE_END "\u2069"

enum {
	COLUMNS = 7,
	CELL = 80,               /* bytes; the longest is a source's name */
	RECENT_GAP = 7 * DAY,    /* how long a gap is worth a word */
	TOO_MANY_HOURS = 2 * DAY /* from here on, days */
};

struct row {
	char cells[COLUMNS][CELL];
	const char *remark; /* NULL: none */
	char gap[CELL];
};

/* "41s", "5m", "3h", "12d". */
static void
put_age(char out[CELL], int64_t seconds)
{
	if (seconds < 0)
		seconds = 0;
	if (seconds < MINUTE)
		(void)snprintf(out, CELL, "%llds", (long long)seconds);
	else if (seconds < HOUR)
		(void)snprintf(out, CELL, "%lldm", (long long)seconds / MINUTE);
	else if (seconds < TOO_MANY_HOURS)
		(void)snprintf(out, CELL, "%lldh", (long long)seconds / HOUR);
	else
		(void)snprintf(out, CELL, "%lldd", (long long)seconds / DAY);
}

/* What there is to say: why it fails, what to look at, where lines lack. */
static const char *
remark(const struct condition *c, int64_t now, char gap[CELL])
{
	const struct gap *last = c->gaps_n > 0 ? &c->gaps[c->gaps_n - 1] : NULL;
	char from[INSTANT_TEXT], to[INSTANT_TEXT];

	if (c->failure != NULL)
		return c->failure;
	if (c->warning != NULL)
		return c->warning;
	if (last == NULL || now - last->to > RECENT_GAP)
		return NULL;
	(void)snprintf(gap, CELL, "lines may be missing from %s to %s",
	    instant_print(last->from, from), instant_print(last->to, to));
	return gap;
}

static void
fill_row(const struct condition *c, int64_t now, struct row *r)
{
	struct err clean;

	memset(r, 0, sizeof(*r));
	/* A file in feeds/ may be called anything. */
	(void)err_set(&clean, ERR_NONE, "%.*s", CELL - 1, c->source);
	(void)snprintf(r->cells[0], CELL, "%.*s", CELL - 1, clean.msg);
	(void)snprintf(r->cells[1], CELL, "%s", c->state);
	if (c->last_success == INSTANT_NONE)
		(void)snprintf(r->cells[2], CELL, "never");
	else
		put_age(r->cells[2], now - c->last_success);
	if (c->next_due == INSTANT_NONE || c->next_due <= now)
		(void)snprintf(r->cells[3], CELL, "now");
	else
		put_age(r->cells[3], c->next_due - now);
	(void)snprintf(r->cells[4], CELL, "%lld", (long long)c->lines);
	if (c->tenths >= 0)
		(void)snprintf(r->cells[5], CELL, "%lld.%lld",
		    (long long)c->tenths / 10, (long long)c->tenths % 10);
	(void)snprintf(r->cells[6], CELL, "%zu", c->gaps_n);
	r->remark = remark(c, now, r->gap);
}

static void
widen(const struct row *r, int width[COLUMNS])
{
	for (int i = 0; i < COLUMNS; i++) {
		int w = (int)strlen(r->cells[i]);

		width[i] = w > width[i] ? w : width[i];
	}
}

static void
put_row(const struct row *r, const int width[COLUMNS], struct buf *out)
{
	for (int i = 0; i < COLUMNS; i++)
		/* Words are on the left, numbers on the right. */
		(void)buf_printf(out, "%s%*s", i > 0 ? "  " : "",
		    i < 2 ? -width[i] : width[i], r->cells[i]);
	if (r->remark != NULL)
		(void)buf_printf(out, "  " ISOLATE "%s" ISOLATE_END, r->remark);
	(void)buf_puts(out, "\n");
}

void
status_text(const struct condition *all, size_t n, int64_t now, struct buf *out)
{
	static const struct row head = {
	    {"source", "state", "good", "due", "lines", "a day", "gaps"}, NULL,
	    ""};
	int width[COLUMNS] = {0};
	struct row row;

	widen(&head, width);
	for (size_t i = 0; i < n; i++) {
		fill_row(&all[i], now, &row);
		widen(&row, width);
	}
	put_row(&head, width, out);
	for (size_t i = 0; i < n; i++) {
		fill_row(&all[i], now, &row);
		put_row(&row, width, out);
	}
}
