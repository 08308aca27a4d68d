/* test-jail.c - jobs come back, whatever becomes of the workers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/limits.h"
#include "base/mem.h"
#include "jail/frame.h"
#include "jail/jail.h"

#define ARGUMENT "correct-horse"

enum {
	PATIENCE = 30 * 1000,       /* milliseconds that a job may take */
	TIME = 1000,                /* the same where one hangs */
	MEMORY = 256 * 1024 * 1024, /* bytes of a worker */
	ANSWER = 4 * 1024 * 1024,   /* bytes */
	SOCKET = STDERR_FILENO + 1, /* a worker's only descriptor */
	JOBS = 200
};

/* A descriptor that was open when the jail was, and what a worker sees before
 * it is shut in: whether it has that, and who forked it. */
struct seen {
	int fd;
	bool leaked;
	pid_t parent, self;
	const char *secret;   /* in the environment, where that was */
	const char *argument; /* the same of the program's last */
	_Atomic int begun; /* jobs 'c' that were begun, where that is shared */
	int hang;          /* so many of them hang */
};

static void
look_around(void *ctx)
{
	struct seen *seen = ctx;

	seen->parent = getppid();
	seen->self = getpid();
	seen->leaked = seen->fd > SOCKET && fcntl(seen->fd, F_GETFD) >= 0;
}

/* Answers by itself, past the loop that would. */
static void
say(const char *s)
{
	struct frame f = {0};

	(void)frame_send(&f, SOCKET, (const unsigned char *)s, strlen(s));
}

static int
answer_too_much(struct buf *out)
{
	char *all = mem_zalloc(ANSWER + 1);

	(void)buf_add(out, all, ANSWER + 1);
	free(all);
	return 0;
}

static void
take_memory(void)
{
	for (int i = 0; i < 2 * MEMORY / (1 << 20); i++)
		(void)mem_alloc(1 << 20);
}

/* The first byte says what to do. */
static int
serve(void *ctx, const unsigned char *job, size_t n, struct buf *out)
{
	static const uint32_t endless = UINT32_MAX;
	struct seen *seen = ctx;
	volatile int wait = 1;

	switch (n > 0 ? job[0] : 'e') {
	case 'a':
		abort();
	case 'h':
		while (wait)
			;
		return 0;
	case 'x':
		_exit(7);
	case 'n':
		return -1;
	case 'b':
		return answer_too_much(out);
	case 'm':
		take_memory();
		return 0;
	case 'f':
		(void)fork();
		return 0;
	case 'l':
		while (write(SOCKET, &endless, sizeof(endless)) > 0 && wait)
			;
		return 0;
	case 'd': /* answers, and dies */
		say("d");
		_exit(0);
	case 't': /* answers twice */
		say("t");
		return buf_puts(out, "not asked for");
	case 'c':
		wait = ++seen->begun <= seen->hang;
		while (wait)
			;
		return buf_add(out, job, n);
	case 'z':
		return buf_printf(out, "%d", (int)seen->parent);
	case 'p':
		return buf_printf(out, "%d", (int)getpid());
	case 'v':
		return buf_printf(out, "%s%s%s", seen->secret, seen->argument,
		    getenv("AJEL_TEST_PASSWORD") != NULL ? "known" : "");
	case 's':
		return buf_puts(out, seen->leaked ? "leaked" : "fine");
	default:
		return buf_add(out, job, n);
	}
}

static struct jail *
open_for(int64_t milliseconds, size_t workers, bool replaced, struct seen *seen)
{
	const struct jail_plan plan = {.workers = workers,
	    .replaced = replaced,
	    .milliseconds = milliseconds,
	    .memory = MEMORY,
	    .answer = ANSWER,
	    .prepare = look_around,
	    .serve = serve,
	    .ctx = seen};
	struct jail *j;
	struct err err;

	assert_int_equal(jail_open(&plan, &j, &err), 0);
	return j;
}

static struct jail *
open_jail(size_t workers, bool replaced, struct seen *seen)
{
	return open_for(PATIENCE, workers, replaced, seen);
}

static void
submit(struct jail *j, size_t tag, const char *job)
{
	struct buf b;

	buf_init(&b, ANSWER);
	(void)buf_puts(&b, job);
	jail_submit(j, tag, &b);
	assert_null(b.data);
}

