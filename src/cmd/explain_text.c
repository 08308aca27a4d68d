/* explain_text.c - what `ajel explain` says to people. */
#include "base/instant.h"
#include "cmd/explain.h"

enum {
	FIRST_LINES = 3, /* of a list, to know it by */
	FEATURES_SHOWN = 8
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

/* The features that weigh most, with their points of the score. */
static void
put_features(struct buf *b, const struct feature_report *f)
{
	(void)buf_puts(b, "  weighs ");
	for (int i = 0; i < FEATURES_SHOWN && f->name != NULL; i++, f++)
		(void)buf_printf(
		    b, " %s %+d", f->name, f->value * f->weight / 100);
	(void)buf_puts(b, "\n");
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
	if (c->items != NULL)
		(void)buf_printf(b, "  items = %s\n", c->items);
	else
		(void)buf_printf(b, "  in      %s\n", c->path);
	if (c->items == NULL)
		(void)buf_printf(b, "  items   %s\n",
		    c->needs_items
			? "no XPath gives just these lines; a definition's "
			  "heading points at them"
			: "no XPath is needed: the page carries these lines as "
			  "data, and a definition finds them without one");
	put_features(b, c->features);
	(void)buf_printf(b, "  lines   %zu\n", c->lines);
	for (size_t j = 0; j < c->lines && j < FIRST_LINES; j++) {
		(void)buf_printf(b, "          ");
		put_quoted(b, c->all[j].time_text != NULL ? c->all[j].time_text
							  : "no time");
		(void)buf_puts(b, "  ");
		put_quoted(b, c->all[j].text);
		(void)buf_puts(b, "\n");
	}
}

static void
put_times(struct buf *b, const struct look *found)
{
	(void)buf_printf(b, "\nticker    %zu lines, found by %s\n", found->n,
	    found->extract.ticker.detector);
	if (found->extract.ticker.warning != NULL)
		(void)buf_printf(
		    b, "  warning %s\n", found->extract.ticker.warning);
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

void
explain_text(
    const struct look_at *at, const struct look *found, struct buf *out)
{
	put_page(out, at, found);
	for (size_t i = 0; i < found->report.n; i++)
		put_candidate(out, i, &found->report.candidates[i]);
	if (found->n > 0)
		put_times(out, found);
}
