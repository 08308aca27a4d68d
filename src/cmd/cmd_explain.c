/* cmd_explain.c - ajel explain: how a page was read, and why. */
#include "base/buf.h"
#include "base/instant.h"
#include "base/limits.h"
#include "cmd/command.h"
#include "cmd/print.h"
#include "cmd/run.h"
#include "cmd/say.h"

static const struct usage usage = {
    .name = "explain",
    .synopsis = "[options] PAGE|SOURCE|-",
    .letters = "izlutocqv",
    .text = "Shows every list on the page that could be its ticker, with its\n"
	    "score and why it was taken or refused; and how each printed time\n"
	    "of the ticker was read.\n",
    .min_args = 1,
    .max_args = 1,
};

/* Page text between isolates, so that a right-to-left line can't reorder what
 * stands around it. */
static void
put_quoted(struct buf *b, const char *s)
{
	(void)buf_printf(b, "\xE2\x81\xA8%s\xE2\x81\xA9", s);
}

static void
put_page(struct buf *b, const struct look_at *at, const struct look *found)
{
	char when[INSTANT_TEXT];

	(void)buf_printf(b, "fetched   %s, zone %s\n",
	    instant_print(found->fetched, when), at->source->timezone);
	if (found->extract.text.charset != NULL)
		(void)buf_printf(b, "charset   %s (by %s)\n",
		    found->extract.text.charset, found->extract.text.evidence);
}

static void
put_candidate(struct buf *b, size_t i, const struct candidate_report *c)
{
	(void)buf_printf(b, "\nlist %zu    %s, score %d: %s\n", i + 1,
	    c->chosen ? "TAKEN" : "refused", c->score, c->reason);
	if (c->heading != NULL) {
		(void)buf_puts(b, "  heading ");
		put_quoted(b, c->heading);
		(void)buf_puts(b, "\n");
	}
	(void)buf_printf(b, "  xpath   %s\n  lines   %zu\n", c->path, c->lines);
	for (size_t j = 0; j < c->first_n; j++) {
		(void)buf_printf(b, "          ");
		put_quoted(b, c->first[j].time_text);
		(void)buf_puts(b, "  ");
		put_quoted(b, c->first[j].text);
		(void)buf_puts(b, "\n");
	}
}

static void
put_times(struct buf *b, const struct look *found)
{
	(void)buf_printf(b, "\nticker    %zu lines, found by %s\n", found->n,
	    found->extract.ticker.detector);
	for (size_t i = 0; i < found->n; i++) {
		const struct entry *e = &found->entries[i];
		const char *rule = found->extract.ticker.lines[i].rule;
		const char *day = found->extract.ticker.lines[i].day_text;
		char when[INSTANT_TEXT];

		if (day != NULL &&
		    (i == 0 ||
			found->extract.ticker.lines[i - 1].day_text != day)) {
			(void)buf_puts(b, "  under ");
			put_quoted(b, day);
			(void)buf_puts(b, "\n");
		}
		(void)buf_puts(b, "  ");
		put_quoted(b, e->time_text != NULL ? e->time_text : "no time");
		(void)buf_printf(b, "  %s  %s, to %d s: %s%s%s  ",
		    instant_print(e->published, when), origin_word(e->origin),
		    e->precision, rule != NULL ? rule : "",
		    rule == NULL                   ? ""
		    : strcmp(rule, "json-ld") == 0 ? ", "
						   : " attribute, ",
		    found->reasons[i]);
		put_quoted(b, e->text);
		(void)buf_puts(b, "\n");
	}
}

/* Prints what there is to say, then fails as `ajel lines` would. */
static int
explain(struct arena *a, const struct options *o, const char *argument,
    struct err *err)
{
	struct target target;
	struct look_at at;
	struct look found;
	struct err output;
	struct buf b;
	int rc;

	if (target_find(a, o, argument, &target, err) < 0)
		return -1;
	print_look_at(o, &target, &at);
	at.explain = true;
	rc = look(a, &at, &found, err);
	buf_init(&b, LIMIT_FEED);
	put_page(&b, &at, &found);
	for (size_t i = 0; i < found.report.n; i++)
		put_candidate(&b, i, &found.report.candidates[i]);
	if (rc == 0)
		put_times(&b, &found);
	if (say_output(o, b.data, b.len, &output) < 0 && rc == 0) {
		*err = output;
		rc = -1;
	}
	buf_free(&b);
	return rc;
}

int
cmd_explain(int argc, char **argv)
{
	return run_command(argc, argv, &usage, explain);
}
