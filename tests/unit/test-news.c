/* test-news.c - what came to a store, in the order in which it came; on each
 * backend. */
#include "storeaid.h"

#include "base/instant.h"

static void
commit(struct bench *b, const char *source, const struct changes *c)
{
	struct health h = storeaid_health(5000);
	struct err err;

	storeaid_ok(store_commit(b->store, source, &h, c, &err), &err);
}

/* What came, as "source k status seq; …". */
struct came {
	char text[400];
	size_t n;
};

static int
note_news(void *ctx, const char *source, const struct entry *e, int64_t seq)
{
	struct came *c = ctx;
	size_t at = strlen(c->text);

	(void)snprintf(c->text + at, sizeof(c->text) - at, "%s%s %s %s %lld",
	    at > 0 ? "; " : "", source, e->text, entry_status_word(e->status),
	    (long long)seq);
	c->n++;
	return 0;
}

static const char *
news(struct bench *b, const struct query *q, int64_t after)
{
	struct came c = {0};
	struct err err;

	storeaid_ok(store_news(b->store, q, after, note_news, &c, &err), &err);
	return arena_copy(b->a, c.text);
}

static int64_t
mark_of(struct bench *b)
{
	struct store_mark mark;
	struct err err;

	storeaid_ok(store_mark(b->store, &mark, &err), &err);
	assert_true(strlen(mark.id) > 0);
	return mark.seq;
}

static const struct query any_news = {
    .since = INSTANT_NONE, .until = INSTANT_NONE, .status = -1};

/* One line that became something. */
static struct changes
became(struct bench *b, struct changed *out, unsigned k,
    enum entry_status status, const char *text)
{
	*out = (struct changed){.id = storeaid_id(b->a, k),
	    .change = {status, 6000, text, NULL},
	    .status = status,
	    .updated = 6000,
	    .logged = true};
	return (struct changes){.changed = out, .changed_n = 1};
}

static void
what_came_is_told_in_the_order_in_which_it_came(void **state)
{
	struct bench *b = *state;
	struct changes first = storeaid_changes(b->a, 3, 2);
	struct changes more = storeaid_changes(b->a, 0, 1);
	struct changed changed;
	struct changes edit;

	assert_int_equal(mark_of(b), 0);
	assert_string_equal(news(b, &any_news, 0), "");
	commit(b, "a", &first);
	assert_int_equal(mark_of(b), 2);
	edit = became(b, &changed, 3, ENTRY_EDITED, "Other");
	commit(b, "a", &edit);
	/* It was published before all of them. */
	commit(b, "b", &more);
	assert_int_equal(mark_of(b), 4);
	assert_string_equal(news(b, &any_news, 0),
	    "a عاجل 3 new 1; a عاجل 4 new 2; a Other edited 3; "
	    "b عاجل 0 new 4");
	assert_string_equal(
	    news(b, &any_news, 2), "a Other edited 3; b عاجل 0 new 4");
	assert_string_equal(news(b, &any_news, 4), "");
}

static void
news_are_of_the_sources_asked_for_and_the_first_so_many(void **state)
{
	static const char *const names[] = {"a", "c"};
	struct bench *b = *state;
	struct query q = any_news;
	struct changes c = storeaid_changes(b->a, 0, 1);
	struct changed changed;
	struct changes edit;

	commit(b, "a", &c);
	commit(b, "b", &c);
	commit(b, "c", &c);
	edit = became(b, &changed, 0, ENTRY_WITHDRAWN, NULL);
	commit(b, "b", &edit);
	commit(b, "a", &edit);
	q.sources = names;
	q.sources_n = 1;
	assert_string_equal(
	    news(b, &q, 0), "a عاجل 0 new 1; a عاجل 0 withdrawn 5");
	q.sources_n = 2;
	q.limit = 2;
	assert_string_equal(news(b, &q, 0), "a عاجل 0 new 1; c عاجل 0 new 3");
	assert_string_equal(news(b, &q, 3), "a عاجل 0 withdrawn 5");
}

