/* test-store.c - what every backend of the store promises; each test runs on
 * each of them. */
#include "storeaid.h"

#include "base/instant.h"
#include "base/limits.h"

static void
commit(struct bench *b, const char *source, const struct changes *c)
{
	struct health h = storeaid_health(5000);
	struct err err;

	storeaid_ok(store_commit(b->store, source, &h, c, &err), &err);
}

static struct history
load(struct bench *b, const char *source, size_t limit)
{
	struct history h;
	struct err err;

	storeaid_ok(
	    store_history(b->store, b->a, source, limit, &h, &err), &err);
	return h;
}

static void
same_text(const char *got, const char *want)
{
	if (want == NULL)
		assert_null(got);
	else
		assert_string_equal(got, want);
}

static void
same_entry(const struct entry *got, const struct entry *want)
{
	assert_string_equal(got->id, want->id);
	assert_int_equal(got->published, want->published);
	assert_int_equal(got->updated, want->updated);
	assert_int_equal(got->precision, want->precision);
	assert_int_equal(got->origin, want->origin);
	assert_int_equal(got->status, want->status);
	assert_int_equal(got->urgent, want->urgent);
	same_text(got->time_text, want->time_text);
	assert_string_equal(got->text, want->text);
	same_text(got->url, want->url);
	assert_int_equal(got->first_seen, want->first_seen);
	assert_int_equal(got->changes_n, want->changes_n);
}

static void
health_that_was_put_off_comes_back(void **state)
{
	struct bench *b = *state;
	struct health h = storeaid_health(5000), got;
	struct err err;

	storeaid_ok(store_put_off(b->store, "a", &h, &err), &err);
	storeaid_ok(store_health(b->store, b->a, "a", &got, &err), &err);
	assert_int_equal(got.last_attempt, 5000);
	storeaid_ok(store_settle(b->store, &err), &err);
	storeaid_ok(store_health(b->store, b->a, "a", &got, &err), &err);
	assert_int_equal(got.last_attempt, 5000);
}

static void
a_source_never_seen_has_no_health_and_no_history(void **state)
{
	struct bench *b = *state;
	struct history h = load(b, "nobody", 10);
	struct health health;
	struct err err;

	storeaid_ok(
	    store_health(b->store, b->a, "nobody", &health, &err), &err);
	assert_null(health.url);
	assert_null(health.etag);
	assert_null(health.failure);
	assert_null(health.written);
	assert_int_equal(health.last_attempt, INSTANT_NONE);
	assert_int_equal(health.last_success, INSTANT_NONE);
	assert_null(health.detector);
	assert_null(health.warning);
	assert_int_equal(health.last_failure, INSTANT_NONE);
	assert_int_equal(health.told, INSTANT_NONE);
	assert_int_equal(health.failures, 0);
	assert_int_equal(health.generation, 0);
	assert_int_equal(health.room, 0);
	assert_int_equal(health.beat, 0);
	assert_int_equal(health.room_at, INSTANT_NONE);
	assert_int_equal(health.moved, INSTANT_NONE);
	assert_int_equal(health.fresh_until, INSTANT_NONE);
	assert_int_equal(health.retry_until, INSTANT_NONE);
	assert_int_equal(health.crawl_delay, 0);
	assert_int_equal(health.usual_bytes, 0);
	assert_int_equal(health.usual_lines, 0);
	assert_null(health.outcome);
	assert_int_equal(health.body_hash, 0);
	assert_int_equal(health.body_length, 0);
	assert_int_equal(h.n, 0);
	assert_int_equal(h.page_n, 0);
	assert_int_equal(h.fetched, INSTANT_NONE);
}