static struct jail_result
take(struct jail *j)
{
	struct jail_result r;

	while (!jail_take(j, &r))
		jail_wait(j);
	return r;
}

static int
number_of(const struct jail_result *r)
{
	char text[16] = "";

	assert_true(r->n < sizeof(text));
	memcpy(text, r->s, r->n);
	return (int)strtol(text, NULL, 10);
}

static void
assert_answer(const struct jail_result *r, const char *wanted)
{
	if (r->s == NULL)
		fail_msg("\"%s\", not \"%s\"", r->err->msg, wanted);
	assert_int_equal(r->n, strlen(wanted));
	assert_memory_equal(r->s, wanted, r->n);
}

static void
assert_failed(const struct jail_result *r, const char *words)
{
	assert_null(r->s);
	assert_non_null(r->err);
	assert_int_equal(r->err->kind, ERR_PAGE);
	if (strstr(r->err->msg, words) == NULL)
		fail_msg("\"%s\" lacks \"%s\"", r->err->msg, words);
}

/* Hands in a job that goes wrong and one that doesn't. */
static void
run_bad(struct jail *j, const char *job, const char *words)
{
	struct jail_result r;

	submit(j, 1, job);
	r = take(j);
	assert_int_equal(r.tag, 1);
	assert_failed(&r, words);
	submit(j, 2, "echo");
	r = take(j);
	assert_int_equal(r.tag, 2);
	assert_answer(&r, "echo");
	assert_int_equal(jail_unfinished(j), 0);
}

static void
every_job_comes_back_once(void **state)
{
	struct seen seen = {.fd = -1};
	struct jail *j = open_jail(3, true, &seen);
	bool back[JOBS] = {false};
	char job[32];

	(void)state;
	for (size_t i = 0; i < JOBS; i++) {
		(void)snprintf(job, sizeof(job), "e%zu", i);
		submit(j, i, job);
	}
	assert_int_equal(jail_unfinished(j), JOBS);
	assert_true(jail_waiting(j) >= JOBS - 3);
	for (size_t i = 0; i < JOBS; i++) {
		struct jail_result r = take(j);

		assert_true(r.tag < JOBS);
		assert_false(back[r.tag]);
		back[r.tag] = true;
		(void)snprintf(job, sizeof(job), "e%zu", r.tag);
		assert_answer(&r, job);
	}
	assert_int_equal(jail_unfinished(j), 0);
	jail_close(j);
}

static void
large_jobs_and_answers_pass(void **state)
{
	struct seen seen = {.fd = -1};
	struct jail *j = open_jail(2, true, &seen);
	struct buf b;

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		buf_init(&b, ANSWER);
		for (size_t k = 0; k < ANSWER / 8; k++)
			(void)buf_add(&b, "echoing ", 8);
		jail_submit(j, i, &b);
	}
	for (size_t i = 0; i < 4; i++) {
		struct jail_result r = take(j);

		assert_int_equal(r.n, ANSWER);
		assert_memory_equal(r.s + ANSWER - 8, "echoing ", 8);
	}
	jail_close(j);
}

static void
a_worker_that_ends_costs_its_job_and_is_replaced(void **state)
{
	struct seen seen = {.fd = -1};
	struct jail *j = open_jail(1, true, &seen);

	(void)state;
	run_bad(j, "a", "crashed (signal 6)");
	run_bad(j, "x", "crashed (status 7)");
	run_bad(j, "n", "more than 4 MB");
	run_bad(j, "b", "more than 4 MB");
	run_bad(j, "l", "can't be an answer");
	jail_close(j);
}

static void
one_that_takes_too_much_ends(void **state)
{
	struct seen seen = {.fd = -1};
	struct jail *j;

	(void)state;
	if (sandbox_is_sanitized()) {
		print_message("SKIP a build with a sanitizer limits nothing\n");
		skip();
	}
	j = open_jail(1, true, &seen);
	run_bad(j, "m", "more than 256 MB of memory");
	run_bad(j, "f", "forbidden");
	jail_close(j);
}

static void
one_that_hangs_is_ended(void **state)
{
	struct seen seen = {.fd = -1};
	struct jail *j = open_for(TIME, 2, true, &seen);
	int64_t begun = clock_ticks();
	struct jail_result r;

	(void)state;
	submit(j, 1, "h");
	submit(j, 2, "echo");
	r = take(j); /* the others go on */
	assert_int_equal(r.tag, 2);
	r = take(j);
	assert_int_equal(r.tag, 1);
	assert_failed(&r, "more than 1 s");
	assert_true(clock_ticks() - begun >= TIME);
	run_bad(j, "h", "more than 1 s");
	jail_close(j);
}