static void
a_first_page_is_no_news_but_since_an_instant(void **state)
{
	struct bench *b = *state;
	struct query q = any_news;
	struct changes first = storeaid_changes(b->a, 0, 2);
	struct changes more = storeaid_changes(b->a, 2, 1);

	first.first = true;
	commit(b, "a", &first);
	commit(b, "a", &more);
	commit(b, "b", &more);
	assert_string_equal(
	    news(b, &any_news, 0), "a عاجل 2 new 3; b عاجل 2 new 4");
	q.since = 1001;
	assert_string_equal(
	    news(b, &q, 0), "a عاجل 1 new 2; a عاجل 2 new 3; b عاجل 2 new 4");
}

static void
what_a_revived_line_went_through_is_no_news(void **state)
{
	static const struct change through[] = {
	    {ENTRY_NEW, 1000, "First", NULL},
	    {ENTRY_EDITED, 1500, "Second", NULL}};
	struct bench *b = *state;
	struct changes c = storeaid_changes(b->a, 0, 1);
	struct changed changed;
	struct changes edit;

	c.added[0].changes = through;
	c.added[0].changes_n = 2;
	c.first = true;
	commit(b, "a", &c);
	assert_string_equal(news(b, &any_news, 0), "");
	edit = became(b, &changed, 0, ENTRY_EDITED, "Third");
	commit(b, "a", &edit);
	assert_string_equal(news(b, &any_news, 0), "a Third edited 2");
}

static void
no_number_comes_again(void **state)
{
	struct bench *b = *state;
	struct changes c = storeaid_changes(b->a, 0, 3);
	struct changes gone = {.page = c.page + 2, .page_n = 1};
	struct changed changed;
	struct changes edit;
	struct err err;

	commit(b, "a", &c);
	edit = became(b, &changed, 1, ENTRY_EDITED, "Other");
	commit(b, "a", &edit);
	assert_int_equal(mark_of(b), 4);
	/* The page keeps the oldest line, number 1 the last change, the newest
	 * line the last number of a line. */
	commit(b, "a", &gone);
	assert_int_equal(store_prune(b->store, "a", 9000, 10, &err), 0);
	assert_int_equal(mark_of(b), 4);
	c = storeaid_changes(b->a, 5, 1);
	commit(b, "b", &c);
	assert_int_equal(mark_of(b), 5);
	assert_int_equal(store_prune(b->store, "a", 9000, 10, &err), 1);
	assert_int_equal(mark_of(b), 5);
}

static int
note_seen(void *ctx, const char *source, const struct entry *e,
    const struct store_place *at)
{
	(void)at;
	return note_news(ctx, source, e, 0);
}

static void
the_log_ends_at_a_number(void **state)
{
	struct bench *b = *state;
	struct query q = any_news;
	struct changes c = storeaid_changes(b->a, 0, 1);
	struct changes more = storeaid_changes(b->a, 1, 1);
	struct came came = {0};
	struct changed changed;
	struct changes edit;
	struct err err;

	commit(b, "a", &c);
	commit(b, "a", &more);
	edit = became(b, &changed, 0, ENTRY_EDITED, "Other");
	commit(b, "a", &edit);
	q.last = 1;
	storeaid_ok(store_log(b->store, &q, note_seen, &came, &err), &err);
	assert_string_equal(came.text, "a عاجل 0 new 0");
	q.last = 3;
	came.text[0] = '\0';
	storeaid_ok(store_log(b->store, &q, note_seen, &came, &err), &err);
	assert_string_equal(
	    came.text, "a عاجل 0 new 0; a عاجل 1 new 0; a Other edited 0");
}

#define ON_A_STORE(test)                                                       \
	cmocka_unit_test_setup_teardown(                                       \
	    test, storeaid_bench_up, storeaid_bench_down)

static const struct CMUnitTest tests[] = {
    ON_A_STORE(what_came_is_told_in_the_order_in_which_it_came),
    ON_A_STORE(news_are_of_the_sources_asked_for_and_the_first_so_many),
    ON_A_STORE(a_first_page_is_no_news_but_since_an_instant),
    ON_A_STORE(what_a_revived_line_went_through_is_no_news),
    ON_A_STORE(no_number_comes_again),
    ON_A_STORE(the_log_ends_at_a_number),
};

int
main(void)
{
	struct bench b = {0};

	return storeaid_run_on_each(
	    tests, sizeof(tests) / sizeof(tests[0]), &b);
}
