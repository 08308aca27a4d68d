/* test-intake.c - when a page's lines were, by our clock and by the server's. */
#include "refresh/intake.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/instant.h"
#include "model/source.h"

static const int64_t noon = 1755259200; /* 2025-08-15T12:00:00Z */

static struct ticker_line
line(int hour, int minute, const char *time_text, const char *text)
{
	struct ticker_line l = {
	    .time_text = time_text, .time = printed_nothing, .text = text};

	l.time.hour = hour;
	l.time.minute = minute;
	return l;
}

/* The instant of the new line of a page of 12:33, where ours is `now` and the
 * server's is `date`; the last fetch was at `before`. */
static int64_t
instant_of_new(int64_t now, int64_t date, int64_t before)
{
	static const struct source source = {
	    .name = "x", .url = "https://x.example/", .timezone = "UTC"};
	struct arena *a = arena_new();
	struct ticker_line lines[] = {
	    line(12, 33, "12:33", "Bridge closed"),
	    line(11, 20, "11:20", "Trains stand still"),
	};
	const struct ticker ticker = {.lines = lines, .n = 2};
	const struct page page = {.state = PAGE_NEW, .date = date};
	struct health health = {.last_success = INSTANT_NONE};
	struct intake_by by = {.source = &source, .health = &health};
	const struct ticker old = {.lines = lines + 1, .n = 1};
	struct intake in = {0};
	struct err err;
	int64_t out;

	assert_int_equal(
	    store_open(&store_memory, "intake", STORE_WRITE, &by.store, &err),
	    0);
	by.now = before;
	assert_int_equal(intake(a, &by, &page, &old, &in, &err), 0);
	health.last_success = before;
	assert_int_equal(
	    store_commit(by.store, source.name, &health, &in.changes, &err), 0);
	by.now = now;
	assert_int_equal(intake(a, &by, &page, &ticker, &in, &err), 0);
	assert_int_equal(in.changes.added_n, 1);
	out = in.changes.added[0].published;
	store_close(by.store);
	arena_free(a);
	return out;
}

static void
a_clock_that_went_back_puts_no_line_on_another_day(void **state)
{
	const int64_t before = noon - HOUR / 2, date = noon + 40 * MINUTE;

	(void)state;
	assert_int_equal(
	    instant_of_new(date, date, before), noon + 33 * MINUTE);
	/* The present is as late as an instant may be. */
	assert_int_equal(
	    instant_of_new(date - 2 * HOUR, date, before), date - 2 * HOUR);
}

/* The clock was ahead at the last run, or the server's is. */
static void
a_clock_that_did_not_is_believed(void **state)
{
	const int64_t now = noon + 20 * MINUTE;

	(void)state;
	assert_int_equal(instant_of_new(now, now + 30 * MINUTE, noon),
	    noon + 33 * MINUTE - DAY);
	assert_int_equal(
	    instant_of_new(now, now + 3 * DAY, now + 2 * DAY + HOUR),
	    noon + 33 * MINUTE - DAY);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_clock_that_went_back_puts_no_line_on_another_day),
    cmocka_unit_test(a_clock_that_did_not_is_believed),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