static void
health_comes_back_as_it_was_saved(void **state)
{
	struct bench *b = *state;
	struct health want = {
	    .url = "https://example.org/؟",
	    .etag = "W/\"it's\"",
	    .last_attempt = -5,
	    .last_success = INSTANT_NONE,
	    .failures = 3,
	    .failure = "http: 503",
	    .last_failure = 77,
	    .detector = "ul.ticker > li",
	    .warning = "times stand still",
	    .told = 0,
	    .generation = (int64_t)1 << 40,
	    .written = "atom 7",
	    .room = 7200,
	    .beat = 600,
	    .room_at = 11,
	    .moved = 0,
	    .fresh_until = 12,
	    .retry_until = INSTANT_NONE,
	    .crawl_delay = 13,
	    .outcome = "challenge",
	    .body_hash = UINT64_MAX - 1,
	    .body_length = 100000,
	    .usual_bytes = 90000,
	    .usual_lines = 40,
	};
	struct health got;
	struct err err;

	commit(b, "a", NULL);
	storeaid_ok(store_commit(b->store, "a", &want, NULL, &err), &err);
	storeaid_ok(store_health(b->store, b->a, "a", &got, &err), &err);
	assert_string_equal(got.url, want.url);
	assert_string_equal(got.etag, want.etag);
	assert_null(got.last_modified);
	assert_int_equal(got.last_attempt, want.last_attempt);
	assert_int_equal(got.last_success, want.last_success);
	assert_int_equal(got.failures, want.failures);
	assert_string_equal(got.failure, want.failure);
	assert_int_equal(got.told, want.told);
	assert_int_equal(got.generation, want.generation);
	assert_string_equal(got.written, want.written);
	assert_int_equal(got.last_failure, want.last_failure);
	assert_string_equal(got.detector, want.detector);
	assert_string_equal(got.warning, want.warning);
	assert_int_equal(got.room, want.room);
	assert_int_equal(got.beat, want.beat);
	assert_int_equal(got.room_at, want.room_at);
	assert_int_equal(got.moved, want.moved);
	assert_int_equal(got.fresh_until, want.fresh_until);
	assert_int_equal(got.retry_until, want.retry_until);
	assert_int_equal(got.crawl_delay, want.crawl_delay);
	assert_string_equal(got.outcome, want.outcome);
	assert_true(got.body_hash == want.body_hash);
	assert_int_equal(got.body_length, want.body_length);
	assert_int_equal(got.usual_bytes, want.usual_bytes);
	assert_int_equal(got.usual_lines, want.usual_lines);
}

static void
entries_come_back_as_they_were_saved(void **state)
{
	struct bench *b = *state;
	struct changes c = storeaid_changes(b->a, 0, 60);
	struct history h;

	commit(b, "a", &c);
	h = load(b, "a", 100);
	assert_int_equal(h.n, 60);
	for (size_t i = 0; i < h.n; i++)
		same_entry(&h.entries[i], &c.added[i]);
	assert_int_equal(h.page_n, 60);
	for (size_t i = 0; i < h.page_n; i++)
		assert_string_equal(
		    h.entries[h.page[i].entry].id, c.page[i].id);
}

/* The ids of the history, as test numbers: "3 1 2". */
static const char *
order_of(struct bench *b, const struct history *h)
{
	char *out = arena_alloc(b->a, h->n * 12 + 1);
	size_t len = 0;

	out[0] = '\0';
	for (size_t i = 0; i < h->n; i++) {
		unsigned k = (unsigned)strtoul(h->entries[i].id + 9, NULL, 16);

		len += (size_t)snprintf(
		    out + len, 12, "%s%u", i > 0 ? " " : "", k);
	}
	return out;
}

static struct changes
equal_instants(struct bench *b, unsigned first, unsigned n, bool oldest_first)
{
	struct changes c = storeaid_changes(b->a, first, n);

	for (size_t i = 0; i < n; i++)
		c.added[i].published = 1000;
	c.oldest_first = oldest_first;
	return c;
}

/* Pages list k from high to low. */
static void
of_equal_instants_the_last_added_is_the_newest(void **state)
{
	struct bench *b = *state;
	struct changes c = equal_instants(b, 1, 3, false);
	struct history h;

	commit(b, "newest-first", &c);
	commit(b, "oldest-first", &c);
	c = equal_instants(b, 4, 2, false);
	commit(b, "newest-first", &c);
	c = equal_instants(b, 4, 2, true);
	commit(b, "oldest-first", &c);
	h = load(b, "newest-first", 10);
	assert_string_equal(order_of(b, &h), "5 4 3 2 1");
	h = load(b, "oldest-first", 10);
	assert_string_equal(order_of(b, &h), "4 5 3 2 1");
}

