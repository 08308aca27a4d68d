/* detect.c - finds the ticker: by XPath, by its heading, or by itself. */
#include "detect/detect.h"

#include <libxml/xpath.h>

#include "base/limits.h"
#include "detect/candidates.h"
#include "detect/choice.h"
#include "detect/dayhead.h"
#include "detect/features.h"
#include "detect/heading.h"
#include "detect/headline.h"
#include "detect/hits.h"
#include "detect/itempath.h"
#include "detect/jsonld.h"
#include "detect/link.h"
#include "detect/node.h"
#include "detect/untimed.h"
#include "detect/xpath.h"
#include "text/fold.h"

/* A candidate with what was read from it. */
struct list {
	const struct candidate *candidate;
	struct ticker_line *lines;
	size_t n;
	struct features features;
	struct verdict verdict;
};

struct page_lists {
	struct list *all;
	size_t n;
	size_t seen; /* those that were too short to be read among them */
};

static bool
same_text(const char *x, const char *y)
{
	if (x == NULL || y == NULL)
		return x == y;
	return strcmp(x, y) == 0;
}

static bool
same_line(const struct ticker_line *x, const struct ticker_line *y)
{
	return same_text(x->time_text, y->time_text) &&
	       same_text(x->text, y->text) && same_text(x->url, y->url) &&
	       same_text(x->day_text, y->day_text);
}

/* Length of the run with which the lines begin and which they then repeat to
 * their end; n where they don't. */
static size_t
period(const struct ticker_line *lines, size_t n)
{
	for (size_t k = 1; k < n; k++) {
		size_t i = k;

		if (!same_line(&lines[k], &lines[0]))
			continue;
		while (i < n && same_line(&lines[i], &lines[i - k]))
			i++;
		return i == n ? k : n;
	}
	return n;
}

/* Pages print a line twice running for telephones, and marquees print the whole
 * list again to go round. Any other repeat is an event of its own: the exchange
 * rates of eight o'clock, yesterday's and today's. */
static size_t
drop_copies(struct ticker_line *lines, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		if (kept == 0 || !same_line(&lines[kept - 1], &lines[i]))
			lines[kept++] = lines[i];
	}
	return period(lines, kept);
}

static void
read_list(struct arena *a, const struct candidate *c, const char *base,
    struct list *list)
{
	list->candidate = c;
	list->lines = arena_alloc(a, c->n * sizeof(*list->lines));
	list->n = headline_list(a, c->items, c->n, base, list->lines);
	list->n = drop_copies(list->lines, list->n);
}

static struct timetext_hints
hints_of(struct arena *a, xmlNode *root, const struct ticker_rules *rules)
{
	struct timetext_hints hints = {rules->clock,
	    rules->language != NULL ? rules->language : node_language(a, root)};

	return hints;
}

/* Gives the list's lines the times of the live blog; the share of it that they
 * show, in per cent. */
static int
join_live_blog(struct arena *a, const struct jsonld *blog, struct list *l)
{
	size_t shown;

	if (blog->n == 0)
		return 0;
	shown = jsonld_join(a, blog, l->lines, l->n);
	return shown < blog->n ? (int)(shown * 100 / blog->n) : 100;
}

/* Lines that a list must have to be worth reading. */
static size_t
least_lines(const struct ticker_rules *rules)
{
	if (rules->min_lines > 0)
		return (size_t)rules->min_lines;
	return rules->heading != NULL ? 1 : CHOICE_MIN_LINES;
}

static void
find_lists(struct arena *a, xmlNode *root, const struct ticker_rules *rules,
    const char *base, const struct jsonld *blog, size_t least,
    struct page_lists *out)
{
	size_t hits_n;
	const struct timetext_hints hints = hints_of(a, root, rules);
	const struct hit *hits = hits_find(a, root, &hints, &hits_n);
	const struct surroundings page = {
	    hits, hits_n, features_newest_day(hits, hits_n)};
	struct dayheads days;
	struct candidate *found;

