/* test-finding.c - what the jail answers comes back whole, or is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "refresh/finding.h"

static struct ticker_line lines[2];

/* A finding with something in every member. */
static struct finding
sample(void)
{
	static const struct feature_report features[] = {
	    {"falling", 100, 15}, {"other", 50, -53}, {NULL, 0, 0}};
	static struct candidate_report candidate;
	struct printed_time t = printed_nothing;
	struct finding f = {0};

	t.hour = 9;
	t.minute = 13;
	t.zoned = true;
	t.zone = "Asia/Beirut";
	lines[0] = (struct ticker_line){.time_text = "09:13",
	    .time = t,
	    .text = "عاجل",
	    .url = "https://x.example/1",
	    .label = "World",
	    .urgent = true,
	    .rule = "datetime",
	    .printed = t,
	    .ago = true,
	    .day_text = "Friday",
	    .day = printed_nothing};
	lines[1] = (struct ticker_line){.time = printed_nothing,
	    .text = "b",
	    .day_text = lines[0].day_text,
	    .day = printed_nothing};
	candidate = (struct candidate_report){.heading = "h",
	    .path = "/html/body/ul",
	    .items = "//li",
	    .needs_items = true,
	    .lines = 2,
	    .score = 90,
	    .chosen = true,
	    .accepted = true,
	    .reason = "the highest score",
	    .all = lines,
	    .features = features};
	f.extract.text =
	    (struct text){.len = 12, .charset = "UTF-8", .evidence = "bytes"};
	f.extract.ticker = (struct ticker){.heading = "h",
	    .detector = "list",
	    .warning = "w",
	    .lines = lines,
	    .n = 2};
	f.report = (struct detect_report){&candidate, 1};
	f.about = (struct about_page){.language = "ar-LB",
	    .title = "The Paper",
	    .site = "Paper",
	    .locale = "ar_AR",
	    .feeds = {{"https://x.example/rss", "News"},
		{"https://x.example/atom", NULL}},
	    .feeds_n = 2};
	return f;
}

static int
pass(struct arena *a, const struct finding *f, struct finding *out)
{
	struct buf b;
	int rc;

	buf_init(&b, LIMIT_ANSWER);
	finding_pack(f, &b);
	rc = finding_unpack(a, (unsigned char *)b.data, b.len, out);
	buf_free(&b);
	return rc;
}

static void
assert_time(const struct printed_time *x, const struct printed_time *y)
{
	assert_int_equal(x->hour, y->hour);
	assert_int_equal(x->minute, y->minute);
	assert_int_equal(x->day, y->day);
	assert_int_equal(x->zoned, y->zoned);
	if (x->zone == NULL || y->zone == NULL)
		assert_ptr_equal(x->zone, y->zone);
	else
		assert_string_equal(x->zone, y->zone);
}

static void
a_finding_comes_back_whole(void **state)
{
	struct arena *a = arena_new();
	struct finding f = sample(), out;
	const struct ticker_line *l;
	const struct candidate_report *c;

	(void)state;
	assert_int_equal(pass(a, &f, &out), 0);
	assert_int_equal(out.rc, 0);
	assert_string_equal(out.extract.text.charset, "UTF-8");
	assert_int_equal(out.extract.text.len, 12);
	assert_null(out.extract.text.s);
	assert_string_equal(out.extract.ticker.heading, "h");
	assert_string_equal(out.extract.ticker.detector, "list");
	assert_string_equal(out.extract.ticker.warning, "w");
	assert_int_equal(out.extract.ticker.n, 2);
	l = out.extract.ticker.lines;
	assert_string_equal(l[0].time_text, "09:13");
	assert_time(&l[0].time, &lines[0].time);
	assert_time(&l[0].printed, &lines[0].printed);
	assert_string_equal(l[0].text, "عاجل");
	assert_string_equal(l[0].url, "https://x.example/1");
	assert_string_equal(l[0].label, "World");
	assert_string_equal(l[0].rule, "datetime");
	assert_true(l[0].ago);
	assert_true(l[0].urgent);
	assert_false(l[1].urgent);
	assert_null(l[1].time_text);
	assert_null(l[1].url);
	/* One date above both is one string. */
	assert_ptr_equal(l[0].day_text, l[1].day_text);
	c = &out.report.candidates[0];
	assert_int_equal(out.report.n, 1);
	assert_string_equal(c->items, "//li");
	assert_string_equal(c->reason, "the highest score");
	assert_int_equal(c->lines, 2);
	assert_true(c->chosen && c->accepted && c->needs_items);
	assert_string_equal(c->features[1].name, "other");
	assert_int_equal(c->features[1].weight, -53);
	assert_null(c->features[2].name);
	assert_string_equal(out.about.language, "ar-LB");
	assert_string_equal(out.about.title, "The Paper");
	assert_string_equal(out.about.site, "Paper");
	assert_string_equal(out.about.locale, "ar_AR");
	assert_int_equal(out.about.feeds_n, 2);
	assert_string_equal(out.about.feeds[0].title, "News");
	assert_string_equal(out.about.feeds[1].url, "https://x.example/atom");
	arena_free(a);
}

static void
an_error_comes_back_with_what_was_found_until_then(void **state)
{
	struct arena *a = arena_new();
	struct finding f = sample(), out;

	(void)state;
	f.rc = err_set(&f.err, ERR_TICKER, "no ticker: %d", 1);
	assert_int_equal(pass(a, &f, &out), 0);
	assert_int_equal(out.rc, -1);
	assert_int_equal(out.err.kind, ERR_TICKER);
	assert_string_equal(out.err.msg, "no ticker: 1");
	assert_string_equal(out.extract.text.evidence, "bytes");
	assert_int_equal(out.extract.ticker.n, 0);
	assert_int_equal(out.report.n, 1);
	arena_free(a);
}

