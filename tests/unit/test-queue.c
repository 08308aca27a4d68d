/* test-queue.c - in which order hosts are asked. */
#include "fetch/queue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

static struct queue *
queue_of(const char *const *urls, size_t n)
{
	struct queue *q = queue_new(n);

	for (size_t i = 0; i < n; i++)
		queue_add(q, i, urls[i]);
	return q;
}

static void
assert_takes(struct queue *q, size_t job)
{
	assert_true(queue_is_ready(q));
	assert_int_equal(queue_take(q), job);
}

static void
assert_rests(struct queue *q)
{
	assert_false(queue_is_ready(q));
}

static void
hosts_take_turns_and_jobs_follow_each_other(void **state)
{
	static const char *const urls[] = {"http://a/1", "http://a/2",
	    "http://b/1", "https://A:8443/3", "http://c/1"};
	struct queue *q = queue_of(urls, 5);

	(void)state;
	assert_int_equal(queue_hosts(q), 3);
	assert_takes(q, 0);
	assert_takes(q, 2);
	assert_int_equal(queue_waiting(q), 3);
	queue_release(q, 0);
	assert_takes(q, 1); /* before c: the connection is there */
	assert_takes(q, 4);
	assert_rests(q); /* the last waits for its host */
	assert_int_equal(queue_waiting(q), 1);
	queue_release(q, 2);
	assert_rests(q);
	queue_release(q, 1);
	assert_takes(q, 3);
	assert_rests(q);
	queue_release(q, 3);
	queue_release(q, 4);
	assert_rests(q);
	assert_int_equal(queue_waiting(q), 0);
	queue_free(q);
}

static void
what_is_no_address_waits_for_nobody_else(void **state)
{
	static const char *const urls[] = {"http://a b/", "http://a/"};
	struct queue *q = queue_of(urls, 2);

	(void)state;
	assert_takes(q, 0);
	assert_takes(q, 1);
	queue_free(q);
}

static void
an_empty_queue_has_nothing(void **state)
{
	struct queue *q = queue_new(0);

	(void)state;
	assert_rests(q);
	assert_int_equal(queue_waiting(q), 0);
	assert_int_equal(queue_hosts(q), 0);
	queue_free(q);
}

static void
a_host_that_must_wait_holds_up_nobody_else(void **state)
{
	static const char *const urls[] = {
	    "http://a/1", "http://a/2", "http://b/1", "http://b/2"};
	struct queue *q = queue_of(urls, 4);

	(void)state;
	assert_takes(q, 0);
	queue_hold(q, 0, 1500);
	assert_int_equal(queue_waiting(q), 4);
	assert_takes(q, 2);
	assert_rests(q);
	assert_int_equal(queue_pause(q, 1000, 9000), 500);
	assert_int_equal(queue_pause(q, 1000, 400), 400);
	queue_release(q, 2);
	assert_takes(q, 3);
	queue_wake(q, 1499);
	assert_rests(q);
	queue_wake(q, 1500);
	assert_int_equal(queue_pause(q, 1500, 9000), 9000);
	assert_takes(q, 0); /* again, and before those behind it */
	assert_rests(q);
	queue_release(q, 0);
	assert_takes(q, 1);
	queue_hold(q, 1, 1400);
	assert_int_equal(queue_pause(q, 1500, 9000), 0);
	queue_wake(q, 1500);
	assert_takes(q, 1);
	assert_int_equal(queue_waiting(q), 0);
	queue_free(q);
}

static void
hosts_come_back_in_the_order_of_their_times(void **state)
{
	enum { HOSTS = 500 };
	static int64_t until[HOSTS];
	struct queue *q = queue_new(HOSTS);
	uint32_t random = 7;
	int64_t now = 0;

	(void)state;
	for (size_t i = 0; i < HOSTS; i++) {
		char url[64];

		(void)snprintf(url, sizeof(url), "http://h%zu.example/", i);
		queue_add(q, i, url);
	}
	for (size_t i = 0; i < HOSTS; i++) {
		random = random * 1664525 + 1013904223;
		until[i] = 1 + (random >> 8) % 300;
		assert_takes(q, i);
		queue_hold(q, i, until[i]);
	}
	for (size_t left = HOSTS; left > 0; left--) {
		size_t job;

		while (!queue_is_ready(q)) {
			int pause = queue_pause(q, now, 1000);

			assert_in_range(pause, 1, 300);
			now += pause;
			queue_wake(q, now);
		}
		job = queue_take(q);
		assert_int_equal(until[job], now);
		queue_release(q, job);
	}
	assert_int_equal(queue_pause(q, now, 1000), 1000);
	queue_free(q);
}