	dayheads_find(a, hits, hits_n, &hints, &days);
	found = candidates_find(a, hits, hits_n, &days, &out->seen);
	out->all = arena_alloc(a, (out->seen + 1) * sizeof(*out->all));
	out->n = 0;
	for (size_t i = 0; i < out->seen; i++) {
		struct list *l = &out->all[out->n];

		if (found[i].n < least)
			continue;
		out->n++;
		found[i].heading = heading_of(a, &found[i], &hints);
		read_list(a, &found[i], base, l);
		features_measure(
		    a, &found[i], l->lines, l->n, &page, &l->features);
		l->features.value[FEATURE_LIVE] = join_live_blog(a, blog, l);
		l->verdict = choice_weigh(&l->features, l->n, rules);
	}
}

static struct list *
best_by_score(const struct page_lists *lists)
{
	struct list *best = NULL;

	for (size_t i = 0; i < lists->n; i++) {
		struct list *l = &lists->all[i];

		if (l->verdict.score >= CHOICE_THRESHOLD &&
		    (best == NULL || l->verdict.weight > best->verdict.weight))
			best = l;
	}
	return best;
}

/* The list whose own heading says it; the best of them where several do. */
static struct list *
headed_by(struct arena *a, const struct page_lists *lists, const char *heading,
    size_t min)
{
	struct list *best = NULL;

	for (size_t i = 0; i < lists->n; i++) {
		struct list *l = &lists->all[i];

		if (l->n >= min &&
		    heading_matches(a, l->candidate->heading, heading) &&
		    (best == NULL || l->verdict.weight > best->verdict.weight))
			best = l;
	}
	return best;
}

/* The first list that begins after the place where the words stand. */
static struct list *
first_after(const struct page_lists *lists, xmlNode *heading, size_t min)
{
	for (size_t i = 0; i < lists->n; i++) {
		struct list *l = &lists->all[i];

		if (l->n >= min && xmlXPathCmpNodes(heading,
				       l->candidate->items[0].first) == 1)
			return l;
	}
	return NULL;
}

static struct list *
by_heading(struct arena *a, xmlNode *root, const struct page_lists *lists,
    const struct ticker_rules *rules)
{
	size_t min = rules->min_lines > 0 ? (size_t)rules->min_lines : 1;
	struct list *l = headed_by(a, lists, rules->heading, min);
	xmlNode *at = NULL;

	for (int i = 0; l == NULL && i < LIMIT_HEADING_LEVELS; i++) {
		at = heading_find(a, root, rules->heading, at);
		if (at == NULL)
			break;
		l = first_after(lists, at, min);
	}
	return l;
}

static struct jsonld
find_live_blog(struct arena *a, struct _xmlDoc *doc,
    const struct ticker_rules *rules, const char *base)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	const struct timetext_hints hints = hints_of(a, root, rules);

	return jsonld_find(a, root, &hints, base);
}

/* The live blog among the lists, behind those of the markup. It is the ticker
 * where no other list is: the lines of a page are those that it shows. */
static const struct list *
add_live_blog(struct arena *a, const struct jsonld *blog,
    const struct ticker_rules *rules, struct page_lists *lists)
{
	struct candidate *c = arena_zalloc(a, sizeof(*c));
	struct list *l = &lists->all[lists->n];
	size_t min =
	    rules->min_lines > 0 ? (size_t)rules->min_lines : CHOICE_MIN_LINES;

	memset(l, 0, sizeof(*l));
	c->list = blog->element;
	c->heading = blog->heading;
	l->candidate = c;
	l->lines = blog->lines;
	l->n = blog->n;
	l->verdict.score = 0;
	l->verdict.reason = "too few updates of a live blog in JSON-LD";
	lists->n++;
	if (blog->n < min ||
	    (rules->heading != NULL &&
		!heading_matches(a, blog->heading, rules->heading)))
		return NULL;
	l->verdict.score = CHOICE_THRESHOLD;
	l->verdict.reason = "updates of a live blog in JSON-LD";
	return l;
}

