/* test-find.c - looking through the history, what it comes to, and forgetting;
 * each test runs on each backend of the store. */
#include "storeaid.h"

#include "base/buf.h"
#include "base/instant.h"
#include "base/limits.h"

struct finder {
	struct bench on;
	struct buf seen;          /* what was visited */
	int left;                 /* visits until one says stop; 0: never */
	struct store_place place; /* of the last one in the log */
};

static int
set_up(void **state)
{
	struct finder *b = *state;

	b->left = 0;
	buf_init(&b->seen, 1 << 20);
	return storeaid_bench_up(state);
}

static int
tear_down(void **state)
{
	struct finder *b = *state;

	buf_free(&b->seen);
	return storeaid_bench_down(state);
}

static void
commit(
    struct finder *b, const char *source, int64_t now, const struct changes *c)
{
	struct health h = storeaid_health(now);
	struct err err;

	storeaid_ok(store_commit(b->on.store, source, &h, c, &err), &err);
}

/* Line k at minute k, "word word k", seen then; the page is empty. */
static void
add_lines(struct finder *b, const char *source, unsigned first,
    const char *const *texts)
{
	struct changes c = {0};

	for (unsigned i = 0; texts[i] != NULL; i++) {
		struct entry e =
		    storeaid_entry(b->on.a, first + i, (first + i) * MINUTE);

		e.text = texts[i];
		e.status = ENTRY_NEW;
		e.updated = e.first_seen = e.published;
		c.added = &e;
		c.added_n = 1;
		commit(b, source, e.published, &c);
	}
}

static void
change(struct finder *b, const char *source, unsigned k, struct change change,
    enum entry_status status)
{
	struct changed changed = {
	    storeaid_id(b->on.a, k), change, status, change.at, true};
	struct changes c = {.changed = &changed, .changed_n = 1};

	commit(b, source, change.at, &c);
}

static int
note(void *ctx, const char *source, const struct entry *e)
{
	struct finder *b = ctx;
	unsigned k = (unsigned)strtoul(e->id + 9, NULL, 16);

	(void)buf_printf(
	    &b->seen, "%s%s%u", b->seen.len > 0 ? " " : "", source, k);
	return b->left > 0 && --b->left == 0 ? 42 : 0;
}

static int
note_change(void *ctx, const char *source, const struct entry *e,
    const struct store_place *at)
{
	struct finder *b = ctx;

	assert_int_equal(e->changes_n, 0);
	assert_int_equal(at->moment, e->updated);
	assert_true(store_compare(&b->place, at) < 0);
	assert_true(store_compare(at, &b->place) > 0);
	assert_int_equal(store_compare(at, at), 0);
	b->place = *at;
	(void)note(ctx, source, e);
	(void)buf_printf(&b->seen, "/%s/%lld/%s/%s",
	    entry_status_word(e->status), (long long)e->updated, e->text,
	    e->url != NULL ? e->url : "-");
	return 0;
}

static struct query
any(void)
{
	return (struct query){
	    .since = INSTANT_NONE, .until = INSTANT_NONE, .status = -1};
}

static const char *
found(struct finder *b, struct query q)
{
	struct err err = {0};

	buf_clear(&b->seen);
	storeaid_ok(store_find(b->on.store, &q, note, b, &err), &err);
	return b->seen.len > 0 ? b->seen.data : "";
}

static const char *
logged(struct finder *b, struct query q)
{
	struct err err = {0};

	buf_clear(&b->seen);
	b->place = (struct store_place){0};
	storeaid_ok(store_log(b->on.store, &q, note_change, b, &err), &err);
	return b->seen.len > 0 ? b->seen.data : "";
}

static const char *
grep(struct finder *b, const char *text)
{
	struct query q = any();

	q.grep = text;
	return found(b, q);
}

static void
add_some(struct finder *b)
{
	static const char *const x[] = {"one", "two", "three", NULL};
	static const char *const y[] = {"four", "five", NULL};

	add_lines(b, "x", 1, x);
	add_lines(b, "y", 2, y);
}

static void
all_are_visited_oldest_first(void **state)
{
	struct finder *b = *state;
	static const char *const only[] = {"y"};
	static const char *const both[] = {"y", "nobody", "x"};
	struct query q = any();

	assert_string_equal(found(b, q), "");
	add_some(b);
	assert_string_equal(found(b, q), "x1 x2 y2 x3 y3");
	q.sources = only;
	q.sources_n = 1;
	assert_string_equal(found(b, q), "y2 y3");
	q.sources = both;
	q.sources_n = 3;
	assert_string_equal(found(b, q), "x1 x2 y2 x3 y3");
	q.sources = both + 1;
	q.sources_n = 1;
	assert_string_equal(found(b, q), "");
}

