/* test-merge.c - what a merge hands back, and weeks of a ticker. */
#include "mergeaid.h"

#include "base/instant.h"
#include "merge/id.h"
#include "merge/merge.h"

static void
ids_come_from_the_first_sight(void **state)
{
	struct world *w = *state;
	const char *url = "https://example.org/";

	world_fetch(w, "15/08 09:20", "09:13 A\n09:13 A\n09:12 A");
	assert_string_equal(w->last.added[0].id,
	    id_of_entry(w->a, url, world_instant("15/08 09:13"), "A", 1));
	assert_string_equal(w->last.added[1].id,
	    id_of_entry(w->a, url, world_instant("15/08 09:13"), "A", 0));
	assert_string_equal(w->last.added[2].id,
	    id_of_entry(w->a, url, world_instant("15/08 09:12"), "A", 0));
	world_fetch(w, "15/08 09:20", "09:13 A\n09:13 A\n09:13 A\n09:12 A");
	assert_string_equal(w->last.added[0].id,
	    id_of_entry(w->a, url, world_instant("15/08 09:13"), "A", 2));
}

/* An id that is given stays given, although its entry says something else. */
static void
an_id_is_never_given_twice(void **state)
{
	struct world *w = *state;
	const char *first;

	world_fetch(w, "15/08 09:20", "09:13 A\n09:12 B");
	first = w->last.added[0].id;
	world_fetch(w, "15/08 09:20", "09:13 another wording\n09:12 B");
	world_fetch(
	    w, "15/08 09:20", "09:13 A\n09:13 another wording\n09:12 B");
	assert_int_equal(w->last.added_n, 1);
	assert_string_not_equal(w->last.added[0].id, first);
}

/* Two more equal lines, where an edited one has the second of their ids. */
static void
equal_lines_get_ids_past_the_given(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 A\n09:13 A\n09:12 B");
	world_fetch(
	    w, "15/08 09:20", "09:13 another wording\n09:13 A\n09:12 B");
	world_fetch(w, "15/08 09:20",
	    "09:13 A\n09:13 A\n09:13 another wording\n09:13 A\n09:12 B");
	assert_int_equal(w->last.added_n, 2);
	assert_string_not_equal(w->last.added[0].id, w->last.added[1].id);
}

static void
the_page_lists_new_and_known_lines_in_its_order(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 B\n09:12 A");
	world_fetch(w, "15/08 09:20", "09:14 C\n09:13 B\n09:12 A");
	assert_int_equal(w->last.page_n, 3);
	assert_string_equal(w->last.page[0].id, world_find(w, "C")->id);
	assert_string_equal(w->last.page[1].id, world_find(w, "B")->id);
	assert_string_equal(w->last.page[2].id, world_find(w, "A")->id);
}

static void
what_was_seen_is_kept(void **state)
{
	struct world *w = *state;
	const struct entry *e;

	world_fetch(w, "15/08 09:20", "09:13 B <https://example.org/b");
	e = world_find(w, "B");
	assert_string_equal(e->time_text, "09:13");
	assert_string_equal(e->url, "https://example.org/b");
	assert_int_equal(e->origin, ORIGIN_CLOCK);
	assert_int_equal(e->precision, 60);
}

/* Instants alone: rows of minutes in page order. */
static void
the_order_is_found_from_the_instants(void **state)
{
	static const struct {
		int minutes[4];
		size_t n;
		enum line_order order;
		bool oldest_first;
	} rows[] = {
	    {{3, 2, 1}, 3, ORDER_UNKNOWN, false},
	    {{1, 2, 3}, 3, ORDER_UNKNOWN, true},
	    {{1, 1, 2}, 3, ORDER_UNKNOWN, true},
	    {{1, 1, 1}, 3, ORDER_UNKNOWN, false},
	    {{1, 3, 2}, 3, ORDER_UNKNOWN, false},
	    {{1}, 1, ORDER_UNKNOWN, false},
	    {{0}, 0, ORDER_UNKNOWN, false},
	    {{1, 2, 3}, 3, ORDER_NEWEST_FIRST, false},
	    {{3, 2, 1}, 3, ORDER_OLDEST_FIRST, true},
	};
	struct world *w = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct history none = {0};
		struct entry seen[4];
		struct changes c;

		for (size_t k = 0; k < rows[i].n; k++)
			seen[k] = (struct entry){
			    .published = rows[i].minutes[k] * MINUTE,
			    .precision = 60,
			    .text = "x"};
		const struct shown shown = {.seen = seen,
		    .n = rows[i].n,
		    .order = rows[i].order,
		    .now = DAY,
		    .dated = DAY};
		merge(w->a, &none, &shown, &c);
		assert_int_equal(c.oldest_first, rows[i].oldest_first);
		assert_int_equal(c.added_n, rows[i].n);
	}
}

