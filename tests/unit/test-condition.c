/* test-condition.c - in which words a source's health is told. */
#include "cmd/condition.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/instant.h"
#include "cmd/status.h"

enum { NOW = 1755239400 }; /* 2025-08-15T06:30:00Z */

static const struct source definition = {
    .name = "s", .fetch = {.interval = HOUR}};
static const struct err broken = {ERR_DEFINITION, "s.conf:3: no"};

/* Good until a minute ago, with a habit: a line in each ten hours at least. */
static struct health
good(void)
{
	return (struct health){
	    .last_attempt = NOW - MINUTE,
	    .last_success = NOW - MINUTE,
	    .last_failure = INSTANT_NONE,
	    .told = INSTANT_NONE,
	    .detector = "list",
	};
}

static struct summary
habit(int64_t since_last)
{
	return (struct summary){
	    .lines = 100,
	    .oldest = NOW - 20 * DAY,
	    .newest = NOW - since_last,
	    .recent = 40,
	    .came = NOW - since_last,
	    .pause = 10 * HOUR,
	};
}

static struct condition
condition(struct arena *a, struct known k, struct health h, struct summary s)
{
	return condition_of(a, &k, &h, &s, NOW);
}

static struct condition
defined(struct arena *a, struct health h, struct summary s)
{
	const struct known k = {"s", true, &definition, NULL};

	return condition(a, k, h, s);
}

static void
a_good_source_is_ok(void **state)
{
	struct arena *a = arena_new();
	struct condition c = defined(a, good(), habit(HOUR));

	(void)state;
	assert_string_equal(c.state, "ok");
	assert_int_equal(c.gravity, GRAVITY_FINE);
	assert_int_equal(c.next_due, NOW - MINUTE + HOUR);
	assert_null(c.failure);
	assert_null(c.warning);
	assert_string_equal(c.detector, "list");
	arena_free(a);
}

static void
a_failure_has_the_word_of_its_kind(void **state)
{
	static const char *const rows[][3] = {
	    {"http: 503: come back", "http", "503: come back"},
	    {"ticker: no ticker", "ticker", "no ticker"},
	    {"lines: none", "lines", "none"},
	    {"fetch: ", "fetch", ""},
	    {"odd", "odd", ""},
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct health h = good();
		struct condition c;

		h.failures = 2;
		h.failure = rows[i][0];
		h.last_failure = NOW;
		c = defined(a, h, habit(30 * DAY));
		assert_int_equal(c.gravity, GRAVITY_FAILING);
		assert_string_equal(c.state, rows[i][1]);
		assert_string_equal(c.failure, rows[i][2]);
	}
	arena_free(a);
}

static void
other_states_have_theirs(void **state)
{
	struct arena *a = arena_new();
	struct health never = {.last_attempt = INSTANT_NONE,
	    .last_success = INSTANT_NONE,
	    .last_failure = INSTANT_NONE};
	struct summary nothing = {.oldest = INSTANT_NONE,
	    .newest = INSTANT_NONE,
	    .came = INSTANT_NONE};
	struct condition c = defined(a, never, nothing);

	(void)state;
	assert_string_equal(c.state, "new");
	assert_int_equal(c.tenths, -1);
	assert_int_equal(c.next_due, INSTANT_NONE);
	c = condition(
	    a, (struct known){"s", true, NULL, &broken}, good(), habit(HOUR));
	assert_string_equal(c.state, "definition");
	assert_string_equal(c.failure, "s.conf:3: no");
	c = condition(
	    a, (struct known){"s", false, NULL, NULL}, good(), habit(HOUR));
	assert_string_equal(c.state, "undefined");
	never = good();
	never.warning = "look";
	c = defined(a, never, habit(HOUR));
	assert_string_equal(c.state, "ok");
	assert_string_equal(c.warning, "look");
	assert_int_equal(c.gravity, GRAVITY_WARNED);
	arena_free(a);
}

static void
a_source_is_frozen_when_it_is_quiet_beyond_its_habit(void **state)
{
	static const struct {
		int64_t quiet, pause;
		int64_t lines;
		const char *state;
	} rows[] = {
	    {19 * HOUR, 10 * HOUR, 100, "ok"},
	    {21 * HOUR, 10 * HOUR, 100, "frozen"},
	    /* A pause of some hours is nothing. */
	    {5 * HOUR, 10 * MINUTE, 100, "ok"},
	    {7 * HOUR, 10 * MINUTE, 100, "frozen"},
	    /* No habit yet. */
	    {21 * HOUR, 10 * HOUR, 19, "ok"},
	    {21 * HOUR, 0, 100, "ok"},
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct summary s = habit(rows[i].quiet);

		s.pause = rows[i].pause;
		s.lines = rows[i].lines;
		assert_string_equal(defined(a, good(), s).state, rows[i].state);
	}
	arena_free(a);
}

/* The page wasn't asked: that says nothing about it. */
static void
a_source_that_nobody_asks_is_not_frozen(void **state)
{
	struct arena *a = arena_new();
	struct health h = good();
	struct condition c;

	(void)state;
	h.last_success = h.last_attempt = NOW - 30 * HOUR;
	c = defined(a, h, habit(31 * HOUR));
	assert_string_equal(c.state, "ok");
	assert_int_equal(c.gravity, GRAVITY_WARNED);
	assert_string_equal(
	    c.warning, "nobody has fetched it for 30 hours; is cron running?");
	h.last_attempt = NOW - 23 * HOUR;
	assert_null(defined(a, h, habit(31 * HOUR)).warning);
	arena_free(a);
}