static void
the_limit_takes_the_newest(void **state)
{
	struct finder *b = *state;
	struct query q = any();

	add_some(b);
	q.limit = 3;
	assert_string_equal(found(b, q), "y2 x3 y3");
	q.until = 3 * MINUTE;
	assert_string_equal(found(b, q), "x1 x2 y2");
	q.since = 2 * MINUTE;
	assert_string_equal(found(b, q), "x2 y2");
	q.since = q.until;
	assert_string_equal(found(b, q), "");
}

static void
a_visitor_can_end_the_search(void **state)
{
	struct finder *b = *state;
	struct query q = any();
	struct err err;

	add_some(b);
	b->left = 2;
	buf_clear(&b->seen);
	assert_int_equal(store_find(b->on.store, &q, note, b, &err), 42);
	assert_string_equal(b->seen.data, "x1 x2");
	assert_string_equal(found(b, q), "x1 x2 y2 x3 y3");
}

static void
words_are_found_as_readers_take_them(void **state)
{
	static const char *const texts[] = {
	    "أحمد: غارة على غَزَّة", "احمد ٢٠٢٥", "Gaza Café", "غزاوي", NULL};
	struct finder *b = *state;

	add_lines(b, "x", 1, texts);
	assert_string_equal(grep(b, "احمد"), "x1 x2");
	assert_string_equal(grep(b, "أحمد غزة"), "x1");
	assert_string_equal(grep(b, "2025"), "x2");
	assert_string_equal(grep(b, "CAFE gaza"), "x3");
	assert_string_equal(grep(b, "غز*"), "x1 x4");
	assert_string_equal(grep(b, "غز"), "");
	assert_string_equal(grep(b, "\"gaza\" OR"), "");
	assert_string_equal(grep(b, "words:gaza"), "");
}

static void
a_search_without_a_word_is_refused(void **state)
{
	struct finder *b = *state;
	struct query q = any();
	struct err err;

	q.grep = "* !";
	assert_int_equal(store_find(b->on.store, &q, note, b, &err), -1);
	assert_int_equal(err.kind, ERR_USAGE);
	assert_int_equal(store_log(b->on.store, &q, note_change, b, &err), -1);
	assert_int_equal(err.kind, ERR_USAGE);
}

/* Enough that the index of words takes some up, and not the last ones. */
static void
words_are_found_in_the_index_and_before(void **state)
{
	struct finder *b = *state;
	unsigned n = LIMIT_UNSEARCHED + 50;
	struct changes c = storeaid_changes(b->on.a, 0, n);
	struct query q = any();
	static const char *const late[] = {"common late", NULL};

	for (unsigned i = 0; i < n; i++) {
		c.added[i].published = (int64_t)(n - 1 - i) * MINUTE;
		c.added[i].text = arena_printf(
		    b->on.a, "common n%u x%u", n - 1 - i, (n - 1 - i) % 500);
	}
	commit(b, "x", n * MINUTE, &c);
	add_lines(b, "y", n, late);
	assert_string_equal(grep(b, "common n7"), "x7");
	assert_string_equal(grep(b, "x7"), "x7 x507 x1007");
	assert_string_equal(grep(b, "late"), "y1050");
	q.grep = "common";
	q.limit = 3;
	assert_string_equal(found(b, q), "x1048 x1049 y1050");
	q.until = 20 * MINUTE;
	assert_string_equal(found(b, q), "x17 x18 x19");
	change(b, "x", 18,
	    (struct change){ENTRY_EDITED, n * MINUTE, "new", NULL},
	    ENTRY_EDITED);
	assert_string_equal(found(b, q), "x17 x18 x19");
	assert_string_equal(grep(b, "new"), "x18");
	assert_string_equal(grep(b, "n18"), "x18");
	assert_string_equal(grep(b, "n18 new"), "x18");
	q.grep = "x18";
	q.limit = 2;
	q.until = INSTANT_NONE;
	assert_string_equal(found(b, q), "x518 x1018");
}

/* Lines come in any order, of which the index of words knows nothing: line k is
 * published in minute 7 k modulo their number. */