static void
fill_report(struct arena *a, const struct page_lists *lists,
    const struct list *chosen, struct detect_report *report)
{
	if (report == NULL)
		return;
	report->n = lists->n;
	report->candidates =
	    arena_zalloc(a, (lists->n + 1) * sizeof(*report->candidates));
	for (size_t i = 0; i < lists->n; i++) {
		const struct list *l = &lists->all[i];
		struct candidate_report *r = &report->candidates[i];

		r->heading = l->candidate->heading;
		r->path = node_path(a, l->candidate->list);
		r->items = itempath(a, l->candidate);
		r->lines = l->n;
		r->score = l->verdict.score;
		r->chosen = l == chosen;
		r->accepted = l->verdict.score >= CHOICE_THRESHOLD;
		r->reason = l->verdict.reason;
		if (chosen != NULL && l != chosen &&
		    l->verdict.score >= CHOICE_THRESHOLD)
			r->reason = "another list was preferred";
		r->all = l->lines;
		r->features = choice_features(a, &l->features);
	}
}

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

static int
detect_by_xpath(struct arena *a, struct _xmlDoc *doc,
    const struct ticker_rules *rules, const char *base, struct ticker *out,
    struct err *err)
{
	size_t min = rules->min_lines > 0 ? (size_t)rules->min_lines : 1;
	struct ticker_line *lines;
	struct jsonld blog;
	size_t n;

	if (xpath_lines(a, doc, rules, base, &lines, &n, err) < 0)
		return -1;
	n = drop_copies(lines, n);
	blog = find_live_blog(a, doc, rules, base);
	(void)jsonld_join(a, &blog, lines, n);
	if (n >= min)
		return take(out, "xpath", rules->heading, lines, n);
	return err_set(err, ERR_TICKER,
	    "items matches %zu lines with a time and a text, %zu are needed: "
	    "the page has changed, or the XPath is wrong; see ajel explain",
	    n, min);
}

static int
nothing_found(const struct ticker_rules *rules, const struct page_lists *lists,
    struct err *err)
{
	if (rules->heading != NULL)
		return err_set(err, ERR_TICKER,
		    "no timed lines under the heading \"%s\"; see ajel explain",
		    rules->heading);
	if (lists->seen > 0)
		return err_set(err, ERR_TICKER,
		    "no ticker: lists with times: %zu, like a ticker: none; "
		    "see "
		    "ajel explain, or give its heading in a definition",
		    lists->seen);
	return err_set(err, ERR_TICKER,
	    "no ticker: nothing on the page carries a clock at its edge");
}

int
detect(struct arena *a, struct _xmlDoc *doc, const struct ticker_rules *rules,
    const char *page_url, struct ticker *out, struct detect_report *report,
    struct err *err)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	const char *base = link_base(a, doc, page_url);
	struct page_lists lists;
	struct jsonld blog;
	const struct list *chosen, *live = NULL;
	struct ticker_line *untimed;
	size_t n;

	if (report != NULL)
		memset(report, 0, sizeof(*report));
	if (rules->items != NULL)
		return detect_by_xpath(a, doc, rules, base, out, err);
	blog = find_live_blog(a, doc, rules, base);
	find_lists(a, root, rules, base, &blog,
	    report != NULL ? 1 : least_lines(rules), &lists);
	chosen = rules->heading != NULL ? by_heading(a, root, &lists, rules)
					: best_by_score(&lists);
	if (blog.n > 0)
		live = add_live_blog(a, &blog, rules, &lists);
	fill_report(a, &lists, chosen != NULL ? chosen : live, report);
	if (chosen != NULL)
		return take(out, rules->heading != NULL ? "heading" : "list",
		    chosen->candidate->heading, chosen->lines, chosen->n);
	if (live != NULL)
		return take(out, "json-ld", blog.heading, blog.lines, blog.n);
	if (rules->untimed && rules->heading != NULL) {
		untimed = untimed_lines(a, root, rules, base, &n);
		if (n > 0)
			return take(out, "untimed", rules->heading, untimed,
			    drop_copies(untimed, n));
	}
	return nothing_found(rules, &lists, err);
}
