/* test-program.c - pages that programs print. */
#include "fetchrun.h"

#include <signal.h>
#include <time.h>
#include <unistd.h>

static const char *commands[JOBS_MAX][4];

/* Adds a job whose page a shell prints. */
static struct source *
add(struct run *r, const char *script)
{
	size_t i = r->n;

	(void)run_add(r, "https://news.invalid/page?token=hush#x");
	commands[i][0] = "sh";
	commands[i][1] = "-c";
	commands[i][2] = script;
	r->sources[i].fetch.command = commands[i];
	return &r->sources[i];
}

static void
what_it_prints_is_the_page(void **state)
{
	struct run *r = *state;

	(void)add(r, "echo page");
	(void)add(r, "echo no page yet >&2; printf x; exec >&-; sleep 0.05");
	(void)add(r, "sleep 0.05; head -c 300000 /dev/zero | tr '\\0' a");
	run_fetch(r);
	assert_body(&r->out[0], "page\n");
	assert_body(&r->out[1], "x");
	assert_int_equal(r->out[2].kind, ERR_NONE);
	assert_int_equal(r->out[2].len, 300000);
	assert_string_equal(
	    r->out[0].url, "https://news.invalid/page?token=...#x");
	assert_true(r->out[0].date == INT64_MIN);
	assert_int_equal(r->out[0].fresh, -1);
}

/* There is nothing yet by whose end it would be begun. */
static void
the_first_is_begun_at_once(void **state)
{
	struct run *r = *state;
	struct timespec from, to;

	(void)add(r, "echo page");
	assert_int_equal(clock_gettime(CLOCK_MONOTONIC, &from), 0);
	run_fetch(r);
	assert_int_equal(clock_gettime(CLOCK_MONOTONIC, &to), 0);
	assert_body(&r->out[0], "page\n");
	assert_true((to.tv_sec - from.tv_sec) * 1000 +
			(to.tv_nsec - from.tv_nsec) / 1000000 <
		    950);
}

static void
words_reach_it_as_they_are(void **state)
{
	static const char *words[] = {"printf", "%s|", "$HOME *", "a;b", NULL};
	struct run *r = *state;

	(void)add(r, "");
	r->sources[0].fetch.command = words;
	run_fetch(r);
	assert_body(&r->out[0], "$HOME *|a;b|");
}

static void
its_surroundings_are_clean(void **state)
{
	struct run *r = *state;
	const char *home = getenv("HOME");

	assert_int_equal(setenv("http_proxy", "http://me:hush@a/", 1), 0);
	assert_int_equal(setenv("LD_LIBRARY_PATH_TEST", "hush", 1), 0);
	assert_int_equal(setenv("HOME", "/tmp", 1), 0);
	assert_int_equal(setenv("TZ", "Asia/Beirut", 1), 0);
	(void)add(r, "env; pwd; cat; ls /proc/self/fd | tr '\\n' ' '; "
		     "echo; ps -o pgid= -p $$ | tr -d ' '; echo $$");
	run_fetch(r);
	(void)unsetenv("http_proxy");
	(void)unsetenv("LD_LIBRARY_PATH_TEST");
	(void)unsetenv("TZ");
	if (home != NULL)
		(void)setenv("HOME", home, 1);
	assert_int_equal(r->out[0].kind, ERR_NONE);
	assert_has(r->out[0].body, "LANG=C.UTF-8\n");
	assert_has(r->out[0].body, "HOME=/tmp\n");
	assert_has(r->out[0].body, "TZ=Asia/Beirut\n");
	assert_has(r->out[0].body, "PATH=");
	assert_has(r->out[0].body, "\n/tmp\n");
	assert_lacks(r->out[0].body, "hush");
	assert_has(r->out[0].body, "\n0 1 2 3 \n"); /* 3: ls's own */
}