static void
the_newest_that_have_a_word_are_those_published_last(void **state)
{
	enum { LINES = LIMIT_UNSEARCHED + 51, STEP = 7 };
	struct finder *b = *state;
	struct changes c = storeaid_changes(b->on.a, 0, LINES);
	struct query q = any();
	unsigned line_of[LINES];
	const char *want = "";

	for (unsigned i = 0; i < LINES; i++) {
		unsigned k = LINES - 1 - i;

		line_of[k * STEP % LINES] = k;
		c.added[i].published = (int64_t)(k * STEP % LINES) * MINUTE;
		c.added[i].text = k % 3 == 0 ? "some" : "others";
	}
	commit(b, "x", LINES * MINUTE, &c);
	q.grep = "some";
	q.limit = 20;
	for (unsigned minute = LINES, n = 0; n < q.limit; minute--) {
		unsigned k = line_of[minute - 1];

		if (k % 3 != 0)
			continue;
		want = arena_printf(
		    b->on.a, "x%u%s%s", k, n++ > 0 ? " " : "", want);
	}
	assert_string_equal(found(b, q), want);
}

static void
add_changes(struct finder *b)
{
	add_some(b);
	change(b, "x", 2,
	    (struct change){ENTRY_EDITED, 600, "two, corrected", "u"},
	    ENTRY_EDITED);
	change(b, "x", 1, (struct change){ENTRY_WITHDRAWN, 700, "one", NULL},
	    ENTRY_WITHDRAWN);
	change(b, "y", 2, (struct change){ENTRY_WITHDRAWN, 700, "four", NULL},
	    ENTRY_WITHDRAWN);
	change(b, "y", 2, (struct change){ENTRY_RETURNED, 800, "four", NULL},
	    ENTRY_NEW);
}

static void
entries_are_found_by_what_became_of_them(void **state)
{
	struct finder *b = *state;
	struct query q = any();

	add_changes(b);
	q.status = ENTRY_EDITED;
	assert_string_equal(found(b, q), "x2");
	q.status = ENTRY_WITHDRAWN;
	assert_string_equal(found(b, q), "x1");
	q.status = ENTRY_RETURNED;
	assert_string_equal(found(b, q), "y2");
	q.status = ENTRY_NEW;
	assert_string_equal(found(b, q), "y2 x3 y3");
	assert_string_equal(grep(b, "two"), "x2");
	assert_string_equal(grep(b, "corrected"), "x2");
}

static void
the_log_tells_every_wording_at_its_time(void **state)
{
	struct finder *b = *state;
	struct query q = any();

	add_changes(b);
	q.sources = (const char *const[]){"x"};
	q.sources_n = 1;
	assert_string_equal(logged(b, q),
	    "x1/new/60/one/https://example.org/ع?a=1"
	    " x2/new/120/two/https://example.org/ع?a=1"
	    " x3/new/180/three/-"
	    " x2/edited/600/two, corrected/u"
	    " x1/withdrawn/700/one/-");
	q.limit = 2;
	assert_string_equal(logged(b, q),
	    "x2/edited/600/two, corrected/u x1/withdrawn/700/one/-");
	q.limit = 0;
	q.grep = "corrected";
	assert_string_equal(logged(b, q),
	    "x2/new/120/two/https://example.org/ع?a=1"
	    " x2/edited/600/two, corrected/u");
	q.limit = 1;
	assert_string_equal(logged(b, q), "x2/edited/600/two, corrected/u");
}

static void
the_newest_of_a_log_are_changes_of_old_entries_too(void **state)
{
	struct finder *b = *state;
	struct query q = any();

	add_changes(b);
	q.grep = "four";
	q.limit = 2;
	assert_string_equal(
	    logged(b, q), "y2/withdrawn/700/four/- y2/returned/800/four/-");
	q.grep = NULL;
	q.limit = 1;
	assert_string_equal(logged(b, q), "y2/returned/800/four/-");
}

static struct summary
summary(struct finder *b, const char *source, int64_t now)
{
	struct summary s;
	struct err err;

	storeaid_ok(
	    store_summary(b->on.store, b->on.a, source, now, &s, &err), &err);
	return s;
}

