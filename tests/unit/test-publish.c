/* test-publish.c - when feeds are written, and from what. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/instant.h"
#include "merge/id.h"
#include "refresh/compose.h"
#include "refresh/publish.h"
#include "refresh/wordings.h"

static const struct source plain = {
    .name = "s", .url = "https://x.example/", .timezone = "UTC", .title = "T"};

static struct {
	int files, folders;
} synced;

/* In place of libc's: a disk may take long over each. */
int
fsync(int fd)
{
	struct stat st;

	assert_int_equal(fstat(fd, &st), 0);
	if (S_ISDIR(st.st_mode))
		synced.folders++;
	else
		synced.files++;
	return 0;
}

static void
a_stamp_changes_with_what_the_files_show(void **state)
{
	struct arena *a = arena_new();
	struct source s[11];
	const char *base = publish_stamp(a, &plain, "/d", 1);

	(void)state;
	for (int i = 0; i < 11; i++)
		s[i] = plain;
	s[0].title = "U";
	s[1].url = "https://y.example/";
	s[2].language = "ar";
	s[3].timezone = "Asia/Beirut";
	s[4].feed.entries = 10;
	s[5].feed.edits = EDITS_NEW;
	s[6].feed.public = "https://f.example/";
	s[7].feed.hub = "https://hub.example/";
	s[8].feed.rights = "mine";
	s[9].fetch.interval = 600;
	for (int i = 0; i < 10; i++)
		assert_string_not_equal(publish_stamp(a, &s[i], "/d", 1), base);
	assert_string_not_equal(publish_stamp(a, &plain, "/e", 1), base);
	assert_string_not_equal(publish_stamp(a, &plain, "/d", 2), base);
	assert_string_equal(publish_stamp(a, &s[10], "/d", 1), base);
	arena_free(a);
}

static void
a_feed_is_named_for_people(void **state)
{
	struct arena *a = arena_new();
	struct source s = plain;
	const struct entry e[] = {
	    {.published = 7, .updated = 7}, {.published = 5, .updated = 9}};
	struct feed f;

	(void)state;
	compose_feed(a, &s, e, 2, &f);
	assert_string_equal(f.title, "T");
	assert_int_equal(f.updated, 9);
	s.title = NULL;
	compose_feed(a, &s, e, 0, &f);
	assert_string_equal(f.title, "s");
	assert_int_equal(f.updated, INSTANT_NONE);
	s.name = NULL;
	compose_feed(a, &s, e, 0, &f);
	assert_string_equal(f.title, "https://x.example/");
	s.url = NULL;
	compose_feed(a, &s, e, 0, &f);
	assert_string_equal(f.title, "ajel");
	arena_free(a);
}

static void
a_feed_says_how_often_to_look(void **state)
{
	static const struct {
		int64_t span, interval;
		int minutes;
	} rows[] = {{HOUR, 0, 30}, {2 * HOUR + 60, 0, 60}, {5 * DAY, 0, 60},
	    {30, 0, 5}, {25 * MINUTE, 0, 10}, {DAY, 15 * MINUTE, 15},
	    {DAY, 3 * HOUR, 60}, {DAY, 60, 5}};
	struct arena *a = arena_new();
	struct source s = plain;
	struct feed f;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct entry e[] = {{.published = 10 * DAY},
		    {.published = 10 * DAY - 1},
		    {.published = 10 * DAY - rows[i].span}};

		s.fetch.interval = rows[i].interval;
		compose_feed(a, &s, e, 3, &f);
		assert_int_equal(f.pace, rows[i].minutes);
	}
	s.fetch.interval = 0;
	compose_feed(a, &s, NULL, 0, &f);
	assert_int_equal(f.pace, 0);
	arena_free(a);
}

static void
a_search_is_a_feed_of_its_own(void **state)
{
	struct arena *a = arena_new();
	struct feed f, g;

	(void)state;
	compose_feed(a, &plain, NULL, 0, &f);
	g = f;
	compose_rename(a, " s: \"x\"", "T: \"x\"", &g);
	assert_string_not_equal(g.id, f.id);
	assert_string_equal(g.title, "T: \"x\"");
	assert_null(g.name); /* no file of that name is it */
	compose_rename(a, " s: \"y\"", "T: \"x\"", &f);
	assert_string_not_equal(g.id, f.id);
	arena_free(a);
}

