/* test-sandbox.c - what a process that is shut in can do, and what it can't. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "jail/sandbox.h"

enum {
	REFUSED = 10, /* the call failed */
	DONE = 11,    /* it did what it shouldn't */
	MEMORY = 256 * 1024 * 1024,
	SECONDS = 1
};

/* Does the call in a process of its own that is shut in; its end, as of
 * waitpid(). */
static int
inside(void (*call)(void))
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		struct sandbox s;

		(void)signal(SIGSYS, SIG_DFL);
		(void)signal(SIGABRT, SIG_DFL);
		(void)signal(SIGSEGV, SIG_DFL);
		(void)close(STDERR_FILENO); /* what is said of it */
		sandbox_enter(MEMORY, SECONDS, &s);
		call();
		_exit(DONE);
	}
	assert_true(pid > 0);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return status;
}

static void
end_if(bool refused)
{
	if (refused)
		_exit(REFUSED);
}

static void
open_a_file(void)
{
	end_if(open("/etc/passwd", O_RDONLY) < 0);
}

static void
make_a_file(void)
{
	end_if(open("/tmp/ajel-sandbox", O_WRONLY | O_CREAT, 0600) < 0);
}

static void
look_at_a_file(void)
{
	struct stat st;

	end_if(stat("/etc/passwd", &st) < 0);
}

static void
remove_a_file(void)
{
	(void)unlink("/tmp/ajel-sandbox");
}

static void
list_a_folder(void)
{
	char buf[512];

	(void)syscall(SYS_getdents64, 0, buf, sizeof(buf));
}

static void
make_a_socket(void)
{
	(void)socket(AF_INET, SOCK_STREAM, 0);
}

static void
connect_a_socket(void)
{
	const struct sockaddr_in a = {.sin_family = AF_INET};

	(void)connect(0, (const struct sockaddr *)&a, sizeof(a));
}

static void
send_to_an_address(void)
{
	const struct sockaddr_in a = {.sin_family = AF_INET};

	(void)sendto(0, "x", 1, 0, (const struct sockaddr *)&a, sizeof(a));
}

static void
begin_a_process(void)
{
	if (fork() == 0)
		_exit(0);
}

static void
begin_a_thread(void)
{
	(void)syscall(SYS_clone3, NULL, 0);
}

static void
run_a_program(void)
{
	char *argv[] = {(char[]){"true"}, NULL};

	(void)execv("/bin/true", argv);
}

static void
signal_another(void)
{
	(void)kill(getppid(), SIGCONT);
}

static void
signal_anothers_thread(void)
{
	(void)syscall(SYS_tgkill, 1, 1, 0);
}

static void
trace(void)
{
	(void)ptrace(PTRACE_TRACEME, 0, NULL, NULL);
}

static void
read_anothers_memory(void)
{
	(void)syscall(SYS_process_vm_readv, 1, NULL, 0, NULL, 0, 0);
}