static void
failures_say_what_it_said(void **state)
{
	struct run *r = *state;
	static const char *nothing[] = {"/nowhere/program", NULL};

	(void)add(r, "echo page; echo; exit 3");
	(void)add(r, "printf 'one\\ntwo\\n' >&2; exit 4");
	(void)add(r, "printf '\\033[31mred\\n' >&2; exit 1");
	(void)add(r, "echo at https://me:hush@a/?token=hush >&2; exit 1");
	(void)add(r, "kill -SEGV $$");
	(void)add(r, "");
	r->sources[5].fetch.command = nothing;
	(void)add(r, "head -c 1000000 /dev/zero >&2; echo page");
	run_fetch(r);
	assert_error(&r->out[0], ERR_FETCH,
	    "the command ended with status 3: it said nothing");
	assert_error(&r->out[1], ERR_FETCH, "status 4: one");
	assert_lacks(r->out[1].msg, "two");
	assert_error(&r->out[2], ERR_FETCH, "status 1:  [31mred");
	assert_error(&r->out[3], ERR_FETCH, "status 1: at https://a/");
	assert_lacks(r->out[3].msg, "hush");
	assert_error(&r->out[4], ERR_FETCH, "killed by signal 11");
	assert_error(&r->out[5], ERR_FETCH,
	    "status 127: can't run /nowhere/program: No such file");
	assert_body(&r->out[6], "page\n");
}

static void
read_pid(char out[32])
{
	FILE *f = fopen("/tmp/ajel-test-command", "r");

	if (f == NULL || fscanf(f, "%31s", out) != 1)
		out[0] = '\0';
	if (f != NULL)
		(void)fclose(f);
}

/* Nobody may have buried it yet. */
static bool
is_running(const char *pid)
{
	char path[64];
	char mark = 'Z';
	FILE *f;

	(void)snprintf(path, sizeof(path), "/proc/%s/stat", pid);
	f = fopen(path, "r");
	if (f != NULL) {
		if (fscanf(f, "%*s %*s %c", &mark) != 1)
			mark = 'Z';
		(void)fclose(f);
	}
	return mark != 'Z' && mark != 'X';
}

static void
it_ends_in_time_with_all_it_began(void **state)
{
	const struct timespec step = {0, 10 * 1000 * 1000};
	struct run *r = *state;
	char pid[32];

	add(r, "sleep 60 & echo $! >/tmp/ajel-test-command; wait")
	    ->fetch.timeout = 1;
	add(r, "yes")->fetch.max_bytes = 100000;
	/* what stays behind holds the pipe, and nobody up */
	(void)add(r, "sleep 60 & echo page");
	add(r, "exec >&- 2>&-; sleep 60")->fetch.timeout = 1;
	run_fetch(r);
	assert_error(&r->out[0], ERR_FETCH, "took longer than 1 seconds");
	assert_error(&r->out[1], ERR_FETCH, "more than 100000 bytes");
	assert_body(&r->out[2], "page\n");
	assert_error(&r->out[3], ERR_FETCH, "took longer than 1 seconds");
	read_pid(pid);
	(void)unlink("/tmp/ajel-test-command");
	assert_string_not_equal(pid, "");
	for (int i = 0; i < 100 && is_running(pid); i++)
		(void)nanosleep(&step, NULL);
	assert_false(is_running(pid));
}

static void
programs_and_transfers_go_on_together(void **state)
{
	struct run *r = *state;

	r->transfers = 1;
	(void)add(r, "sleep 0.5; echo slow");
	for (int i = 0; i < 9; i++)
		(void)add(r, "echo quick");
	(void)run_add_at(r, 0, "/delay/50");
	(void)run_add_at(r, 1, "/etag");
	run_fetch(r);
	assert_body(&r->out[0], "slow\n");
	assert_int_equal(r->out[0].order, 12);
	for (size_t i = 1; i < 10; i++)
		assert_body(&r->out[i], "quick\n");
	assert_body(&r->out[11], "tagged\n");
}

static const struct CMUnitTest tests[] = {
    RUN_TEST(what_it_prints_is_the_page),
    RUN_TEST(the_first_is_begun_at_once),
    RUN_TEST(words_reach_it_as_they_are),
    RUN_TEST(its_surroundings_are_clean),
    RUN_TEST(failures_say_what_it_said),
    RUN_TEST(it_ends_in_time_with_all_it_began),
    RUN_TEST(programs_and_transfers_go_on_together),
};

int
main(void)
{
	int failed;

	if (run_begin() < 0)
		return 0;
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	run_end();
	return failed;
}