static void
sources_are_named_in_order(void **state)
{
	struct bench *b = *state;
	struct changes c = storeaid_changes(b->a, 0, 2);
	const char **names;
	struct err err;
	size_t n;

	storeaid_ok(store_sources(b->store, b->a, &names, &n, &err), &err);
	assert_int_equal(n, 0);
	commit(b, "zebra", &c);
	commit(b, "a-b", NULL);
	commit(b, "a", &c);
	commit(b, "zebra", NULL);
	storeaid_ok(store_sources(b->store, b->a, &names, &n, &err), &err);
	assert_int_equal(n, 3);
	assert_string_equal(names[0], "a");
	assert_string_equal(names[1], "a-b");
	assert_string_equal(names[2], "zebra");
}

static void
the_limit_keeps_the_newest(void **state)
{
	struct bench *b = *state;
	struct changes c = storeaid_changes(b->a, 0, 9);
	struct history h;

	c.page_n = 0;
	commit(b, "a", &c);
	h = load(b, "a", 4);
	assert_string_equal(order_of(b, &h), "8 7 6 5");
	h = load(b, "a", 0);
	assert_int_equal(h.n, 0);
	h = load(b, "a", SIZE_MAX);
	assert_int_equal(h.n, 9);
}

static void
lines_of_the_last_page_are_loaded_whatever_the_limit(void **state)
{
	struct bench *b = *state;
	struct changes c = storeaid_changes(b->a, 0, 9);
	struct history h;

	commit(b, "a", &c);
	c = (struct changes){
	    .page = arena_alloc(b->a, 3 * sizeof(*c.page)), .page_n = 3};
	c.page[0] = (struct page_id){storeaid_id(b->a, 2), 0};
	c.page[1] = (struct page_id){storeaid_id(b->a, 8), 0};
	c.page[2] = (struct page_id){storeaid_id(b->a, 0), 0};
	commit(b, "a", &c);
	h = load(b, "a", 2);
	assert_string_equal(order_of(b, &h), "8 7 2 0");
	assert_int_equal(h.page_n, 3);
	assert_int_equal(h.page[0].entry, 2);
	assert_int_equal(h.page[1].entry, 0);
	assert_int_equal(h.page[2].entry, 3);
	h = load(b, "a", 0);
	assert_string_equal(order_of(b, &h), "8 2 0");
}

static void
a_commit_without_changes_keeps_entries_and_page(void **state)
{
	struct bench *b = *state;
	struct changes c = storeaid_changes(b->a, 0, 3);
	struct history h;

	commit(b, "a", &c);
	commit(b, "a", NULL);
	h = load(b, "a", 10);
	assert_int_equal(h.n, 3);
	assert_int_equal(h.page_n, 3);
}

static void
an_id_that_is_known_is_left_as_it_was(void **state)
{
	struct bench *b = *state;
	struct changes c = storeaid_changes(b->a, 1, 1);
	struct history h;

	commit(b, "a", &c);
	c.added[0].text = "another wording";
	c.added[0].published = 1;
	commit(b, "a", &c);
	h = load(b, "a", 10);
	assert_int_equal(h.n, 1);
	assert_string_equal(h.entries[0].text, "عاجل 1");
	assert_int_equal(h.entries[0].published, 1001);
}

static void
sources_do_not_see_each_other(void **state)
{
	struct bench *b = *state;
	struct changes c = storeaid_changes(b->a, 0, 3);
	struct history h;

	commit(b, "a", &c);
	c.page_n = 1;
	commit(b, "b", &c);
	h = load(b, "a", 10);
	assert_int_equal(h.n, 3);
	assert_int_equal(h.page_n, 3);
	h = load(b, "b", 10);
	assert_int_equal(h.n, 3);
	assert_int_equal(h.page_n, 1);
}

static void
refuse(struct bench *b, const struct changes *c)
{
	struct health h = storeaid_health(9999);
	struct err err = {0};

	h.generation = 77;
	assert_int_equal(store_commit(b->store, "a", &h, c, &err), -1);
	assert_int_equal(err.kind, ERR_STORE);
	assert_int_not_equal(err.msg[0], '\0');
}

