/* test-store.c - what every backend of the store promises; each test runs on
 * each of them. */
#include "storeaid.h"

#include "base/instant.h"

struct bench {
	const struct store_backend *backend;
	struct arena *a;
	char *dir;
	struct store *store; /* open for writing */
};

static int
set_up(void **state)
{
	struct bench *b = *state;
	struct err err;

	b->a = arena_new();
	b->dir = storeaid_dir();
	storeaid_ok(store_open(b->backend,
			storeaid_path(b->a, b->dir, "deep/er/ajel.db"),
			STORE_WRITE, &b->store, &err),
	    &err);
	return 0;
}

static int
tear_down(void **state)
{
	struct bench *b = *state;

	store_close(b->store);
	storeaid_remove(b->dir);
	arena_free(b->a);
	return 0;
}

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
	same_text(got->time_text, want->time_text);
	assert_string_equal(got->text, want->text);
	same_text(got->url, want->url);
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
	assert_int_equal(health.told, INSTANT_NONE);
	assert_int_equal(health.failures, 0);
	assert_int_equal(health.generation, 0);
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
	    .told = 0,
	    .generation = (int64_t)1 << 40,
	    .written = "atom 7",
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
	cmocka_unit_test_setup_teardown(test, set_up, tear_down)

static int
run_on(const struct store_backend *backend)
{
	struct bench b = {.backend = backend};
	struct CMUnitTest tests[] = {
	    ON_A_STORE(a_source_never_seen_has_no_health_and_no_history),
	    ON_A_STORE(health_comes_back_as_it_was_saved),
	    ON_A_STORE(entries_come_back_as_they_were_saved),
	    ON_A_STORE(of_equal_instants_the_last_added_is_the_newest),
	    ON_A_STORE(the_limit_keeps_the_newest),
	    ON_A_STORE(lines_of_the_last_page_are_loaded_whatever_the_limit),
	    ON_A_STORE(a_commit_without_changes_keeps_entries_and_page),
	    ON_A_STORE(an_id_that_is_known_is_left_as_it_was),
	    ON_A_STORE(sources_do_not_see_each_other),
	    ON_A_STORE(a_refused_commit_changes_nothing_and_the_next_one_works),
	    ON_A_STORE(a_store_that_is_peeked_at_is_not_written),
	};

	for (size_t i = 0; i < sizeof(tests) / sizeof(tests[0]); i++)
		tests[i].initial_state = &b;
	return cmocka_run_group_tests_name(backend->name, tests, NULL, NULL);
}

int
main(void)
{
	int failed = 0;

	store_close(NULL);
	for (size_t i = 0; store_backends[i] != NULL; i++)
		failed += run_on(store_backends[i]);
	return failed;
}
