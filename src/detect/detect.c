/* detect.c - finds the ticker: by XPath, by its heading, or by itself. */
#include "detect/detect.h"

#include "detect/copies.h"
#include "detect/heading.h"
#include "detect/link.h"
#include "detect/lists.h"
#include "detect/node.h"
#include "detect/proposal.h"
#include "detect/untimed.h"

/* What detect() was asked. */
struct asked {
	struct arena *a;
	struct _xmlDoc *doc;
	xmlNode *root;
	const struct ticker_rules *rules;
	const char *base; /* of relative links */
	struct ticker *out;
	struct detect_report *report;
};

static int
take(struct ticker *out, const char *detector, const char *heading,
    struct ticker_line *lines, size_t n)
{
	out->detector = detector;
	out->heading = heading;
	out->lines = lines;
	out->n = n;
	return 0;
}

static struct jsonld
find_live_blog(const struct asked *q)
{
	const struct timetext_hints hints =
	    lists_hints(q->a, q->root, q->rules);

	return jsonld_find(q->a, q->root, &hints, q->base);
}

static void
fill_report(const struct asked *q, const struct page_lists *lists,
    const struct jsonld *blog, const struct list *chosen)
{
	const struct proposal p = {q->a, q->doc, q->rules, q->base, blog};
	struct detect_report *report = q->report;

	if (report == NULL)
		return;
	report->n = lists->n;
	report->candidates =
	    arena_zalloc(q->a, (lists->n + 1) * sizeof(*report->candidates));
	for (size_t i = 0; i < lists->n; i++) {
		const struct list *l = &lists->all[i];
		struct candidate_report *r = &report->candidates[i];

		r->heading = l->candidate->heading;
		r->path = node_path(q->a, l->candidate->list);
		r->lines = l->n;
		r->score = l->verdict.score;
		r->chosen = l == chosen;
		r->accepted = l->verdict.score >= CHOICE_THRESHOLD;
		r->items = r->chosen || r->accepted ? proposal_items(&p, l)
						    : proposal_guess(&p, l);
		r->needs_items = l->candidate->n > 0;
		r->reason = l->verdict.reason;
		if (chosen != NULL && l != chosen &&
		    l->verdict.score >= CHOICE_THRESHOLD)
			r->reason = "another list was preferred";
		r->all = l->lines;
		r->features = choice_features(q->a, &l->features);
	}
}

/* For people who look at a page that a definition's XPath reads, or fails to. */
static void
report_lists(const struct asked *q)
{
	const struct jsonld blog = find_live_blog(q);
	struct page_lists lists;

	if (q->report == NULL)
		return;
	lists_find(q->a, q->root, q->rules, q->base, &blog, 1, &lists);
	if (blog.n > 0)
		(void)lists_add_live_blog(q->a, &blog, q->rules, &lists);
	fill_report(q, &lists, &blog, NULL);
}

static bool
same_lines(const struct candidate_report *r, const struct ticker *t)
{
	size_t i = 0;

	while (i < t->n && r->lines == t->n &&
	       strcmp(r->all[i].text, t->lines[i].text) == 0)
		i++;
	return i == t->n && r->lines == t->n;
}

/* Marks the list that the XPath gave, if it is one of the detector's. */
static void
report_taken(const struct asked *q)
{
	for (size_t i = 0; q->report != NULL && i < q->report->n; i++) {
		struct candidate_report *r = &q->report->candidates[i];

		r->chosen = same_lines(r, q->out);
		if (r->chosen || r->accepted)
			r->reason =
			    r->chosen ? "the definition's items points at it"
				      : "the definition's items was preferred";
	}
}

static int
detect_by_xpath(const struct asked *q, struct err *err)
{
	size_t min = q->rules->min_lines > 0 ? (size_t)q->rules->min_lines : 1;
	const struct jsonld blog = find_live_blog(q);
	const struct proposal p = {q->a, q->doc, q->rules, q->base, &blog};
	struct ticker_line *lines;
	size_t n;

	if (proposal_read(&p, &lines, &n, err) < 0)
		return -1;
	if (n >= min)
		return take(q->out, "xpath", q->rules->heading, lines, n);
	return err_set(err, ERR_TICKER,
	    "items matches %zu lines with a time and a text, %zu are needed: "
	    "the page has changed, or the XPath is wrong; see ajel explain",
	    n, min);
}

/* Whether a list that people named by its heading may stand in: its score needs
 * not tell it from others, but it must not be a schedule, comments or dates. */
