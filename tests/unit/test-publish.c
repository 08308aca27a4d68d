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
#include "refresh/publish.h"

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
	struct source s[7];
	const char *base = publish_stamp(a, &plain, "/d", 1);

	(void)state;
	for (int i = 0; i < 7; i++)
		s[i] = plain;
	s[0].title = "U";
	s[1].url = "https://y.example/";
	s[2].language = "ar";
	s[3].timezone = "Asia/Beirut";
	s[4].feed.entries = 10;
	s[5].feed.edits = EDITS_NEW;
	for (int i = 0; i < 6; i++)
		assert_string_not_equal(publish_stamp(a, &s[i], "/d", 1), base);
	assert_string_not_equal(publish_stamp(a, &plain, "/e", 1), base);
	assert_string_not_equal(publish_stamp(a, &plain, "/d", 2), base);
	assert_string_equal(publish_stamp(a, &s[6], "/d", 1), base);
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
	publish_feed(a, &s, e, 2, &f);
	assert_string_equal(f.title, "T");
	assert_int_equal(f.updated, 9);
	s.title = NULL;
	publish_feed(a, &s, e, 0, &f);
	assert_string_equal(f.title, "s");
	assert_int_equal(f.updated, INSTANT_NONE);
	s.name = NULL;
	publish_feed(a, &s, e, 0, &f);
	assert_string_equal(f.title, "https://x.example/");
	s.url = NULL;
	publish_feed(a, &s, e, 0, &f);
	assert_string_equal(f.title, "ajel");
	arena_free(a);
}

static void
a_search_is_a_feed_of_its_own(void **state)
{
	struct arena *a = arena_new();
	struct feed f, g;

	(void)state;
	publish_feed(a, &plain, NULL, 0, &f);
	g = f;
	publish_rename(a, " s: \"x\"", "T: \"x\"", &g);
	assert_string_not_equal(g.id, f.id);
	assert_string_equal(g.title, "T: \"x\"");
	assert_null(g.name); /* no file of that name is it */
	publish_rename(a, " s: \"y\"", "T: \"x\"", &f);
	assert_string_not_equal(g.id, f.id);
	arena_free(a);
}

static void
files_are_written_and_missed_when_changed(void **state)
{
	char dir[] = "/tmp/ajel-publish-XXXXXX", path[128];
	struct arena *a = arena_new();
	const char *stamp;
	struct store *store;
	struct err err;

	(void)state;
	assert_non_null(mkdtemp(dir));
	assert_int_equal(
	    store_open(&store_memory, "publish", STORE_WRITE, &store, &err), 0);
	assert_int_equal(publish(a, store, &plain, dir, 100, &err), 0);
	stamp = publish_stamp(a, &plain, dir, 1);
	(void)snprintf(path, sizeof(path), "%s/s.rss", dir);
	assert_int_equal(truncate(path, 10), 0);
	assert_string_not_equal(publish_stamp(a, &plain, dir, 1), stamp);
	assert_int_equal(publish(a, store, &plain, dir, 100, &err), 0);
	assert_string_equal(publish_stamp(a, &plain, dir, 1), stamp);
	assert_int_equal(unlink(path), 0);
	assert_string_not_equal(publish_stamp(a, &plain, dir, 1), stamp);
	(void)snprintf(path, sizeof(path), "%s/s.atom", dir);
	assert_int_equal(unlink(path), 0);
	(void)snprintf(path, sizeof(path), "%s/s.json", dir);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(rmdir(dir), 0);
	assert_int_equal(publish(a, store, &plain, dir, 100, &err), -1);
	assert_int_equal(err.kind, ERR_OUTPUT);
	store_close(store);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_stamp_changes_with_what_the_files_show),
    cmocka_unit_test(a_feed_is_named_for_people),
    cmocka_unit_test(a_search_is_a_feed_of_its_own),
    cmocka_unit_test(files_are_written_and_missed_when_changed),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