static void
a_history_is_summed_up(void **state)
{
	static const char *const texts[] = {"a", "b", "c", "d", NULL};
	struct finder *b = *state;
	struct gap gap = {100, 200};
	struct changes c = {.gap = &gap};
	struct summary s = summary(b, "x", 0);

	assert_int_equal(s.lines, 0);
	assert_int_equal(s.oldest, INSTANT_NONE);
	assert_int_equal(s.newest, INSTANT_NONE);
	assert_int_equal(s.came, INSTANT_NONE);
	add_lines(b, "x", 10, texts);
	add_lines(b, "x", 100, texts + 3);
	commit(b, "x", 7000, &c);
	gap = (struct gap){50, 150};
	commit(b, "x", 7000, &c);
	s = summary(b, "x", 100 * MINUTE);
	assert_int_equal(s.lines, 5);
	assert_int_equal(s.oldest, 10 * MINUTE);
	assert_int_equal(s.newest, 100 * MINUTE);
	assert_int_equal(s.came, 100 * MINUTE);
	assert_int_equal(s.pause, 87 * MINUTE);
	assert_int_equal(s.recent, 5);
	assert_int_equal(s.gaps_n, 2);
	assert_int_equal(s.gaps[0].from, 50);
	assert_int_equal(s.gaps[1].to, 200);
	s = summary(b, "x", 50 * MINUTE);
	assert_int_equal(s.recent, 4);
	s = summary(b, "x", 12 * MINUTE + 7 * DAY);
	assert_int_equal(s.recent, 3);
}

static void
only_pauses_of_the_last_month_count(void **state)
{
	static const char *const text[] = {"a", NULL};
	struct finder *b = *state;

	add_lines(b, "x", 0, text);
	assert_int_equal(summary(b, "x", 0).pause, 0);
	add_lines(b, "x", 20 * DAY / MINUTE, text);
	assert_int_equal(summary(b, "x", 0).pause, 20 * DAY);
	add_lines(b, "x", 31 * DAY / MINUTE, text);
	assert_int_equal(summary(b, "x", 0).pause, 11 * DAY);
	assert_int_equal(summary(b, "x", 0).came, 31 * DAY);
}

static void
the_newest_gaps_are_told(void **state)
{
	struct finder *b = *state;
	struct gap gap;
	struct changes c = {.gap = &gap};
	struct summary s;

	for (int i = 0; i < LIMIT_GAPS_TOLD + 3; i++) {
		gap = (struct gap){i, i + 1};
		commit(b, "x", i, &c);
	}
	s = summary(b, "x", 0);
	assert_int_equal(s.gaps_n, LIMIT_GAPS_TOLD);
	assert_int_equal(s.gaps[0].from, 3);
}

static void
sources_are_named_in_order(void **state)
{
	struct finder *b = *state;
	const char **names;
	struct err err;
	size_t n;

	storeaid_ok(
	    store_sources(b->on.store, b->on.a, &names, &n, &err), &err);
	assert_int_equal(n, 0);
	commit(b, "y", 1, NULL);
	add_some(b);
	commit(b, "a", 1, NULL);
	storeaid_ok(
	    store_sources(b->on.store, b->on.a, &names, &n, &err), &err);
	assert_int_equal(n, 3);
	assert_string_equal(names[0], "a");
	assert_string_equal(names[1], "x");
	assert_string_equal(names[2], "y");
}

static int
prune(struct finder *b, const char *source, int64_t before, size_t most)
{
	struct err err = {0};
	int n = store_prune(b->on.store, source, before, most, &err);

	if (n < 0)
		fail_msg("%s", err.msg);
	return n;
}

static void
check_sound(struct finder *b)
{
	const char *fault;
	struct err err;

	storeaid_ok(store_check(b->on.store, b->on.a, &fault, &err), &err);
	if (fault != NULL)
		fail_msg("%s", fault);
}