static bool
may_stand_in(const struct list *l, const struct ticker_rules *rules)
{
	size_t min =
	    rules->min_lines > 0 ? (size_t)rules->min_lines : CHOICE_MIN_LINES;
	const int *v = l->features.value;
	bool upwards = v[FEATURE_UPWARDS] > 0;

	if (l->verdict.score >= CHOICE_THRESHOLD)
		return true;
	if (rules->order == ORDER_OLDEST_FIRST)
		upwards = v[FEATURE_ORDERED] > 0;
	return l->n >= min && !upwards && v[FEATURE_TALK] == 0 &&
	       v[FEATURE_OTHER] == 0 && v[FEATURE_DAY] < 100;
}

/* Whether the list under the heading can stand in for the one that items points
 * at: sites are laid out anew, and keep their words. */
static int
detect_healed(const struct asked *q, const struct err *failed)
{
	const struct jsonld blog = find_live_blog(q);
	const struct list *found;
	struct page_lists lists;

	lists_find(q->a, q->root, q->rules, q->base, &blog,
	    q->report != NULL ? 1 : lists_least(q->rules), &lists);
	found = lists_under(q->a, q->root, &lists, q->rules);
	if (found == NULL || !may_stand_in(found, q->rules))
		return -1;
	fill_report(q, &lists, &blog, found);
	q->out->warning = arena_printf(q->a,
	    "%s. Read instead: the list under the heading \"%s\"", failed->msg,
	    q->rules->heading);
	return take(q->out, "healed", found->candidate->heading, found->lines,
	    found->n);
}

static bool
heading_stands(const struct asked *q)
{
	const char *heading = q->rules->heading;

	return heading != NULL &&
	       (heading_find(q->a, q->root, heading, NULL) != NULL ||
		   heading_find_unseen(q->a, q->root, heading, NULL) != NULL);
}

/* A ticker that ran dry is another matter than a page that lacks it. */
static int
nothing_found(
    const struct asked *q, const struct page_lists *lists, struct err *err)
{
	if (heading_stands(q))
		return err_set(err, ERR_LINES,
		    "no timed lines under the heading \"%s\"; see ajel explain",
		    q->rules->heading);
	if (q->rules->heading != NULL)
		return err_set(err, ERR_TICKER,
		    "the heading \"%s\" is nowhere on the page; see ajel "
		    "explain",
		    q->rules->heading);
	if (lists->seen > 0)
		return err_set(err, ERR_TICKER,
		    "no ticker: lists with times: %zu, like a ticker: none; "
		    "see ajel explain, or give its heading in a definition",
		    lists->seen);
	return err_set(err, ERR_TICKER,
	    "no ticker: nothing on the page carries a clock at its edge");
}

static int
detect_list(const struct asked *q, struct err *err)
{
	const struct ticker_rules *rules = q->rules;
	const struct jsonld blog = find_live_blog(q);
	const struct list *chosen, *live = NULL;
	struct page_lists lists;
	struct ticker_line *untimed;
	size_t n;

	lists_find(q->a, q->root, rules, q->base, &blog,
	    q->report != NULL ? 1 : lists_least(rules), &lists);
	chosen = rules->heading != NULL
		     ? lists_under(q->a, q->root, &lists, rules)
		     : lists_best(&lists);
	if (blog.n > 0)
		live = lists_add_live_blog(q->a, &blog, rules, &lists);
	fill_report(q, &lists, &blog, chosen != NULL ? chosen : live);
	if (chosen != NULL)
		return take(q->out, rules->heading != NULL ? "heading" : "list",
		    chosen->candidate->heading, chosen->lines, chosen->n);
	if (live != NULL)
		return take(
		    q->out, "json-ld", blog.heading, blog.lines, blog.n);
	if (rules->untimed && rules->heading != NULL) {
		untimed = untimed_lines(q->a, q->root, rules, q->base, &n);
		if (n > 0)
			return take(q->out, "untimed", rules->heading, untimed,
			    copies_drop(untimed, n));
	}
	return nothing_found(q, &lists, err);
}

int
detect(struct arena *a, struct _xmlDoc *doc, const struct ticker_rules *rules,
    const char *page_url, struct ticker *out, struct detect_report *report,
    struct err *err)
{
	const struct asked q = {.a = a,
	    .doc = doc,
	    .root = xmlDocGetRootElement(doc),
	    .rules = rules,
	    .base = link_base(a, doc, page_url),
	    .out = out,
	    .report = report};

	memset(out, 0, sizeof(*out));
	if (report != NULL)
		memset(report, 0, sizeof(*report));
	if (rules->items == NULL)
		return detect_list(&q, err);
	report_lists(&q);
	if (detect_by_xpath(&q, err) == 0) {
		report_taken(&q);
		return 0;
	}
	if (err->kind != ERR_TICKER || rules->heading == NULL)
		return -1;
	return detect_healed(&q, err);
}