static void
map_code(void)
{
	(void)mmap(NULL, 4096, PROT_READ | PROT_EXEC,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static void
make_memory_code(void)
{
	void *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	(void)mprotect(p, 4096, PROT_READ | PROT_EXEC);
}

static void
raise_a_limit(void)
{
	const struct rlimit l = {RLIM_INFINITY, RLIM_INFINITY};

	end_if(setrlimit(RLIMIT_AS, &l) < 0);
}

static void
change_itself(void)
{
	(void)prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
}

static void
shut_out_the_clock(void)
{
	(void)syscall(SYS_clock_settime, 0, NULL);
}

static void
make_a_ring(void)
{
	(void)syscall(SYS_io_uring_setup, 1, NULL);
}

static void
make_an_event_fd(void)
{
	(void)syscall(SYS_memfd_create, "x", 0);
}

static bool
skipped(void)
{
	if (!sandbox_is_sanitized())
		return false;
	print_message("SKIP a build with a sanitizer has no sandbox\n");
	return true;
}

static void
what_could_do_harm_fails_or_ends_the_process(void **state)
{
	static const struct {
		const char *what;
		void (*call)(void);
		bool fails; /* rather than to end the process */
	} rows[] = {
	    {"open a file", open_a_file, true},
	    {"make a file", make_a_file, true},
	    {"look at a file", look_at_a_file, true},
	    {"remove a file", remove_a_file, false},
	    {"list a folder", list_a_folder, false},
	    {"make a socket", make_a_socket, false},
	    {"connect a socket", connect_a_socket, false},
	    {"send to an address", send_to_an_address, false},
	    {"begin a process", begin_a_process, false},
	    {"begin a thread", begin_a_thread, false},
	    {"run a program", run_a_program, false},
	    {"signal another", signal_another, false},
	    {"signal another's thread", signal_anothers_thread, false},
	    {"trace", trace, false},
	    {"read another's memory", read_anothers_memory, false},
	    {"map code", map_code, false},
	    {"make memory code", make_memory_code, false},
	    {"raise a limit", raise_a_limit, true},
	    {"change itself", change_itself, false},
	    {"set the clock", shut_out_the_clock, false},
	    {"make a ring", make_a_ring, false},
	    {"make a file in memory", make_an_event_fd, false},
	};

	(void)state;
	if (skipped())
		return;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int end = inside(rows[i].call);
		bool failed = WIFEXITED(end) && WEXITSTATUS(end) == REFUSED;
		bool died = WIFSIGNALED(end) && WTERMSIG(end) == SIGSYS;

		if (rows[i].fails ? !failed : !died)
			fail_msg("%s: ended with %#x", rows[i].what, end);
	}
}

static int
by_value(const void *x, const void *y)
{
	return *(const int *)x - *(const int *)y;
}

/* Memory, large and small, sorting, the clock, formatting. */
static void
reckon(void)
{
	enum { N = 100000 };
	int *numbers = mem_alloc(N * sizeof(*numbers));
	char *all = mem_alloc(1);
	struct timespec t;
	char text[64];

	for (int i = 0; i < N; i++)
		numbers[i] = N - i;
	qsort(numbers, N, sizeof(*numbers), by_value);
	for (size_t n = 1; n < MEMORY / 8; n *= 2)
		all = mem_resize(all, n);
	free(all);
	(void)clock_gettime(CLOCK_REALTIME, &t);
	(void)snprintf(text, sizeof(text), "%d %g", numbers[0], 0.5);
	_exit(strcmp(text, "1 0.5") == 0 ? 0 : 1);
}

static void
reckoning_goes_on(void **state)
{
	(void)state;
	assert_int_equal(inside(reckon), 0);
}

static void
take_all_memory(void)
{
	for (;;)
		memset(mem_alloc(1 << 20), 1, 1 << 20);
}

static void
memory_has_an_end(void **state)
{
	int end;

	(void)state;
	if (skipped())
		return;
	end = inside(take_all_memory);
	assert_true(WIFEXITED(end));
	assert_int_equal(WEXITSTATUS(end), 1); /* mem_exhausted() */
}

static void
reckon_on(void)
{
	for (volatile int on = 1; on;)
		;
}

static void
reckoning_has_an_end(void **state)
{
	int end;

	(void)state;
	if (skipped())
		return;
	(void)signal(SIGXCPU, SIG_DFL);
	end = inside(reckon_on);
	assert_true(WIFSIGNALED(end));
	assert_int_equal(WTERMSIG(end), SIGXCPU);
}

static void
a_crash_is_seen_as_what_it_is(void **state)
{
	int end;

	(void)state;
	if (skipped())
		return;
	end = inside(abort);
	assert_true(WIFSIGNALED(end));
	assert_int_equal(WTERMSIG(end), SIGABRT);
}

/* As a kernel would that has neither of the two. */
static void
forget_sandboxes(void)
{
	scmp_filter_ctx f = seccomp_init(SCMP_ACT_ALLOW);

	(void)seccomp_rule_add(f, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(seccomp), 0);
	(void)seccomp_rule_add(f, SCMP_ACT_ERRNO(EINVAL), SCMP_SYS(prctl), 1,
	    SCMP_A0(SCMP_CMP_EQ, PR_SET_SECCOMP, 0));
	(void)seccomp_rule_add(
	    f, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(landlock_create_ruleset), 0);
	(void)seccomp_load(f);
	seccomp_release(f);
}

static void
what_the_kernel_lacks_is_told(void **state)
{
	int status;
	pid_t pid;

	(void)state;
	if (skipped())
		return;
	pid = fork();
	if (pid == 0) {
		struct sandbox s;

		forget_sandboxes();
		sandbox_enter(MEMORY, SECONDS, &s);
		_exit(!s.seccomp && s.landlock == 0 &&
			      strstr(s.why, "seccomp: ") != NULL &&
			      strstr(s.why, "Landlock: ") != NULL
			  ? 0
			  : 1);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
}

static void
words_say_what_holds(void **state)
{
	static const struct {
		struct sandbox s;
		const char *words;
	} rows[] = {
	    {{true, 7, ""}, "seccomp, Landlock 7"},
	    {{true, 0, "Landlock: no"}, "seccomp (Landlock: no)"},
	    {{false, 1, "seccomp: no"}, "Landlock 1 (seccomp: no)"},
	    {{false, 0, "both: no"}, "none (both: no)"},
	};
	char words[SANDBOX_WORDS];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(
		    sandbox_words(&rows[i].s, words), rows[i].words);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(what_could_do_harm_fails_or_ends_the_process),
    cmocka_unit_test(reckoning_goes_on),
    cmocka_unit_test(memory_has_an_end),
    cmocka_unit_test(reckoning_has_an_end),
    cmocka_unit_test(a_crash_is_seen_as_what_it_is),
    cmocka_unit_test(what_the_kernel_lacks_is_told),
    cmocka_unit_test(words_say_what_holds),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