static void
a_source_that_is_seldom_due_is_not_missed(void **state)
{
	const struct source seldom = {.name = "s", .fetch = {.interval = DAY}};
	const struct known k = {"s", true, &seldom, NULL};
	struct arena *a = arena_new();
	struct health h = good();

	(void)state;
	h.last_success = h.last_attempt = NOW - 30 * HOUR;
	assert_null(condition(a, k, h, habit(31 * HOUR)).warning);
	arena_free(a);
}

static void
lines_a_day_are_of_the_last_week_or_less(void **state)
{
	static const struct {
		int64_t age, recent;
		int64_t tenths;
	} rows[] = {
	    {20 * DAY, 40, 57},
	    {7 * DAY, 70, 100},
	    {2 * DAY, 7, 35},
	    {HOUR, 12, 120},
	    {20 * DAY, 0, 0},
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct summary s = habit(HOUR);

		s.oldest = NOW - rows[i].age;
		s.recent = rows[i].recent;
		assert_int_equal(defined(a, good(), s).tenths, rows[i].tenths);
	}
	arena_free(a);
}

static void
what_is_wrong_stands_first(void **state)
{
	struct condition c[] = {
	    {.source = "b", .gravity = GRAVITY_FINE},
	    {.source = "a", .gravity = GRAVITY_FINE},
	    {.source = "d", .gravity = GRAVITY_FROZEN},
	    {.source = "c", .gravity = GRAVITY_FAILING},
	};
	char order[5] = "";

	(void)state;
	condition_sort(c, 4);
	for (int i = 0; i < 4; i++)
		order[i] = c[i].source[0];
	assert_string_equal(order, "cdab");
}

static void
the_table_is_aligned_and_isolates_what_pages_say(void **state)
{
	static const struct gap gap = {NOW - 3 * DAY, NOW - 2 * DAY};
	static const struct condition c[] = {
	    {.source = "longer-name",
		.state = "http",
		.failure = "503",
		.last_success = NOW - 3 * HOUR,
		.next_due = INSTANT_NONE,
		.lines = 7,
		.tenths = 31},
	    {.source = "b",
		.state = "ok",
		.warning = "عاجل",
		.last_success = INSTANT_NONE,
		.next_due = NOW + 90,
		.lines = 12345,
		.tenths = -1},
	    {.source = "c",
		.state = "ok",
		.last_success = NOW - 40 * DAY,
		.next_due = NOW - 1,
		.gaps = &gap,
		.gaps_n = 1},
	};
	struct buf out;

	(void)state;
	buf_init(&out, 10000);
	status_text(c, 3, NOW, &out);
	assert_string_equal(out.data,
	    "source       state   good  due  lines  a day  gaps\n"
	    "longer-name  http      3h  now      7    3.1     0  "
	    "\u2068503\u2069\n"
	    "b            ok     never   1m  12345            0  "
	    "\u2068عاجل\u2069\n"
	    "c            ok       40d  now      0    0.0     1  "
	    "\u2068lines may be missing from 2025-08-12T06:30:00Z to "
	    "2025-08-13T06:30:00Z\u2069\n");
	buf_free(&out);
}

static void
programs_get_what_is_known(void **state)
{
	static const struct gap gap = {NOW - 60, NOW};
	static const struct condition c[] = {
	    {.source = "b",
		.state = "http",
		.failure = "503",
		.failures = 3,
		.last_success = NOW - 60,
		.last_failure = NOW,
		.next_due = NOW + 60,
		.barred = NOW + 60,
		.lines = 9,
		.tenths = 31,
		.gaps = &gap,
		.gaps_n = 1,
		.detector = "list",
		.warning = "w"},
	    {.source = "c",
		.state = "new",
		.last_success = INSTANT_NONE,
		.last_failure = INSTANT_NONE,
		.next_due = INSTANT_NONE,
		.barred = INSTANT_NONE,
		.tenths = -1},
	};
	struct buf out;

	(void)state;
	buf_init(&out, 10000);
	status_jsonl(c, 2, NOW, &out);
	assert_string_equal(out.data,
	    "{\"source\":\"b\",\"state\":\"http\","
	    "\"last_success\":\"2025-08-15T06:29:00Z\","
	    "\"last_failure\":\"2025-08-15T06:30:00Z\",\"failures\":3,"
	    "\"failure\":\"503\",\"next_due\":\"2025-08-15T06:31:00Z\","
	    "\"retry_after\":\"2025-08-15T06:31:00Z\","
	    "\"lines\":9,\"lines_per_day\":3.1,"
	    "\"gaps\":[{\"from\":\"2025-08-15T06:29:00Z\","
	    "\"to\":\"2025-08-15T06:30:00Z\"}],\"detector\":\"list\","
	    "\"warning\":\"w\"}\n"
	    "{\"source\":\"c\",\"state\":\"new\",\"failures\":0,\"lines\":0,"
	    "\"gaps\":[]}\n");
	buf_free(&out);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_good_source_is_ok),
    cmocka_unit_test(a_failure_has_the_word_of_its_kind),
    cmocka_unit_test(other_states_have_theirs),
    cmocka_unit_test(a_source_is_frozen_when_it_is_quiet_beyond_its_habit),
    cmocka_unit_test(a_source_that_nobody_asks_is_not_frozen),
    cmocka_unit_test(a_source_that_is_seldom_due_is_not_missed),
    cmocka_unit_test(lines_a_day_are_of_the_last_week_or_less),
    cmocka_unit_test(what_is_wrong_stands_first),
    cmocka_unit_test(the_table_is_aligned_and_isolates_what_pages_say),
    cmocka_unit_test(programs_get_what_is_known),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
