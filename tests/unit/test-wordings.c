/* test-wordings.c - which entries are published of edited lines. */
#include "refresh/wordings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "merge/id.h"

#define ID    "urn:uuid:33b1cbf5-1ed5-555b-8a3e-d38f21a0bbb3"
#define OTHER "urn:uuid:33b1cbf5-1ed5-555b-8a3e-d38f21a0bbb4"

/* Reworded, taken back to the first wording, then reworded once more. */
static const struct change flips[] = {
    {ENTRY_NEW, 100, "one", "/1"},
    {ENTRY_EDITED, 200, "two", "/2"},
    {ENTRY_EDITED, 300, "one", "/1b"},
    {ENTRY_EDITED, 400, "three", "/3"},
};

static struct entry
flipped(enum entry_status status)
{
	return (struct entry){
	    .id = ID,
	    .published = 100,
	    .updated = 400,
	    .precision = 60,
	    .status = status,
	    .text = "three",
	    .url = "/3 now",
	    .changes = flips,
	    .changes_n = 4,
	};
}

static void
an_entry_is_updated_in_place(void **state)
{
	struct entry e[] = {flipped(ENTRY_EDITED), flipped(ENTRY_EDITED)};
	const struct history h = {.entries = e, .n = 2};
	struct arena *a = arena_new();
	const struct entry *out;

	(void)state;
	assert_int_equal(wordings_published(a, EDITS_UPDATE, &h, 9, &out), 2);
	assert_ptr_equal(out, e);
	assert_int_equal(wordings_published(a, EDITS_UPDATE, &h, 1, &out), 1);
	arena_free(a);
}

static void
each_wording_is_an_entry_of_its_own(void **state)
{
	struct entry e[] = {
	    {.id = OTHER, .published = 250, .updated = 250, .text = "other"},
	    flipped(ENTRY_EDITED)};
	const struct history h = {.entries = e, .n = 2};
	struct arena *a = arena_new();
	const struct entry *out;

	(void)state;
	assert_int_equal(wordings_published(a, EDITS_NEW, &h, 9, &out), 4);
	assert_string_equal(out[0].text, "three");
	assert_string_equal(out[0].url, "/3 now");
	assert_string_equal(out[0].id, id_of_revision(a, ID, 3));
	assert_int_equal(out[0].published, 400);
	assert_int_equal(out[0].updated, 400);
	assert_string_equal(out[1].text, "other");
	assert_string_equal(out[2].text, "two");
	assert_string_equal(out[2].id, id_of_revision(a, ID, 2));
	assert_string_equal(out[2].url, "/2");
	assert_int_equal(out[2].published, 200);
	assert_string_equal(out[3].text, "one");
	assert_string_equal(out[3].id, ID);
	assert_int_equal(out[3].published, 100);
	assert_int_equal(out[3].updated, 100);
	assert_int_equal(out[3].status, ENTRY_NEW);
	assert_int_equal(wordings_published(a, EDITS_NEW, &h, 2, &out), 2);
	assert_string_equal(out[1].text, "other");
	arena_free(a);
}

static void
a_wording_tells_its_line_if_nothing_older_does(void **state)
{
	struct entry e[] = {
	    flipped(ENTRY_EDITED), {.id = OTHER, .published = 90}};
	const struct history h = {.entries = e, .n = 2};
	struct arena *a = arena_new();
	const struct entry *out;

	(void)state;
	assert_int_equal(wordings_published(a, EDITS_NEW, &h, 9, &out), 4);
	assert_int_equal(out[0].revision, 3);
	assert_string_equal(out[0].line->id, ID);
	assert_int_equal(out[0].line->published, 100);
	assert_int_equal(out[0].line->changes_n, 0);
	assert_int_equal(out[1].revision, 2);
	assert_int_equal(out[1].line->changes_n, 0);
	assert_int_equal(out[2].revision, 0);
	assert_null(out[2].line);
	assert_null(out[3].line);

	assert_int_equal(wordings_published(a, EDITS_NEW, &h, 1, &out), 1);
	assert_int_equal(out[0].revision, 3);
	assert_int_equal(out[0].line->precision, 60);
	assert_int_equal(out[0].line->changes_n, 2);
	assert_string_equal(out[0].line->changes[0].text, "one");
	assert_string_equal(out[0].line->changes[1].text, "two");
	assert_int_equal(out[0].line->changes[1].at, 200);
	arena_free(a);
}

static void
what_is_withdrawn_is_so_in_all_its_wordings(void **state)
{
	struct entry e = flipped(ENTRY_WITHDRAWN);
	const struct history h = {.entries = &e, .n = 1};
	struct arena *a = arena_new();
	const struct entry *out;

	(void)state;
	e.updated = 350; /* before the last wording: a log from elsewhere */
	assert_int_equal(wordings_published(a, EDITS_NEW, &h, 9, &out), 3);
	for (int i = 0; i < 3; i++) {
		assert_int_equal(out[i].status, ENTRY_WITHDRAWN);
		assert_true(out[i].updated >= out[i].published);
	}
	assert_int_equal(out[2].updated, 350);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(an_entry_is_updated_in_place),
    cmocka_unit_test(each_wording_is_an_entry_of_its_own),
    cmocka_unit_test(a_wording_tells_its_line_if_nothing_older_does),
    cmocka_unit_test(what_is_withdrawn_is_so_in_all_its_wordings),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
