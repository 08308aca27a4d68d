/* test-file.c - pages from the file system and from descriptors. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/instant.h"
#include "base/limits.h"
#include "fetch/fetch.h"
#include "fetch/file.h"

struct place {
	char dir[64];
	char path[96]; /* dir/page.html */
	char url[128]; /* of it */
	struct arena *arena;
	struct page page;
	struct err err;
};

static void
write_page(const struct place *p, size_t n)
{
	char *bytes = malloc(n + 1);
	FILE *f = fopen(p->path, "wb");

	assert_non_null(bytes);
	assert_non_null(f);
	for (size_t i = 0; i < n; i++)
		bytes[i] = (char)(i * 31);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
	free(bytes);
}

static void
assert_page(const struct place *p, size_t n)
{
	assert_int_equal(p->page.state, PAGE_NEW);
	assert_int_equal(p->page.len, n);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(p->page.bytes[i], (unsigned char)(i * 31));
	assert_true(p->page.date == INSTANT_NONE);
	assert_null(p->page.etag);
	assert_null(p->page.type);
}

static int
fetch_url(struct place *p, const char *url, size_t max)
{
	struct source source = {.url = url, .fetch = {.max_bytes = max}};

	return file_fetch(p->arena, &source, &p->page, &p->err);
}

static void
assert_refused(const struct place *p, const char *words)
{
	assert_int_equal(p->err.kind, ERR_INPUT);
	if (strstr(p->err.msg, words) == NULL)
		fail_msg("\"%s\" lacks \"%s\"", p->err.msg, words);
}

static void
a_file_is_read_whole(void **state)
{
	static const size_t sizes[] = {0, 1, 65535, 65536, 65537, 1000000};
	struct place *p = *state;

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		write_page(p, sizes[i]);
		assert_int_equal(fetch_file(p->arena, p->path, LIMIT_WIRE,
				     &p->page, &p->err),
		    0);
		assert_page(p, sizes[i]);
		assert_null(p->page.url);
	}
}

static void
a_file_url_is_the_base_of_its_links(void **state)
{
	struct place *p = *state;

	write_page(p, 100);
	assert_int_equal(fetch_url(p, p->url, 0), 0);
	assert_page(p, 100);
	assert_string_equal(p->page.url, p->url);
}

static void
a_file_has_a_maximum(void **state)
{
	struct place *p = *state;

	write_page(p, 1000);
	assert_int_equal(fetch_url(p, p->url, 1000), 0);
	assert_int_equal(fetch_url(p, p->url, 999), -1);
	assert_refused(p, "larger than 999 bytes");
}

static void
an_endless_file_ends_at_the_limit(void **state)
{
	struct place *p = *state;

	assert_int_equal(
	    fetch_file(p->arena, "/dev/zero", LIMIT_WIRE, &p->page, &p->err),
	    -1);
	assert_refused(p, "larger than 8388608 bytes");
}

static void
what_cannot_be_read_is_named(void **state)
{
	struct place *p = *state;

	assert_int_equal(
	    fetch_file(p->arena, "/nowhere/x", LIMIT_WIRE, &p->page, &p->err),
	    -1);
	assert_refused(p, "can't read /nowhere/x: No such file or directory");
	assert_int_equal(
	    fetch_file(p->arena, p->dir, LIMIT_WIRE, &p->page, &p->err), -1);
	assert_refused(p, "Is a directory");
	assert_int_equal(fetch_url(p, "file:///nowhere/x", 0), -1);
	assert_refused(p, "No such file or directory");
}

static void
a_file_without_permission_is_refused(void **state)
{
	struct place *p = *state;
	int rc;

	write_page(p, 10);
	assert_int_equal(chmod(p->dir, 0711), 0);
	assert_int_equal(chmod(p->path, 0), 0);
	if (geteuid() == 0)
		assert_int_equal(seteuid(65534), 0);
	rc = fetch_url(p, p->url, 0);
	if (getuid() == 0)
		assert_int_equal(seteuid(0), 0);
	assert_int_equal(rc, -1);
	assert_refused(p, "Permission denied");
}

static void
a_file_url_names_a_regular_file(void **state)
{
	struct place *p = *state;
	char url[128];

	assert_int_equal(fetch_url(p, "file:///dev/zero", 0), -1);
	assert_refused(p, "no regular file");
	(void)snprintf(url, sizeof(url), "file://%s", p->dir);
	assert_int_equal(fetch_url(p, url, 0), -1);
	assert_refused(p, "no regular file");
	assert_int_equal(mkfifo(p->path, 0600), 0);
	assert_int_equal(fetch_url(p, p->url, 0), -1);
	assert_refused(p, "no regular file");
}

static void
a_pipe_is_read_to_its_end(void **state)
{
	enum { SIZE = 30000 };
	struct place *p = *state;
	char bytes[SIZE];
	int ends[2];

	for (size_t i = 0; i < SIZE; i++)
		bytes[i] = (char)(i * 31);
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], bytes, SIZE), SIZE);
	assert_int_equal(close(ends[1]), 0);
	assert_int_equal(
	    fetch_descriptor(p->arena, ends[0], &p->page, &p->err), 0);
	assert_page(p, SIZE);
	assert_int_equal(close(ends[0]), 0);
	assert_int_equal(
	    fetch_descriptor(p->arena, ends[0], &p->page, &p->err), -1);
	assert_refused(p, "can't read the input: Bad file descriptor");
}

static int
set_up(void **state)
{
	struct place *p = calloc(1, sizeof(*p));

	assert_non_null(p);
	(void)snprintf(p->dir, sizeof(p->dir), "/tmp/ajel-test-XXXXXX");
	assert_non_null(mkdtemp(p->dir));
	(void)snprintf(p->path, sizeof(p->path), "%s/page.html", p->dir);
	(void)snprintf(p->url, sizeof(p->url), "file://%s", p->path);
	p->arena = arena_new();
	*state = p;
	return 0;
}

static int
tear_down(void **state)
{
	struct place *p = *state;

	(void)unlink(p->path);
	(void)rmdir(p->dir);
	arena_free(p->arena);
	free(p);
	return 0;
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

static const struct CMUnitTest tests[] = {
    TEST(a_file_is_read_whole),
    TEST(a_file_url_is_the_base_of_its_links),
    TEST(a_file_has_a_maximum),
    TEST(an_endless_file_ends_at_the_limit),
    TEST(what_cannot_be_read_is_named),
    TEST(a_file_without_permission_is_refused),
    TEST(a_file_url_names_a_regular_file),
    TEST(a_pipe_is_read_to_its_end),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