static void
a_refused_commit_changes_nothing_and_the_next_one_works(void **state)
{
	struct bench *b = *state;
	struct changes good = storeaid_changes(b->a, 0, 2);
	struct changes unknown = storeaid_changes(b->a, 2, 2);
	struct changes nameless = storeaid_changes(b->a, 2, 2);
	struct changes shouted = storeaid_changes(b->a, 2, 2);
	struct health health;
	struct history h;
	struct err err;

	unknown.page[1].id = storeaid_id(b->a, 99);
	nameless.added[1].id = NULL;
	shouted.page[1].id = "URN:UUID:00000002-0000-5000-8000-00000000ABCD";
	commit(b, "a", &good);
	refuse(b, &unknown);
	refuse(b, &nameless);
	refuse(b, &shouted);
	storeaid_ok(store_health(b->store, b->a, "a", &health, &err), &err);
	assert_int_equal(health.generation, 1);
	h = load(b, "a", 10);
	assert_string_equal(order_of(b, &h), "1 0");
	assert_int_equal(h.page_n, 2);
	good = storeaid_changes(b->a, 2, 2);
	commit(b, "a", &good);
	h = load(b, "a", 10);
	assert_string_equal(order_of(b, &h), "3 2 1 0");
}

/* One thing that happened to entry k, and nothing else in that fetch. */
static void
change(struct bench *b, unsigned k, struct change change,
    enum entry_status status, bool logged)
{
	struct changed *changed = arena_alloc(b->a, sizeof(*changed));
	struct changes c = {.changed = changed, .changed_n = 1};
	struct history h = load(b, "a", 0);

	*changed = (struct changed){
	    storeaid_id(b->a, k), change, status, change.at, logged};
	c.page = arena_alloc(b->a, h.page_n * sizeof(*c.page));
	c.page_n = h.page_n;
	for (size_t i = 0; i < h.page_n; i++)
		c.page[i] = (struct page_id){
		    h.entries[h.page[i].entry].id, h.page[i].missed};
	commit(b, "a", &c);
}

static void
same_change(const struct change *got, enum entry_status status, int64_t at,
    const char *text, const char *url)
{
	assert_int_equal(got->status, status);
	assert_int_equal(got->at, at);
	assert_string_equal(got->text, text);
	same_text(got->url, url);
}

static void
all_that_happened_to_an_entry_is_told_from_its_first_wording(void **state)
{
	struct bench *b = *state;
	struct changes c = storeaid_changes(b->a, 0, 3);
	const struct entry *e;
	struct history h;

	c.added[1].url = "https://example.org/1";
	c.added[1].first_seen = 1500;
	commit(b, "a", &c);
	change(b, 1, (struct change){ENTRY_EDITED, 6000, "x", "u"},
	    ENTRY_EDITED, true);
	change(b, 1, (struct change){ENTRY_WITHDRAWN, 7000, "x", "u"},
	    ENTRY_WITHDRAWN, true);
	change(b, 1, (struct change){ENTRY_RETURNED, 8000, "x", NULL},
	    ENTRY_EDITED, true);
	h = load(b, "a", 10);
	assert_int_equal(h.n, 3);
	assert_int_equal(h.entries[0].changes_n, 0);
	e = &h.entries[1];
	assert_string_equal(e->text, "x");
	assert_null(e->url);
	assert_int_equal(e->status, ENTRY_EDITED);
	assert_int_equal(e->updated, 8000);
	assert_int_equal(e->published, 1001);
	assert_int_equal(e->first_seen, 1500);
	assert_int_equal(e->changes_n, 4);
	same_change(
	    &e->changes[0], ENTRY_NEW, 1500, "عاجل 1", "https://example.org/1");
	same_change(&e->changes[1], ENTRY_EDITED, 6000, "x", "u");
	same_change(&e->changes[2], ENTRY_WITHDRAWN, 7000, "x", "u");
	same_change(&e->changes[3], ENTRY_RETURNED, 8000, "x", NULL);
}

static void
another_link_is_kept_and_is_no_event(void **state)
{
	struct bench *b = *state;
	struct changes c = storeaid_changes(b->a, 0, 3);
	struct history h;

	commit(b, "a", &c);
	change(b, 2, (struct change){ENTRY_NEW, 6000, NULL, "https://e.org/2"},
	    ENTRY_NEW, false);
	h = load(b, "a", 10);
	assert_string_equal(h.entries[0].url, "https://e.org/2");
	assert_string_equal(h.entries[0].text, "عاجل 2");
	assert_int_equal(h.entries[0].changes_n, 0);
}

static void
reword(struct bench *b, int64_t at, const char *text)
{
	change(b, 1, (struct change){ENTRY_EDITED, at, text, NULL},
	    ENTRY_EDITED, true);
}

static const struct entry *
only(struct bench *b)
{
	struct history h = load(b, "a", 10);

	assert_int_equal(h.n, 1);
	return &h.entries[0];
}

