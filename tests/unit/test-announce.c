/* test-announce.c - programs that are told of new lines. */
#include "storeaid.h"

#include "base/limits.h"
#include "refresh/announce.h"

/* What became of the programs: "whose message; …". */
struct heard {
	char text[2000];
};

static void
on_failed(void *ctx, const void *whose, const struct err *err)
{
	struct heard *h = ctx;
	size_t at = strlen(h->text);

	(void)snprintf(h->text + at, sizeof(h->text) - at, "%s%s %s",
	    at > 0 ? "; " : "", (const char *)whose, err->msg);
}

static struct source
source_with(const char **words)
{
	return (struct source){.name = "a",
	    .url = "https://example.org/",
	    .timezone = "UTC",
	    .feed = {.on_new = words}};
}

static void
lines_are_told_oldest_first_and_no_first_page(void **state)
{
	struct folder *f = *state;
	const char *words[] = {"true", NULL};
	struct source s = source_with(words);
	struct changes c = storeaid_changes(f->a, 1, 2);
	const char *first;
	struct buf out;
	struct err err;

	buf_init(&out, LIMIT_FEED);
	storeaid_ok(announce_lines(&s, &c, &out, &err), &err);
	(void)buf_add(&out, "", 1);
	first = strstr(out.data, c.added[1].id);
	assert_non_null(first);
	assert_true(first < strstr(out.data, c.added[0].id));
	buf_clear(&out);
	c.oldest_first = true;
	storeaid_ok(announce_lines(&s, &c, &out, &err), &err);
	(void)buf_add(&out, "", 1);
	assert_true(
	    strstr(out.data, c.added[1].id) > strstr(out.data, c.added[0].id));
	buf_clear(&out);
	c.first = true;
	storeaid_ok(announce_lines(&s, &c, &out, &err), &err);
	c.first = false;
	s.feed.on_new = NULL;
	storeaid_ok(announce_lines(&s, &c, &out, &err), &err);
	assert_int_equal(out.len, 0);
	buf_free(&out);
}

static void
more_programs_than_run_at_one_time_all_get_their_lines(void **state)
{
	enum { N = 3 * LIMIT_ANNOUNCERS };
	struct folder *f = *state;
	const char *path = storeaid_path(f->a, f->dir, "told");
	const char *words[] = {"sh", "-c", "cat >>\"$0\"", path, NULL};
	const char *wrong[] = {"sh", "-c", "echo why >&2; exit 4", NULL};
	struct source good = source_with(words), bad = source_with(wrong);
	struct heard heard = {""};
	struct announcer *a = announcer_new(on_failed, &heard);
	struct buf lines;
	char told[N * 2 + 2];
	FILE *file;

	buf_init(&lines, LIMIT_FEED);
	(void)buf_puts(&lines, "x\n");
	for (int i = 0; i < N; i++)
		announce(a, "good", &good, &lines);
	announce(a, "bad", &bad, &lines);
	buf_free(&lines);
	while (announce_wait(a))
		continue;
	announcer_free(a);
	assert_string_equal(heard.text, "bad on-new ended with status 4: why");
	file = fopen(path, "r");
	assert_non_null(file);
	assert_int_equal(fread(told, 1, sizeof(told), file), N * 2);
	(void)fclose(file);
}

static void
what_still_runs_is_ended(void **state)
{
	const char *words[] = {"sleep", "600", NULL};
	struct source s = source_with(words);
	struct heard heard = {""};
	struct announcer *a = announcer_new(on_failed, &heard);
	struct buf lines;

	(void)state;
	buf_init(&lines, LIMIT_FEED);
	(void)buf_puts(&lines, "x\n");
	for (int i = 0; i < LIMIT_ANNOUNCERS + 1; i++)
		announce(a, "s", &s, &lines);
	buf_free(&lines);
	assert_true(announce_wait(a));
	announcer_free(a);
	assert_string_equal(heard.text, "");
}

static const struct CMUnitTest tests[] = {
    IN_A_FOLDER(lines_are_told_oldest_first_and_no_first_page),
    IN_A_FOLDER(more_programs_than_run_at_one_time_all_get_their_lines),
    IN_A_FOLDER(what_still_runs_is_ended),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