static void
the_oldest_are_forgotten_first_and_never_the_page(void **state)
{
	static const char *const texts[] = {
	    "word 1", "word 2", "word 3", "word 4", "word 5", NULL};
	struct finder *b = *state;
	struct page_id page = {storeaid_id(b->on.a, 2), 0};
	struct gap gap = {60, 120};
	struct changes c = {.page = &page, .page_n = 1, .gap = &gap};
	struct err err;

	add_lines(b, "x", 1, texts);
	add_lines(b, "y", 1, texts);
	change(b, "x", 1, (struct change){ENTRY_EDITED, 600, "edited", NULL},
	    ENTRY_EDITED);
	/* Who changed last stays. */
	change(b, "y", 5, (struct change){ENTRY_EDITED, 700, "word 5", NULL},
	    ENTRY_EDITED);
	commit(b, "x", 700, &c);
	storeaid_ok(store_vacuum(b->on.store, &err), &err);
	assert_int_equal(prune(b, "nobody", 1000, 10), 0);
	assert_int_equal(prune(b, "x", 1 * MINUTE, 10), 0);
	assert_int_equal(prune(b, "x", 5 * MINUTE, 2), 2);
	assert_string_equal(found(b, any()), "y1 x2 y2 y3 x4 y4 x5 y5");
	assert_string_equal(grep(b, "word"), "y1 x2 y2 y3 x4 y4 x5 y5");
	assert_string_equal(grep(b, "edited"), "");
	assert_int_equal(summary(b, "x", 0).gaps_n, 0);
	assert_int_equal(prune(b, "x", 5 * MINUTE, 9), 1);
	assert_int_equal(prune(b, "x", 1000 * MINUTE, 9), 1);
	assert_string_equal(found(b, any()), "y1 x2 y2 y3 y4 y5");
	check_sound(b);
	add_lines(b, "x", 5, texts + 4);
	assert_string_equal(grep(b, "5"), "y5 x5");
	check_sound(b);
}

/* The last line stays, or its number would be given again. */
static void
what_comes_after_all_but_the_last_were_forgotten_is_found(void **state)
{
	static const char *const old[] = {"old 1", "old 2", NULL};
	static const char *const new[] = {"new 1", NULL};
	struct finder *b = *state;
	struct err err;

	add_lines(b, "x", 1, old);
	storeaid_ok(store_vacuum(b->on.store, &err), &err);
	assert_int_equal(prune(b, "x", 1000, 10), 1);
	add_lines(b, "x", 7, new);
	assert_string_equal(grep(b, "new"), "x7");
	assert_string_equal(grep(b, "old"), "x2");
	assert_int_equal(prune(b, "x", 1000, 10), 1);
	assert_string_equal(grep(b, "old"), "");
	assert_string_equal(grep(b, "1"), "x7");
	check_sound(b);
}

static void
a_store_is_sound_after_all_that(void **state)
{
	struct finder *b = *state;
	struct err err;

	check_sound(b);
	add_changes(b);
	check_sound(b);
	storeaid_ok(store_vacuum(b->on.store, &err), &err);
	check_sound(b);
	for (int i = 0; i < LIMIT_CHANGES + 3; i++)
		change(b, "x", 3,
		    (struct change){ENTRY_EDITED, 900 + i,
			arena_printf(b->on.a, "wording w%d", i), NULL},
		    ENTRY_EDITED);
	check_sound(b);
	assert_string_equal(grep(b, "w1002"), "x3");
	assert_string_equal(grep(b, "w1001"), "");
	assert_string_equal(grep(b, "three"), "x3");
}

#define ON_A_STORE(test)                                                       \
	cmocka_unit_test_setup_teardown(test, set_up, tear_down)

static const struct CMUnitTest tests[] = {
    ON_A_STORE(all_are_visited_oldest_first),
    ON_A_STORE(the_limit_takes_the_newest),
    ON_A_STORE(a_visitor_can_end_the_search),
    ON_A_STORE(words_are_found_as_readers_take_them),
    ON_A_STORE(a_search_without_a_word_is_refused),
    ON_A_STORE(words_are_found_in_the_index_and_before),
    ON_A_STORE(the_newest_that_have_a_word_are_those_published_last),
    ON_A_STORE(entries_are_found_by_what_became_of_them),
    ON_A_STORE(the_log_tells_every_wording_at_its_time),
    ON_A_STORE(the_newest_of_a_log_are_changes_of_old_entries_too),
    ON_A_STORE(a_history_is_summed_up),
    ON_A_STORE(only_pauses_of_the_last_month_count),
    ON_A_STORE(the_newest_gaps_are_told),
    ON_A_STORE(sources_are_named_in_order),
    ON_A_STORE(the_oldest_are_forgotten_first_and_never_the_page),
    ON_A_STORE(what_comes_after_all_but_the_last_were_forgotten_is_found),
    ON_A_STORE(a_store_is_sound_after_all_that),
};

int
main(void)
{
	struct finder f = {.left = 0};

	return storeaid_run_on_each(
	    tests, sizeof(tests) / sizeof(tests[0]), &f.on);
}