/* What workers and we see alike. */
static struct seen *
shared_seen(void)
{
	struct seen *seen = mmap(NULL, sizeof(*seen), PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	assert_true(seen != MAP_FAILED);
	seen->fd = -1;
	return seen;
}

static void
one_that_was_killed_says_so(void **state)
{
	struct seen *seen = shared_seen();
	const volatile pid_t *self = &seen->self;
	struct jail_result r;
	struct jail *j;
	pid_t pid;

	(void)state;
	j = open_jail(1, true, seen);
	submit(j, 2, "h");
	while (*self == 0)
		(void)usleep(1000);
	pid = *self;
	assert_int_equal(kill(pid, SIGTERM), 0); /* as to all of a service */
	assert_int_equal(kill(pid, SIGINT), 0);
	assert_false(jail_take(j, &r));
	assert_int_equal(kill(pid, SIGKILL), 0);
	r = take(j);
	assert_failed(&r, "killed from outside");
	jail_close(j);
	(void)munmap(seen, sizeof(*seen));
}

/* What one page did to its reader is the matter of a few others at most. */
static void
a_worker_has_but_a_few_jobs(void **state)
{
	struct seen seen = {.fd = -1};
	struct jail *j = open_jail(1, true, &seen);
	int last = 0;

	(void)state;
	for (size_t i = 0; i < 2 * LIMIT_SERVED + 1; i++) {
		struct jail_result r;
		int pid;

		submit(j, i, "p");
		r = take(j);
		pid = number_of(&r);
		assert_true(pid > 0);
		assert_int_equal(pid != last, i % LIMIT_SERVED == 0);
		last = pid;
	}
	jail_close(j);
}

static void
workers_forget_environment_and_arguments(void **state)
{
	static const bool kinds[] = {false, true};
	const char *name = program_invocation_name;
	const char *argument = name + strlen(name) + 1;

	(void)state;
	assert_string_equal(argument, ARGUMENT);

	assert_int_equal(setenv("AJEL_TEST_PASSWORD", "hunter2", 1), 0);
	for (size_t i = 0; i < 2; i++) {
		struct seen seen = {.fd = -1,
		    .secret = getenv("AJEL_TEST_PASSWORD"),
		    .argument = argument};
		struct jail *j = open_jail(1, kinds[i], &seen);
		struct jail_result r;

		submit(j, 1, "v");
		r = take(j);
		assert_answer(&r, "");
		jail_close(j);
		assert_string_equal(getenv("AJEL_TEST_PASSWORD"), "hunter2");
		assert_string_equal(argument, ARGUMENT);
	}
	assert_int_equal(unsetenv("AJEL_TEST_PASSWORD"), 0);
}

/* The number of the process that forks the workers. */
static int
zygote_of(struct jail *j)
{
	struct jail_result r;

	submit(j, 99, "z");
	r = take(j);
	assert_int_equal(r.tag, 99);
	assert_non_null(r.s);
	return number_of(&r);
}

/* Kills it when so many jobs have been begun. */
static void
kill_at(struct jail *j, const struct seen *seen, int zygote, int begun)
{
	struct jail_result r;

	while (seen->begun < begun)
		assert_false(jail_take(j, &r));
	assert_int_equal(kill(zygote, SIGKILL), 0);
}

static void
jobs_in_hand_when_the_forking_process_dies_are_done_over(void **state)
{
	struct seen *seen = shared_seen();
	struct jail *j = open_jail(2, true, seen);
	int zygote = zygote_of(j);
	bool back[4] = {false};

	(void)state;
	seen->hang = 2;
	for (size_t i = 0; i < 4; i++) /* two in hand, two waiting */
		submit(j, i, i < 2 ? "c" : "echo");
	kill_at(j, seen, zygote, 2);
	for (size_t i = 0; i < 4; i++) {
		struct jail_result r = take(j);

		assert_true(r.tag < 4);
		assert_false(back[r.tag]);
		back[r.tag] = true;
		assert_answer(&r, r.tag < 2 ? "c" : "echo");
	}
	assert_int_equal(seen->begun, 4);
	assert_int_equal(jail_unfinished(j), 0);
	assert_int_not_equal(zygote_of(j), zygote);
	jail_close(j);
	(void)munmap(seen, sizeof(*seen));
}

static void
one_that_was_in_hand_each_time_is_to_blame(void **state)
{
	struct seen *seen = shared_seen();
	struct jail *j = open_jail(1, true, seen);
	int zygote = zygote_of(j);
	struct jail_result r;

	(void)state;
	seen->hang = 2;
	submit(j, 1, "c");
	submit(j, 2, "z");
	kill_at(j, seen, zygote, 1);
	while (seen->begun < 2)
		assert_false(jail_take(j, &r));
	kill_at(j, seen, *(volatile pid_t *)&seen->parent, 2);
	r = take(j);
	assert_int_equal(r.tag, 1);
	assert_failed(&r, "killed from outside");
	r = take(j);
	assert_int_equal(r.tag, 2);
	assert_non_null(r.s);
	jail_close(j);
	(void)munmap(seen, sizeof(*seen));
}

static void
without_processes_that_fork_them_no_job_is_at_fault(void **state)
{
	struct seen seen = {.fd = -1};
	struct jail *j = open_jail(1, true, &seen);
	struct jail_result r;

	(void)state;
	for (size_t i = 0; i < LIMIT_ZYGOTES; i++) {
		assert_int_equal(kill(zygote_of(j), SIGKILL), 0);
		(void)usleep(50000); /* its worker goes with it, not at once */
	}
	for (size_t i = 3; i < 6; i++) {
		submit(j, i, "echo");
		r = take(j);
		assert_int_equal(r.tag, i);
		assert_null(r.s);
		assert_int_equal(r.err->kind, ERR_SYSTEM);
		assert_non_null(strstr(r.err->msg, "killed from outside 3 "));
	}
	jail_close(j);
}

static void
one_that_died_between_jobs_costs_none(void **state)
{
	struct seen seen = {.fd = -1};
	struct jail *j = open_jail(1, true, &seen);

	(void)state;
	for (int i = 0; i < 5; i++) {
		struct jail_result r;

		submit(j, 1, "d");
		r = take(j);
		assert_answer(&r, "d");
		(void)usleep(20000);
		submit(j, 2, "echo");
		r = take(j);
		assert_answer(&r, "echo");
	}
	jail_close(j);
}

static void
what_is_said_unasked_answers_no_other_job(void **state)
{
	struct seen seen = {.fd = -1};
	struct jail *j = open_jail(1, true, &seen);
	struct jail_result r;

	(void)state;
	submit(j, 1, "t");
	r = take(j);
	assert_answer(&r, "t");
	(void)usleep(20000);
	submit(j, 2, "echo");
	r = take(j);
	assert_int_equal(r.tag, 2);
	assert_answer(&r, "echo");
	jail_close(j);
}

static void
a_single_worker_is_not_replaced(void **state)
{
	struct seen seen = {.fd = -1};
	struct jail *j = open_jail(5, false, &seen);
	struct jail_result r;

	(void)state;
	submit(j, 1, "echo");
	r = take(j);
	assert_answer(&r, "echo");
	submit(j, 2, "a");
	submit(j, 3, "echo");
	r = take(j);
	assert_int_equal(r.tag, 2);
	assert_failed(&r, "crashed");
	r = take(j);
	assert_int_equal(r.tag, 3);
	assert_null(r.s);
	assert_int_equal(r.err->kind, ERR_SYSTEM);
	jail_close(j);
}

static void
workers_have_no_descriptor_of_ours(void **state)
{
	static const bool kinds[] = {false, true};
	char byte;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct jail_result r;
		struct seen seen;
		struct jail *j;
		int p[2];

		assert_int_equal(pipe(p), 0);
		seen.fd = fcntl(p[1], F_DUPFD, SOCKET + 20);
		seen.leaked = false;
		j = open_jail(1, kinds[i], &seen);
		submit(j, 1, "s");
		r = take(j);
		assert_answer(&r, "fine");
		/* Nor has the process that they are forked from. */
		(void)close(seen.fd);
		(void)close(p[1]);
		assert_int_equal(read(p[0], &byte, 1), 0);
		(void)close(p[0]);
		jail_close(j);
	}
}