static void
files_are_written_and_missed_when_changed(void **state)
{
	char dir[] = "/tmp/ajel-publish-XXXXXX", path[128];
	struct arena *a = arena_new();
	struct publish_job job = {.source = &plain,
	    .dir = dir,
	    .real = dir,
	    .generation = 1,
	    .now = 100};
	struct published done = {.written = NULL};
	const char *stamp;
	struct err err;

	(void)state;
	assert_non_null(mkdtemp(dir));
	assert_int_equal(
	    store_open(&store_memory, "publish", STORE_WRITE, &job.store, &err),
	    0);
	assert_int_equal(publish(a, &job, &done, &err), 0);
	stamp = publish_stamp(a, &plain, dir, 1);
	assert_int_equal(done.changed, 7);
	done.changed = 0;
	assert_int_equal(publish(a, &job, &done, &err), 0);
	assert_int_equal(done.changed, 0);
	assert_true(publish_is_fresh(done.written, stamp));
	assert_false(publish_is_fresh(NULL, stamp));
	assert_false(
	    publish_is_fresh(done.written, publish_stamp(a, &plain, dir, 11)));
	(void)snprintf(path, sizeof(path), "%s/s.rss", dir);
	assert_int_equal(truncate(path, 10), 0);
	assert_string_not_equal(publish_stamp(a, &plain, dir, 1), stamp);
	assert_int_equal(publish(a, &job, &done, &err), 0);
	assert_string_equal(publish_stamp(a, &plain, dir, 1), stamp);
	assert_int_equal(unlink(path), 0);
	assert_string_not_equal(publish_stamp(a, &plain, dir, 1), stamp);
	(void)snprintf(path, sizeof(path), "%s/s.atom", dir);
	assert_int_equal(unlink(path), 0);
	(void)snprintf(path, sizeof(path), "%s/s.json", dir);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(rmdir(dir), 0);
	assert_int_equal(publish(a, &job, &done, &err), -1);
	assert_int_equal(err.kind, ERR_OUTPUT);
	store_close(job.store);
	arena_free(a);
}

/* Lines 0 to 3 at the instants 100 to 400; the page shows the newest alone. */
static void
add_lines(struct arena *a, struct store *store)
{
	struct page_id page[] = {{NULL, 0}};
	struct changes c = {.page = page, .page_n = 1};
	struct health h = {.last_attempt = 450};
	struct entry e[4];
	struct err err;

	for (int i = 0; i < 4; i++)
		e[3 - i] = (struct entry){
		    .id = arena_printf(
			a, "urn:uuid:0000000%d-0000-5000-8000-00000000abcd", i),
		    .published = 100 + 100 * i,
		    .updated = 100 + 100 * i,
		    .first_seen = 450,
		    .precision = 60,
		    .text = arena_printf(a, "line %d", i)};
	page[0].id = e[0].id;
	c.added = e;
	c.added_n = 4;
	assert_int_equal(store_commit(store, "s", &h, &c, &err), 0);
}

static void
change(struct store *store, const char *id, enum entry_status status,
    int64_t at, const char *text)
{
	struct changed changed = {
	    id, {status, at, text, NULL}, status, at, true};
	struct changes c = {.changed = &changed, .changed_n = 1};
	struct health h = {.last_attempt = at};
	struct err err;

	assert_int_equal(store_commit(store, "s", &h, &c, &err), 0);
}

/* The first line is older than all that the feed has room for. */
static void
a_new_wording_of_an_old_line_is_published(void **state)
{
	static const char first[] =
	    "urn:uuid:00000000-0000-5000-8000-00000000abcd";
	struct arena *a = arena_new();
	struct source s = plain;
	const struct entry *out;
	struct history h;
	struct store *store;
	struct err err;

	(void)state;
	s.feed.entries = 2;
	assert_int_equal(
	    store_open(&store_memory, "publish", STORE_WRITE, &store, &err), 0);
	add_lines(a, store);
	change(store, first, ENTRY_EDITED, 250, "before the others");
	s.feed.edits = EDITS_NEW;
	assert_int_equal(publish_history(a, store, &s, &h, &err), 0);
	assert_int_equal(h.n, 2);
	change(store, first, ENTRY_EDITED, 350, "between the two");
	assert_int_equal(publish_history(a, store, &s, &h, &err), 0);
	assert_int_equal(h.n, 3);
	assert_int_equal(wordings_published(a, EDITS_NEW, &h, 2, &out), 2);
	assert_string_equal(out[0].text, "line 3");
	assert_string_equal(out[1].text, "between the two");
	assert_int_equal(out[1].published, 350);
	assert_string_equal(out[1].id, id_of_revision(a, first, 3));
	s.feed.edits = EDITS_UPDATE;
	assert_int_equal(publish_history(a, store, &s, &h, &err), 0);
	assert_int_equal(h.n, 2);
	store_close(store);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_stamp_changes_with_what_the_files_show),
    cmocka_unit_test(a_feed_is_named_for_people),
    cmocka_unit_test(a_feed_says_how_often_to_look),
    cmocka_unit_test(a_search_is_a_feed_of_its_own),
    cmocka_unit_test(files_are_written_and_missed_when_changed),
    cmocka_unit_test(a_new_wording_of_an_old_line_is_published),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