static void
the_log_of_an_entry_ends_and_its_text_goes_on(void **state)
{
	struct bench *b = *state;
	struct changes c = storeaid_changes(b->a, 1, 1);
	const struct entry *e;

	commit(b, "a", &c);
	for (int i = 0; i < LIMIT_CHANGES + 5; i++)
		reword(b, 6000 + i, arena_printf(b->a, "wording %d", i));
	e = only(b);
	assert_int_equal(e->changes_n, LIMIT_CHANGES);
	assert_string_equal(e->text, "wording 1004");
	assert_string_equal(e->changes[LIMIT_CHANGES - 1].text, "wording 998");
}

static void
a_title_that_flips_ends_no_log_of_what_is_news(void **state)
{
	struct bench *b = *state;
	struct changes c = storeaid_changes(b->a, 1, 1);
	const struct change *last;

	commit(b, "a", &c);
	for (int i = 0; i < LIMIT_FLIPS + 5; i++)
		reword(b, 6000 + i, i % 2 == 0 ? "flip" : "flop");
	assert_int_equal(only(b)->changes_n, LIMIT_FLIPS);
	assert_string_equal(only(b)->text, "flip");
	reword(b, 7000, "never said");
	reword(b, 7001, "flop");
	change(b, 1, (struct change){ENTRY_WITHDRAWN, 7002, NULL, NULL},
	    ENTRY_WITHDRAWN, true);
	change(b, 1, (struct change){ENTRY_RETURNED, 7003, NULL, NULL},
	    ENTRY_EDITED, true);
	change(b, 1, (struct change){ENTRY_WITHDRAWN, 7004, NULL, NULL},
	    ENTRY_WITHDRAWN, true);
	reword(b, 7005, "flip"); /* back, in words that it had */
	reword(b, 7006, "flop");
	assert_int_equal(only(b)->changes_n, LIMIT_FLIPS + 5);
	last = &only(b)->changes[LIMIT_FLIPS];
	same_change(&last[0], ENTRY_EDITED, 7000, "never said", NULL);
	same_change(&last[1], ENTRY_WITHDRAWN, 7002, "flop", NULL);
	same_change(&last[2], ENTRY_RETURNED, 7003, "flop", NULL);
	same_change(&last[3], ENTRY_WITHDRAWN, 7004, "flop", NULL);
	same_change(&last[4], ENTRY_EDITED, 7005, "flip", NULL);
}

static void
an_entry_comes_with_what_happened_to_it(void **state)
{
	static const struct change told[] = {
	    {ENTRY_NEW, 5000, "first", "https://example.org/1"},
	    {ENTRY_EDITED, 5100, "second", NULL},
	};
	struct bench *b = *state;
	struct changes c = storeaid_changes(b->a, 1, 1);
	const struct entry *e;

	c.added[0].text = "second";
	c.added[0].status = ENTRY_EDITED;
	c.added[0].changes = told;
	c.added[0].changes_n = 2;
	commit(b, "a", &c);
	reword(b, 6000, "third");
	e = only(b);
	assert_int_equal(e->changes_n, 3);
	same_change(
	    &e->changes[0], ENTRY_NEW, 5000, "first", "https://example.org/1");
	same_change(&e->changes[1], ENTRY_EDITED, 5100, "second", NULL);
	same_change(&e->changes[2], ENTRY_EDITED, 6000, "third", NULL);
	c.added[0].text = "not again";
	commit(b, "a", &c);
	assert_int_equal(only(b)->changes_n, 3);
	assert_string_equal(only(b)->text, "third");
}

static void
a_page_remembers_what_it_missed(void **state)
{
	struct bench *b = *state;
	struct changes c = storeaid_changes(b->a, 0, 3);
	struct history h;

	commit(b, "a", &c);
	c.added_n = 0;
	c.page[1].missed = 2;
	commit(b, "a", &c);
	h = load(b, "a", 0);
	assert_int_equal(h.page_n, 3);
	assert_int_equal(h.page[0].missed, 0);
	assert_int_equal(h.page[1].missed, 2);
	c.page_n = 2;
	commit(b, "a", &c);
	h = load(b, "a", 0);
	assert_int_equal(h.page_n, 2);
}