static void
nobody_is_left_behind(void **state)
{
	struct seen seen = {.fd = -1};
	struct jail *j = open_jail(2, true, &seen);
	struct jail_result r;
	int pid;

	(void)state;
	submit(j, 1, "p");
	r = take(j);
	pid = number_of(&r);
	submit(j, 2, "h"); /* at work */
	submit(j, 3, "h");
	submit(j, 4, "echo"); /* waiting */
	jail_close(j);
	assert_int_equal(kill(pid, 0), -1);
	assert_int_equal(errno, ESRCH);
	assert_int_equal(waitpid(-1, NULL, 0), -1);
	assert_int_equal(errno, ECHILD);
	jail_close(NULL);
}

/* Whether the process, an orphan that was left to us, ends within some
 * seconds. */
static bool
is_gone(int pid)
{
	for (int i = 0; i < 500; i++) {
		(void)waitpid(-1, NULL, WNOHANG);
		if (kill(pid, 0) < 0 && errno == ESRCH)
			return true;
		(void)usleep(10000);
	}
	return false;
}

static void
workers_end_with_us_however_we_end(void **state)
{
	static const bool kinds[] = {false, true};

	(void)state;
	assert_int_equal(prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0), 0);
	for (size_t i = 0; i < 2; i++) {
		int p[2], pid;
		pid_t us;

		assert_int_equal(pipe(p), 0);
		us = fork();
		if (us == 0) {
			struct seen seen = {.fd = -1};
			struct jail *j = open_jail(1, kinds[i], &seen);
			struct jail_result r;

			submit(j, 1, "p");
			r = take(j);
			pid = number_of(&r);
			submit(j, 2, "h");
			(void)!write(p[1], &pid, sizeof(pid));
			(void)raise(SIGKILL);
		}
		assert_int_equal(read(p[0], &pid, sizeof(pid)), sizeof(pid));
		assert_int_equal(waitpid(us, NULL, 0), us);
		assert_true(is_gone(pid));
		while (waitpid(-1, NULL, 0) > 0)
			;
		(void)close(p[0]);
		(void)close(p[1]);
	}
}

