/* survey.c - reads a page until a definition gives what was found. */
#include "refresh/survey.h"

#include <strings.h>

#include "base/instant.h"
#include "conf/put.h"
#include "refresh/consent.h"
#include "refresh/drawup.h"
#include "text/fold.h"

/* What is asked while no zone is known. */
static const char unzoned[] = "UTC";

/* ---- the list */

static bool
has_line_like(struct arena *a, const struct ticker_line *lines, size_t n,
    const char *like)
{
	const char *wanted = fold_text(a, like);

	for (size_t i = 0; i < n; i++) {
		if (fold_contains(fold_text(a, lines[i].text), wanted))
			return true;
	}
	return false;
}

/* The list with such a line: the one that is taken anyhow, else the one that is
 * most like a ticker. *n says how many have one. */
static const struct candidate_report *
list_like(struct arena *a, const struct detect_report *report, const char *like,
    size_t *n)
{
	const struct candidate_report *best = NULL;

	*n = 0;
	for (size_t i = 0; i < report->n; i++) {
		const struct candidate_report *c = &report->candidates[i];

		if (!has_line_like(a, c->all, c->lines, like))
			continue;
		(*n)++;
		if (best == NULL || c->chosen ||
		    (!best->chosen && c->score > best->score))
			best = c;
	}
	return best;
}

static const struct candidate_report *
list_taken(const struct detect_report *report)
{
	for (size_t i = 0; i < report->n; i++) {
		if (report->candidates[i].chosen)
			return &report->candidates[i];
	}
	return NULL;
}

/* Reads the page by the rules, in the language. */
static int
read_by(struct arena *a, const struct survey_at *at,
    const struct source *source, struct survey *s, struct err *err)
{
	struct look_at look = at->look;

	look.source = source;
	look.explain = look.about = true;
	return look_read(a, &look, &s->page, &s->look, err);
}

static struct source
as_asked(const struct survey_at *at)
{
	struct source source = *at->look.source;

	if (source.timezone == NULL)
		source.timezone = unzoned;
	return source;
}

/* Makes the source point at the list that is meant, which isn't the one that
 * would be taken. */
static int
point_at(struct arena *a, const struct survey_at *at, struct survey *s,
    struct source *source, struct err *err)
{
	const struct candidate_report *c =
	    list_like(a, &s->look.report, at->like, &s->alike);

	if (c == NULL)
		return err_set(err, ERR_TICKER,
		    "no line with a time has the words \"%s\"; ajel explain "
		    "shows the lists of the page",
		    at->like);
	if (c->chosen)
		return 0;
	source->ticker.items = c->items;
	source->ticker.heading = c->heading;
	if (c->items == NULL && c->heading == NULL)
		return err_set(err, ERR_TICKER,
		    "nothing points at the list with \"%s\": it has no "
		    "heading, and no XPath gives just its lines",
		    at->like);
	return 0;
}

/* Notes the list that was read, and how to point at it. */
static void
note_list(const struct survey_at *at, struct survey *s)
{
	const struct detect_report *report = &s->look.report;
	const struct candidate_report *c = list_taken(report);

	s->rivals = 0;
	for (size_t i = 0; i < report->n; i++)
		s->rivals += report->candidates[i].accepted &&
			     &report->candidates[i] != c;
	s->heading = s->look.extract.ticker.heading;
	s->items = s->rules.items;
	if (s->items == NULL && c != NULL)
		s->items = c->items;
	if (s->heading == NULL && c != NULL)
		s->heading = c->heading;
	if (s->items != NULL && !conf_can_put(s->items))
		s->items = NULL;
	s->pin_heading = s->heading != NULL &&
			 (at->like != NULL ||
			     (s->rivals > 0 && suggest_is_steady(s->heading)));
	s->pin_items = at->like != NULL && s->items != NULL;
	s->lines = s->look.extract.ticker;
}

/* Reads the lines in the language that is said: it says how dates are read, and
 * so what the lines are. */
static int
read_lines(struct arena *a, const struct survey_at *at, struct survey *s,
    struct err *err)
{
	struct source source = as_asked(at);

	s->language = s->said.language.value;
	source.ticker = s->rules;
	source.language = s->language;
	source.timezone = s->said.zone.value;
	if (read_by(a, at, &source, s, err) < 0)
		return -1;
	note_list(at, s);
	if (at->like == NULL ||
	    has_line_like(a, s->lines.lines, s->lines.n, at->like))
		return 0;
	return err_set(err, ERR_TICKER,
	    "nothing points at the list with \"%s\" alone", at->like);
}

/* ---- what a definition would say */