static void
stands(struct bench *b, const char *source, size_t shown, size_t lacking)
{
	size_t got[2] = {7, 7};
	struct err err;

	storeaid_ok(
	    store_standing(b->store, b->a, source, &got[0], &got[1], &err),
	    &err);
	assert_int_equal(got[0], shown);
	assert_int_equal(got[1], lacking);
}

static void
the_lines_that_stand_and_those_that_lack_are_counted(void **state)
{
	struct bench *b = *state;
	struct changes c = storeaid_changes(b->a, 0, 5);

	stands(b, "a", 0, 0);
	commit(b, "a", &c);
	stands(b, "a", 5, 0);
	stands(b, "b", 0, 0);
	c.added_n = 0;
	c.page[1].missed = 2;
	c.page[4].missed = 1;
	commit(b, "a", &c);
	stands(b, "a", 3, 2);
	c.page_n = 0;
	commit(b, "a", &c);
	stands(b, "a", 0, 0);
}

/* What is recalled for lines with these times and texts. */
static const char *
recalled(struct bench *b, const struct entry *seen, size_t n)
{
	struct history h;
	struct err err;

	storeaid_ok(store_recall(b->store, b->a, "a", seen, n, &h, &err), &err);
	for (size_t i = 0; i < h.page_n; i++)
		assert_true(h.page[i].entry < h.n);
	return order_of(b, &h);
}

/* Entries 0 to 9, a day apart, whose page is the newest two. */
static void
commit_ten_days(struct bench *b)
{
	struct changes c = storeaid_changes(b->a, 0, 10);

	for (unsigned i = 0; i < 10; i++) {
		struct entry *e = &c.added[i];

		e->published = (int64_t)(9 - i) * DAY;
		e->time_text = "09:13";
		e->url = arena_printf(
		    b->a, "https://example.org/%u-slug", 70000 + 9 - i);
	}
	c.page_n = 2;
	commit(b, "a", &c);
}

static struct entry
line_at(int64_t published, const char *text, const char *url)
{
	return (struct entry){.published = published,
	    .precision = 60,
	    .origin = ORIGIN_CLOCK,
	    .time_text = "09:13",
	    .text = text,
	    .url = url};
}

static void
the_page_and_two_days_are_recalled(void **state)
{
	struct bench *b = *state;
	struct entry seen[] = {
	    line_at(9 * DAY, "عاجل 9", NULL),
	    line_at(7 * DAY, "never seen", NULL),
	};

	assert_string_equal(recalled(b, seen, 2), "");
	commit_ten_days(b);
	assert_string_equal(recalled(b, seen, 2), "9 8 7 6 5");
	assert_string_equal(recalled(b, seen, 1), "9 8 7");
	assert_string_equal(recalled(b, seen + 1, 1), "9 8 7 6 5");
	assert_string_equal(recalled(b, seen, 0), "9 8");
}

static void
a_line_is_recalled_by_its_text_and_by_its_links_number(void **state)
{
	struct bench *b = *state;
	struct entry seen[] = {
	    line_at(20 * DAY, "«عَاجِل» 3!", NULL),
	    line_at(20 * DAY, "other words", "https://example.org/70001-new"),
	    line_at(20 * DAY, "other words", "https://example.com/70002-new"),
	};

	commit_ten_days(b);
	assert_string_equal(recalled(b, seen, 3), "9 8 3 1");
	change(b, 3, (struct change){ENTRY_EDITED, 21 * DAY, "new words", NULL},
	    ENTRY_EDITED, true);
	assert_string_equal(recalled(b, seen, 3), "9 8 1");
	seen[0].text = "New, words";
	assert_string_equal(recalled(b, seen, 3), "9 8 3 1");
}

static void
a_line_that_stands_is_not_looked_for_elsewhere(void **state)
{
	struct bench *b = *state;
	struct changes c = storeaid_changes(b->a, 30, 2);
	struct entry seen = line_at(20 * DAY, "عاجل 9", NULL);

	c.added[0].text = "عاجل 9";
	c.page_n = 0;
	c.added[0].published = c.added[1].published = 0;
	commit(b, "a", &c);
	commit_ten_days(b);
	assert_string_equal(recalled(b, &seen, 1), "9 8");
	seen.time_text = "09:14";
	assert_string_equal(recalled(b, &seen, 1), "9 8 31");
}