/* A ticker that gains lines for days; its page shows the newest of them. */
enum { EVENTS = 600, PAGE_LINES = 20 };

struct event {
	int64_t at;
	char text[32];
	bool announced;
};

struct ticker_sim {
	struct event events[EVENTS]; /* oldest first */
	uint32_t seed;
};

static uint32_t
roll(struct ticker_sim *s, uint32_t sides)
{
	s->seed = s->seed * 1664525 + 1013904223;
	return (s->seed >> 8) % sides;
}

/* Lines come in bursts, sometimes after a quiet day or two; every tenth has
 * words that were there before. */
static void
write_events(struct ticker_sim *s)
{
	int64_t t = world_instant("01/08 00:00");

	for (int i = 0; i < EVENTS; i++) {
		struct event *e = &s->events[i];
		uint32_t kind = roll(s, 100);

		if (kind < 1)
			t += HOUR * (20 + roll(s, 30));
		else if (kind < 70)
			t += MINUTE * (1 + roll(s, 50));
		e->at = t;
		(void)snprintf(e->text, sizeof(e->text), "%s %u",
		    roll(s, 10) == 0 ? "sirens" : "headline",
		    roll(s, 10) == 0 ? roll(s, 4) : 1000 + (unsigned)i);
	}
}

/* The page after `shown` events, newest first, as it prints them. */
static struct entry *
print_page(struct world *w, const struct ticker_sim *s, int shown, int64_t now,
    size_t *n)
{
	char page[PAGE_LINES * 64];
	size_t len = 0;
	int last = shown > PAGE_LINES ? shown - PAGE_LINES : 0;

	page[0] = '\0';
	for (int i = shown - 1; i >= last; i--) {
		struct civil c = instant_civil(s->events[i].at);

		len += (size_t)snprintf(page + len, sizeof(page) - len,
		    "%02d:%02d %s\n", c.hour, c.minute, s->events[i].text);
	}
	return world_read(w, arena_copy(w->a, page), now, n);
}

/* Each added entry is an event that wasn't announced, at its true minute if
 * `dated` says that the page could be dated. */
static void
announce(struct world *w, struct ticker_sim *s, int shown, bool dated)
{
	for (size_t i = w->last.added_n; i-- > 0;) {
		const struct entry *e = &w->last.added[i];
		int found = -1;

		for (int k = 0; k < shown && found < 0; k++) {
			struct event *v = &s->events[k];

			if (!v->announced && strcmp(v->text, e->text) == 0 &&
			    (!dated || v->at / MINUTE == e->published / MINUTE))
				found = k;
		}
		if (found < 0)
			fail_msg("announced twice: %s", e->text);
		s->events[found].announced = true;
	}
}

static void
check_frozen(const struct world *w, const struct history *before)
{
	size_t k = 0;

	for (size_t i = 0; i < before->n; i++) {
		const struct entry *e = &before->entries[i];

		while (k < w->history.n &&
		       strcmp(w->history.entries[k].id, e->id) != 0)
			k++;
		assert_true(k < w->history.n);
		assert_int_equal(w->history.entries[k].published, e->published);
	}
}

/* Whether the newest line is less than a day old and no step between two
 * lines is a day: then clocks alone tell the dates. */
static bool
tells_its_dates(const struct ticker_sim *s, int shown, int64_t now)
{
	int last = shown > PAGE_LINES ? shown - PAGE_LINES : 0;

	for (int i = shown - 1; i >= last; i--) {
		if (now - s->events[i].at >= DAY)
			return false;
		now = s->events[i].at;
	}
	return true;
}

/* Fetches often enough that no line is missed: each must be announced, once,
 * and nothing of it ever changes. */