static void
some_come_behind_others(void **state)
{
	struct queue *q = queue_new(7);

	(void)state;
	queue_add_behind(q, 0, "http://a/1", 5); /* 5 is added later */
	queue_add(q, 1, "http://b/1");
	queue_add_behind(q, 2, "http://a/2", 5);
	queue_add_behind(q, 3, "http://c/1", 5); /* of another host */
	queue_add(q, 4, "http://d/1");
	queue_add(q, 5, "http://a/0");
	queue_add(q, 6, "http://a/3");
	assert_int_equal(queue_waiting(q), 7);
	assert_int_equal(queue_hosts(q), 4);
	assert_takes(q, 1);
	assert_takes(q, 4);
	assert_takes(q, 5);
	assert_rests(q);
	queue_release(q, 1);
	assert_rests(q);
	queue_release(q, 5);
	assert_takes(q, 6); /* the host's next; those behind come then */
	assert_takes(q, 3);
	assert_rests(q);
	queue_release(q, 6);
	assert_takes(q, 0);
	queue_release(q, 0);
	assert_takes(q, 2);
	queue_release(q, 2);
	assert_rests(q);
	assert_int_equal(queue_waiting(q), 0);
	queue_free(q);
}

/* Jobs end in any order: all are taken once, those of a host in their order
 * and never two at a time. */
static void
all_are_taken_in_order(void **state)
{
	enum { JOBS = 10000, HOSTS = 700, WINDOW = 50 };
	static size_t last[HOSTS], running[WINDOW];
	static bool busy[HOSTS];
	struct queue *q = queue_new(JOBS);
	size_t n = 0, ended = 0, job;
	uint32_t random = 1;

	(void)state;
	for (size_t i = 0; i < JOBS; i++) {
		char url[64];

		(void)snprintf(
		    url, sizeof(url), "http://h%zu.example/%zu", i % HOSTS, i);
		queue_add(q, i, url);
	}
	assert_int_equal(queue_hosts(q), HOSTS);
	while (ended < JOBS) {
		size_t which;

		while (n < WINDOW && queue_is_ready(q)) {
			job = queue_take(q);
			assert_false(busy[job % HOSTS]);
			assert_true(job == job % HOSTS ||
				    job == last[job % HOSTS] + HOSTS);
			busy[job % HOSTS] = true;
			last[job % HOSTS] = job;
			running[n++] = job;
		}
		assert_true(n > 0);
		random = random * 1664525 + 1013904223;
		which = (random >> 8) % n;
		busy[running[which] % HOSTS] = false;
		queue_release(q, running[which]);
		running[which] = running[--n];
		ended++;
	}
	assert_rests(q);
	queue_free(q);
}

static void
joined_hosts_are_one(void **state)
{
	struct queue *q = queue_new(4);

	(void)state;
	queue_join(q, "http://a/", "http://b/");
	queue_join(q, "http://c/", "http://d/");
	queue_join(q, "http://b/", "http://c/");
	queue_join(q, "http://d/", "http://a/");
	queue_add(q, 0, "http://a/");
	queue_add(q, 1, "http://d/");
	queue_add(q, 2, "http://e/");
	queue_add(q, 3, "http://b/");
	assert_int_equal(queue_take(q), 0);
	assert_int_equal(queue_take(q), 2);
	assert_false(queue_is_ready(q));
	queue_release(q, 0);
	assert_int_equal(queue_take(q), 1);
	assert_false(queue_is_ready(q));
	queue_release(q, 1);
	assert_int_equal(queue_take(q), 3);
	queue_free(q);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(hosts_take_turns_and_jobs_follow_each_other),
    cmocka_unit_test(what_is_no_address_waits_for_nobody_else),
    cmocka_unit_test(an_empty_queue_has_nothing),
    cmocka_unit_test(a_host_that_must_wait_holds_up_nobody_else),
    cmocka_unit_test(hosts_come_back_in_the_order_of_their_times),
    cmocka_unit_test(some_come_behind_others),
    cmocka_unit_test(all_are_taken_in_order),
    cmocka_unit_test(joined_hosts_are_one),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