static void
a_jail_says_what_holds_in_it(void **state)
{
	struct seen seen = {.fd = -1};
	static const bool kinds[] = {false, true};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct jail *j = open_jail(1, kinds[i], &seen);
		struct jail_result r;
		struct sandbox s;

		assert_int_equal(jail_sandbox(j, &s), 0);
		if (sandbox_is_sanitized())
			assert_string_equal(
			    s.why, "this build has a sanitizer");
		else
			assert_true(s.seccomp || s.why[0] != '\0');
		submit(j, 1, "echo");
		r = take(j);
		assert_answer(&r, "echo");
		assert_int_equal(jail_sandbox(j, &s), 0);
		jail_close(j);
	}
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(workers_forget_environment_and_arguments),
    cmocka_unit_test(every_job_comes_back_once),
    cmocka_unit_test(large_jobs_and_answers_pass),
    cmocka_unit_test(a_worker_that_ends_costs_its_job_and_is_replaced),
    cmocka_unit_test(one_that_takes_too_much_ends),
    cmocka_unit_test(one_that_hangs_is_ended),
    cmocka_unit_test(one_that_was_killed_says_so),
    cmocka_unit_test(a_worker_has_but_a_few_jobs),
    cmocka_unit_test(jobs_in_hand_when_the_forking_process_dies_are_done_over),
    cmocka_unit_test(one_that_was_in_hand_each_time_is_to_blame),
    cmocka_unit_test(without_processes_that_fork_them_no_job_is_at_fault),
    cmocka_unit_test(one_that_died_between_jobs_costs_none),
    cmocka_unit_test(what_is_said_unasked_answers_no_other_job),
    cmocka_unit_test(a_single_worker_is_not_replaced),
    cmocka_unit_test(workers_have_no_descriptor_of_ours),
    cmocka_unit_test(nobody_is_left_behind),
    cmocka_unit_test(workers_end_with_us_however_we_end),
    cmocka_unit_test(a_jail_says_what_holds_in_it),
};

/* It has an argument to be forgotten: it starts itself anew with one. */
int
main(int argc, char **argv)
{
	char argument[] = ARGUMENT;
	char *again[] = {argv[0], argument, NULL};

	if (argc > 1)
		return cmocka_run_group_tests(tests, NULL, NULL);
	(void)execv("/proc/self/exe", again);
	return 1;
}