static void
run_ticker(struct world *w, uint32_t seed)
{
	struct ticker_sim *s = arena_zalloc(w->a, sizeof(*s));
	int shown = 0;

	s->seed = seed;
	write_events(s);
	while (shown < EVENTS) {
		int64_t now, quiet;
		struct history before = w->history;
		struct entry *seen;
		size_t n;

		shown += 1 + (int)roll(s, 9);
		shown = shown < EVENTS ? shown : EVENTS;
		now = s->events[shown - 1].at;
		quiet = shown < EVENTS ? s->events[shown].at - now : HOUR;
		now += (int64_t)roll(s, (uint32_t)quiet + 1);
		while (shown < EVENTS && s->events[shown].at <= now)
			shown++;
		seen = print_page(w, s, shown, now, &n);
		world_merge(w, now, seen, n);
		announce(w, s, shown, tells_its_dates(s, shown, now));
		check_frozen(w, &before);
	}
	for (int i = 0; i < EVENTS; i++) {
		if (!s->events[i].announced)
			fail_msg("never announced: %d %s (seed %u)", i,
			    s->events[i].text, seed);
	}
}

static void
weeks_of_a_ticker_lose_and_repeat_nothing(void **state)
{
	(void)state;
	for (uint32_t seed = 1; seed <= 12; seed++) {
		struct world w;

		world_init(&w);
		run_ticker(&w, seed);
		world_free(&w);
	}
}

/* A printed time as world_read reads it, of one of five kinds. */
static void
scribble_time(struct ticker_sim *s, int kind, char *out, size_t size)
{
	unsigned x = 1 + roll(s, 3), hour = roll(s, 24);

	out[0] = '\0';
	if (kind == 0)
		(void)snprintf(out, size, "%02u:%02u ", hour, x);
	else if (kind == 1)
		(void)snprintf(out, size, "-%um ", x);
	else if (kind == 2)
		(void)snprintf(out, size, "%02u/08 ", x);
	else if (kind == 3)
		(void)snprintf(out, size, "%02u/08 %02u:07 ", x, hour);
}

/* A page whose lines come, go and move as they like, with the two kinds of
 * time that one site prints. */
static const char *
scribble(struct world *w, struct ticker_sim *s, int site)
{
	static const int kinds[][2] = {{0, 0}, {4, 4}, {1, 0}, {2, 0}, {3, 1}};
	char page[40 * 64];
	size_t len = 0;

	page[0] = '\0';
	for (uint32_t n = roll(s, 40); n > 0; n--) {
		uint32_t text = roll(s, 300);
		char time[32];

		scribble_time(s, kinds[site][roll(s, 2)], time, sizeof(time));
		len += (size_t)snprintf(page + len, sizeof(page) - len,
		    "%sline %u <l%u?%u\n", time, text, text, roll(s, 2));
	}
	return arena_copy(w->a, page);
}

static void
a_page_read_twice_adds_nothing_the_second_time(void **state)
{
	(void)state;
	for (int world = 0; world < 50; world++) {
		struct ticker_sim *s = calloc(1, sizeof(*s));
		int64_t now = world_instant("01/08 00:00");
		struct world w;

		world_init(&w);
		s->seed = (uint32_t)world;
		for (int fetch = 0; fetch < 20; fetch++) {
			size_t n;
			struct entry *seen;

			now += roll(s, roll(s, 4) > 0 ? 2 * HOUR : 2 * DAY);
			seen =
			    world_read(&w, scribble(&w, s, world % 5), now, &n);
			world_merge(&w, now, seen, n);
			world_merge(&w, now, seen, n);
			assert_int_equal(w.last.added_n, 0);
		}
		world_free(&w);
		free(s);
	}
}

#define IN_A_WORLD(test)                                                       \
	cmocka_unit_test_setup_teardown(test, world_set_up, world_tear_down)

static const struct CMUnitTest tests[] = {
    IN_A_WORLD(ids_come_from_the_first_sight),
    IN_A_WORLD(an_id_is_never_given_twice),
    IN_A_WORLD(equal_lines_get_ids_past_the_given),
    IN_A_WORLD(the_page_lists_new_and_known_lines_in_its_order),
    IN_A_WORLD(what_was_seen_is_kept),
    IN_A_WORLD(the_order_is_found_from_the_instants),
    cmocka_unit_test(a_page_read_twice_adds_nothing_the_second_time),
    cmocka_unit_test(weeks_of_a_ticker_lose_and_repeat_nothing),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