static void
of_entries_alike_the_last_ones_are_recalled(void **state)
{
	struct bench *b = *state;
	struct changes c = storeaid_changes(b->a, 0, LIMIT_ALIKE + 5);
	struct entry seen = line_at(20 * DAY, "siren", NULL);
	struct history h;
	struct err err;

	for (size_t i = 0; i < c.added_n; i++)
		c.added[i].text = "siren";
	c.page_n = 0;
	commit(b, "a", &c);
	storeaid_ok(
	    store_recall(b->store, b->a, "a", &seen, 1, &h, &err), &err);
	assert_int_equal(h.n, LIMIT_ALIKE);
	assert_string_equal(
	    h.entries[0].id, storeaid_id(b->a, LIMIT_ALIKE + 4));
}

static void
a_change_of_an_unknown_entry_is_refused(void **state)
{
	struct bench *b = *state;
	struct changed changed = {storeaid_id(b->a, 7),
	    {ENTRY_EDITED, 6000, "x", NULL}, ENTRY_EDITED, 6000, true};
	struct changes c = storeaid_changes(b->a, 0, 2);

	c.changed = &changed;
	c.changed_n = 1;
	refuse(b, &c);
	assert_int_equal(load(b, "a", 10).n, 0);
	changed.id = "7";
	refuse(b, &c);
}

static void
a_store_that_is_peeked_at_is_not_written(void **state)
{
	struct bench *b = *state;
	struct changes c = storeaid_changes(b->a, 0, 1);
	struct health h = storeaid_health(1);
	struct history history;
	struct store *s;
	struct err err;

	storeaid_ok(
	    store_open(b->backend, storeaid_path(b->a, b->dir, "none.db"),
		STORE_PEEK, &s, &err),
	    &err);
	storeaid_ok(store_health(s, b->a, "a", &h, &err), &err);
	assert_null(h.url);
	storeaid_ok(store_history(s, b->a, "a", 10, &history, &err), &err);
	assert_int_equal(history.n, 0);
	assert_int_equal(store_commit(s, "a", &h, &c, &err), -1);
	assert_int_equal(err.kind, ERR_STORE);
	store_close(s);
}

#define ON_A_STORE(test)                                                       \
	cmocka_unit_test_setup_teardown(                                       \
	    test, storeaid_bench_up, storeaid_bench_down)

static const struct CMUnitTest tests[] = {
    ON_A_STORE(a_source_never_seen_has_no_health_and_no_history),
    ON_A_STORE(health_comes_back_as_it_was_saved),
    ON_A_STORE(health_that_was_put_off_comes_back),
    ON_A_STORE(entries_come_back_as_they_were_saved),
    ON_A_STORE(of_equal_instants_the_last_added_is_the_newest),
    ON_A_STORE(sources_are_named_in_order),
    ON_A_STORE(the_limit_keeps_the_newest),
    ON_A_STORE(lines_of_the_last_page_are_loaded_whatever_the_limit),
    ON_A_STORE(a_commit_without_changes_keeps_entries_and_page),
    ON_A_STORE(an_id_that_is_known_is_left_as_it_was),
    ON_A_STORE(sources_do_not_see_each_other),
    ON_A_STORE(a_refused_commit_changes_nothing_and_the_next_one_works),
    ON_A_STORE(all_that_happened_to_an_entry_is_told_from_its_first_wording),
    ON_A_STORE(another_link_is_kept_and_is_no_event),
    ON_A_STORE(the_log_of_an_entry_ends_and_its_text_goes_on),
    ON_A_STORE(a_title_that_flips_ends_no_log_of_what_is_news),
    ON_A_STORE(an_entry_comes_with_what_happened_to_it),
    ON_A_STORE(a_page_remembers_what_it_missed),
    ON_A_STORE(the_lines_that_stand_and_those_that_lack_are_counted),
    ON_A_STORE(the_page_and_two_days_are_recalled),
    ON_A_STORE(a_line_is_recalled_by_its_text_and_by_its_links_number),
    ON_A_STORE(a_line_that_stands_is_not_looked_for_elsewhere),
    ON_A_STORE(of_entries_alike_the_last_ones_are_recalled),
    ON_A_STORE(a_change_of_an_unknown_entry_is_refused),
    ON_A_STORE(a_store_that_is_peeked_at_is_not_written),
};

int
main(void)
{
	struct bench b = {0};

	store_close(NULL);
	return storeaid_run_on_each(
	    tests, sizeof(tests) / sizeof(tests[0]), &b);
}
