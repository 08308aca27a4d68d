/* add_show.c - what `ajel add` shows. */
#include "cmd/add_show.h"

#include "base/limits.h"
#include "cmd/print.h"

enum {
	LINES_SHOWN = 5,
	LISTS_SHOWN = 3 /* of a page that has no ticker */
};

/* Page text between isolates, so that it can't reorder what stands around it. */
#define QUOTED "\u2068%s\u2069"

int
add_show_lines(struct arena *a, const struct options *o,
    const struct survey_at *at, const struct survey *s, struct err *err)
{
	struct source source = {
	    .url = at->look.source->url, .timezone = s->said.zone.value};
	struct entry *newest = arena_alloc(a, s->look.n * sizeof(*newest));
	size_t n = s->look.n < LINES_SHOWN ? s->look.n : LINES_SHOWN;

	memcpy(newest, s->look.entries, s->look.n * sizeof(*newest));
	look_sort(newest, s->look.n);
	(void)printf("%zu lines", s->look.n);
	if (s->heading != NULL)
		(void)printf(", under " QUOTED, s->heading);
	(void)printf(
	    "; the newest, in the time of %s:\n\n", s->said.zone.value);
	(void)fflush(stdout);
	if (print_entries(a, o, &source, format_find("text", FORMAT_LINES),
		newest, n, err) < 0)
		return -1;
	(void)printf("\n");
	return 0;
}

static void
show_value(const char *what, const char *value, const char *why)
{
	(void)printf("%-9s " QUOTED "  (%s)\n", what,
	    value != NULL ? value : "none", why);
}

void
add_show_values(const struct survey *s)
{
	const struct suggestion *said = &s->said;

	show_value("name", said->name.value, said->name.why);
	show_value("title", said->title.value, said->title.why);
	show_value("language", said->language.value, said->language.why);
	(void)printf("%-9s %s  (%s: %s)\n", "time zone", said->zone.value,
	    suggest_word(said->sureness), said->zone.why);
}

/* The best of those that were not shown yet. */
static const struct candidate_report *
next_best(const struct detect_report *report, const bool *shown)
{
	const struct candidate_report *best = NULL;

	for (size_t i = 0; i < report->n; i++) {
		const struct candidate_report *c = &report->candidates[i];

		if (!shown[i] && c->lines > 0 &&
		    (best == NULL || c->score > best->score))
			best = c;
	}
	return best;
}

void
add_show_seen(const struct survey *s, const struct err *err)
{
	const struct detect_report *report = &s->look.report;
	bool shown[LIMIT_CANDIDATES] = {false};
	const struct candidate_report *c;

	if ((err->kind != ERR_TICKER && err->kind != ERR_LINES) ||
	    report->n == 0)
		return;
	(void)printf("lists with times on the page: %zu\n", report->n);
	for (int i = 0; i < LISTS_SHOWN; i++) {
		c = next_best(report, shown);
		if (c == NULL)
			break;
		shown[c - report->candidates] = true;
		(void)printf("\n  score %d: %s\n", c->score, c->reason);
		if (c->heading != NULL)
			(void)printf("  under " QUOTED "\n", c->heading);
		(void)printf("  " QUOTED "  " QUOTED "\n",
		    c->all[0].time_text != NULL ? c->all[0].time_text
						: "no time",
		    c->all[0].text);
	}
	(void)printf("\n--like \"words of a line\" takes the list that has "
		     "them; ajel explain shows all\n");
}