static bool
runs_upwards(const struct look *l)
{
	return l->n > 1 &&
	       l->entries[0].published < l->entries[l->n - 1].published;
}

/* Nobody knows when a file was a page, unless he says so. */
static bool
is_dated(const struct survey_at *at)
{
	return at->look.now_given ||
	       (at->look.place == NULL &&
		   strncasecmp(at->look.source->url, "file:", 5) != 0);
}

/* When the page was served, by the clock that its lines are of: wrong as it may
 * be, or kept by a cache, it goes with them. */
static int64_t
served(const struct survey_at *at, const struct survey *s)
{
	return at->look.now_given || s->page.date == INSTANT_NONE
		   ? s->look.fetched
		   : s->page.date;
}

static void
make_suggestion(struct arena *a, const struct survey_at *at, struct survey *s)
{
	const struct source *source = at->look.source;
	const struct suggest_from from = {.url = source->url,
	    .about = &s->look.about,
	    .served = s->page.language,
	    .ticker = &s->look.extract.ticker,
	    .oldest_first = runs_upwards(&s->look),
	    .fetched = served(at, s),
	    .dated = s->dated,
	    .home = at->home,
	    .language = source->language,
	    .name = at->name,
	    .heading = s->look.extract.ticker.heading,
	    .taken = at->taken,
	    .taken_n = at->taken_n};

	suggest(a, &from, &s->said);
	if (at->name != NULL)
		s->said.name = (struct said){at->name, "given with --name"};
	if (source->timezone != NULL) {
		s->said.zone = (struct said){source->timezone, "given with -z"};
		s->said.sureness = SUGGEST_SURE;
	}
}

/* ---- the definition, held against the lines */

static bool
same_words(const char *x, const char *y)
{
	return x == NULL || y == NULL ? x == y : strcmp(x, y) == 0;
}

static bool
same_lines(const struct ticker *x, const struct ticker *y)
{
	size_t i = 0;

	while (i < x->n && i < y->n &&
	       same_words(x->lines[i].text, y->lines[i].text) &&
	       same_words(x->lines[i].time_text, y->lines[i].time_text))
		i++;
	return i == x->n && i == y->n;
}

/* Reads the page by the definition's text. */
static int
try_definition(struct arena *a, const struct survey_at *at, struct survey *s,
    struct err *err)
{
	const struct detect_report report = s->look.report;
	const struct about_page about = s->look.about;
	struct source source;
	int rc;

	s->definition = drawup(a, at, s);
	if (drawup_read(a, s->definition, s->said.name.value, &source, err) < 0)
		return -1;
	rc = read_by(a, at, &source, s, err);
	s->look.report = report;
	s->look.about = about;
	if (rc == 0 && !same_lines(&s->look.extract.ticker, &s->lines))
		rc = err_set(err, ERR_DEFINITION,
		    "read by its definition the page shows other lines");
	return rc;
}

int
survey_define(struct arena *a, const struct survey_at *at, struct survey *s,
    struct err *err)
{
	static const bool ways[][2] = {
	    {true, true}, {false, true}, {true, false}, {false, false}};
	size_t n = sizeof(ways) / sizeof(ways[0]);

	if (!same_words(s->language, s->said.language.value) &&
	    read_lines(a, at, s, err) < 0)
		return -1;
	if (try_definition(a, at, s, err) == 0)
		return 0;
	/* What nothing but its name points at is lost without it. */
	if (at->like != NULL)
		n--;
	for (size_t i = 0; i < n; i++) {
		struct err again;

		s->pin_heading = ways[i][0] && s->heading != NULL;
		s->pin_items = ways[i][1] && s->items != NULL;
		if (try_definition(a, at, s, &again) == 0)
			return 0;
	}
	return -1;
}

int
survey(struct arena *a, const struct survey_at *at, struct survey *out,
    struct err *err)
{
	struct source source = as_asked(at);
	int rc;

	memset(out, 0, sizeof(*out));
	out->dated = is_dated(at);
	if (look_get(a, &at->look, &out->page, err) < 0)
		return -1;
	rc = read_by(a, at, &source, out, err);
	if (rc < 0 && (at->like == NULL || out->look.report.n == 0))
		return -1;
	if (at->like != NULL && point_at(a, at, out, &source, err) < 0)
		return -1;
	out->rules = source.ticker;
	if ((source.ticker.items != NULL || source.ticker.heading != NULL) &&
	    read_by(a, at, &source, out, err) < 0)
		return -1;
	if (at->look.place == NULL)
		out->refused =
		    consent_refused(a, at->look.source->url, at->look.now);
	make_suggestion(a, at, out);
	if (read_lines(a, at, out, err) < 0)
		return -1;
	return survey_define(a, at, out, err);
}