static void
no_lines(struct finding *f)
{
	f->extract.ticker.n = 0;
}

static void
no_text(struct finding *f)
{
	(void)f;
	lines[0].text = NULL;
}

static void
bad_text(struct finding *f)
{
	(void)f;
	lines[1].text = "a\033[2J";
}

static void
bad_url(struct finding *f)
{
	(void)f;
	lines[0].url = "file:///";
}

static void
bad_hour(struct finding *f)
{
	(void)f;
	lines[0].time.hour = 25;
}

static void
late_hour(struct finding *f)
{
	(void)f;
	lines[0].time.hour = 24;
}

static void
no_hour(struct finding *f)
{
	(void)f;
	lines[0].time.hour = -1;
}

static void
no_month(struct finding *f)
{
	(void)f;
	lines[0].day.day = 3;
}

static void
zeroth(struct finding *f)
{
	(void)f;
	lines[1].day.month = 0;
}

static void
bad_zone(struct finding *f)
{
	(void)f;
	lines[0].time.zone = "a b";
}

static void
bad_unit(struct finding *f)
{
	(void)f;
	lines[0].time.unit = -1;
}

static void
bad_kind(struct finding *f)
{
	f->rc = err_set(&f->err, ERR_STORE, "x");
}

static void
no_message(struct finding *f)
{
	f->rc = err_set(&f->err, ERR_PAGE, "%s", "");
}

static void
no_charset(struct finding *f)
{
	f->extract.text.charset = f->extract.text.evidence = NULL;
}

static void
bad_feed(struct finding *f)
{
	f->about.feeds[1].url = "file:///etc/passwd";
}

static void
long_title(struct finding *f)
{
	static char title[ABOUT_TEXT + 2];

	memset(title, 'x', sizeof(title) - 1);
	f->about.title = title;
}

static void
long_text(struct finding *f)
{
	static char text[LIMIT_HEADLINE + 2];

	memset(text, 'x', sizeof(text) - 1);
	f->extract.ticker.lines[0].text = text;
}

static void
no_path(struct finding *f)
{
	f->report.candidates[0].path = NULL;
}

static void
bad_score(struct finding *f)
{
	f->report.candidates[0].score = 101;
}

static void
what_no_page_can_say_is_refused(void **state)
{
	static void (*const rows[])(struct finding *) = {no_lines, no_text,
	    bad_text, bad_url, bad_hour, late_hour, no_hour, no_month, zeroth,
	    bad_zone, bad_unit, bad_kind, no_message, bad_feed, long_title,
	    long_text, no_charset, no_path, bad_score};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena *a = arena_new();
		struct finding f = sample(), out;

		rows[i](&f);
		if (pass(a, &f, &out) == 0)
			fail_msg("row %zu is taken", i);
		arena_free(a);
	}
}

static void
what_is_cut_or_has_a_tail_is_refused(void **state)
{
	struct finding f = sample();
	struct buf b;

	(void)state;
	buf_init(&b, LIMIT_ANSWER);
	finding_pack(&f, &b);
	(void)buf_add(&b, "", 1);
	for (size_t n = 0; n <= b.len; n++) {
		struct arena *a = arena_new();
		struct finding out;

		assert_int_equal(
		    finding_unpack(a, (unsigned char *)b.data, n, &out),
		    n == b.len - 1 ? 0 : -1);
		arena_free(a);
	}
	buf_free(&b);
}

static void
too_many_lines_are_refused(void **state)
{
	struct arena *a = arena_new();
	struct finding f = sample(), out;
	struct ticker_line *many =
	    arena_zalloc(a, (LIMIT_LINES + 1) * sizeof(*many));

	(void)state;
	for (size_t i = 0; i <= LIMIT_LINES; i++)
		many[i] =
		    (struct ticker_line){.text = "x", .time = printed_nothing};
	f.extract.ticker.lines = many;
	f.extract.ticker.n = LIMIT_LINES + 1;
	assert_int_equal(pass(a, &f, &out), -1);
	f.extract.ticker.n = LIMIT_LINES;
	assert_int_equal(pass(a, &f, &out), 0);
	arena_free(a);
}

static void
a_verdict_comes_back(void **state)
{
	struct arena *a = arena_new();
	struct err err, got;
	struct buf b;
	int rc;

	(void)state;
	buf_init(&b, LIMIT_ANSWER);
	verdict_pack(0, &err, &b);
	assert_int_equal(
	    verdict_unpack(a, (unsigned char *)b.data, b.len, &rc, &got), 0);
	assert_int_equal(rc, 0);
	buf_clear(&b);
	verdict_pack(err_set(&err, ERR_DEFINITION, "no XPath"), &err, &b);
	assert_int_equal(
	    verdict_unpack(a, (unsigned char *)b.data, b.len, &rc, &got), 0);
	assert_int_equal(rc, -1);
	assert_int_equal(got.kind, ERR_DEFINITION);
	assert_string_equal(got.msg, "no XPath");
	assert_int_equal(
	    verdict_unpack(a, (unsigned char *)b.data, b.len - 1, &rc, &got),
	    -1);
	buf_free(&b);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_finding_comes_back_whole),
    cmocka_unit_test(an_error_comes_back_with_what_was_found_until_then),
    cmocka_unit_test(what_no_page_can_say_is_refused),
    cmocka_unit_test(what_is_cut_or_has_a_tail_is_refused),
    cmocka_unit_test(too_many_lines_are_refused),
    cmocka_unit_test(a_verdict_comes_back),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
