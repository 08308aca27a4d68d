/* test-outfile.c - files that are replaced whole, or left alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/outfile.h"

enum { BIG = 300 * 1000 };

static int
set_up(void **state)
{
	char *dir = mem_copy("/tmp/ajel-outfile-XXXXXX");

	assert_non_null(mkdtemp(dir));
	*state = dir;
	return 0;
}

static int
each_name(const char *dir, int (*f)(int dirfd, const char *name))
{
	DIR *d = opendir(dir);
	struct dirent *e;
	int n = 0;

	assert_non_null(d);
	while ((e = readdir(d)) != NULL)
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			n += f(dirfd(d), e->d_name);
	(void)closedir(d);
	return n;
}

static int delete (int dirfd, const char *name)
{
	if (unlinkat(dirfd, name, 0) < 0)
		(void)unlinkat(dirfd, name, AT_REMOVEDIR);
	return 0;
}

static int
one(int dirfd, const char *name)
{
	(void)dirfd;
	(void)name;
	return 1;
}

static int
tear_down(void **state)
{
	char *dir = *state;

	(void)each_name(dir, delete);
	(void)rmdir(dir);
	free(dir);
	return 0;
}

static char *
in(const char *dir, const char *name)
{
	size_t n = strlen(dir) + strlen(name) + 2;
	char *path = mem_alloc(n);

	(void)snprintf(path, n, "%s/%s", dir, name);
	return path;
}

static struct stat
stat_of(const char *dir, const char *name)
{
	char *path = in(dir, name);
	struct stat st;

	assert_int_equal(stat(path, &st), 0);
	free(path);
	return st;
}

static void
make_file(const char *dir, const char *name, const char *data)
{
	char *path = in(dir, name);
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);

	assert_true(fd >= 0);
	assert_int_equal(outfile_write_all(fd, data, strlen(data)), 0);
	(void)close(fd);
	free(path);
}

static void
assert_holds(const char *dir, const char *name, const char *data, size_t n)
{
	char *path = in(dir, name);
	char *got = mem_alloc(n + 1);
	int fd = open(path, O_RDONLY);

	assert_true(fd >= 0);
	assert_int_equal(read(fd, got, n + 1), n);
	assert_memory_equal(got, data, n);
	(void)close(fd);
	free(got);
	free(path);
}

static void
writes_a_new_file_and_nothing_else(void **state)
{
	bool changed = false;
	struct err err;
	mode_t mask = umask(022);

	assert_int_equal(
	    outfile_replace(*state, "a.atom", "one", 3, &changed, &err), 0);
	(void)umask(mask);
	assert_true(changed);
	assert_holds(*state, "a.atom", "one", 3);
	assert_int_equal(stat_of(*state, "a.atom").st_mode & 0777, 0644);
	assert_int_equal(each_name(*state, one), 1);
}

static void
leaves_equal_bytes_untouched(void **state)
{
	struct timespec past[2] = {{.tv_sec = 1000000}, {.tv_sec = 1000000}};
	char *path = in(*state, "a");
	char *data = mem_zalloc(BIG);
	bool changed = true;
	struct err err;
	struct stat before;

	assert_int_equal(
	    outfile_replace(*state, "a", data, BIG, NULL, &err), 0);
	assert_int_equal(utimensat(AT_FDCWD, path, past, 0), 0);
	before = stat_of(*state, "a");
	assert_int_equal(
	    outfile_replace(*state, "a", data, BIG, &changed, &err), 0);
	assert_false(changed);
	assert_int_equal(stat_of(*state, "a").st_mtime, 1000000);
	assert_int_equal(stat_of(*state, "a").st_ino, before.st_ino);

	data[BIG - 1] = 'x'; /* same size, last byte differs */
	assert_int_equal(
	    outfile_replace(*state, "a", data, BIG, &changed, &err), 0);
	assert_true(changed);
	assert_holds(*state, "a", data, BIG);
	assert_int_not_equal(stat_of(*state, "a").st_ino, before.st_ino);
	free(data);
	free(path);
}

static void
an_open_reader_keeps_the_old_bytes(void **state)
{
	char *path = in(*state, "a");
	char got[8] = "";
	struct err err;
	int fd;

	make_file(*state, "a", "old");
	fd = open(path, O_RDONLY);
	assert_int_equal(outfile_replace(*state, "a", "new", 3, NULL, &err), 0);
	assert_int_equal(read(fd, got, sizeof(got)), 3);
	assert_string_equal(got, "old");
	(void)close(fd);
	free(path);
}

static void
writes_an_empty_file(void **state)
{
	bool changed = false;
	struct err err;

	assert_int_equal(
	    outfile_replace(*state, "a", "", 0, &changed, &err), 0);
	assert_true(changed);
	assert_holds(*state, "a", "", 0);
	assert_int_equal(
	    outfile_replace(*state, "a", "", 0, &changed, &err), 0);
	assert_false(changed);
}

static void
replaces_a_fifo_without_waiting_for_it(void **state)
{
	char *path = in(*state, "a");
	struct err err;

	assert_int_equal(mkfifo(path, 0600), 0);
	assert_int_equal(outfile_replace(*state, "a", "x", 1, NULL, &err), 0);
	assert_holds(*state, "a", "x", 1);
	free(path);
}

static void
names_the_missing_directory(void **state)
{
	char *dir = in(*state, "none");
	bool changed = true;
	struct err err;

	assert_int_equal(outfile_replace(dir, "a", "x", 1, &changed, &err), -1);
	assert_int_equal(err.kind, ERR_OUTPUT);
	assert_false(changed);
	assert_non_null(strstr(err.msg, dir));
	assert_non_null(
	    strstr(err.msg, "No such file or directory; create it"));
	free(dir);
}

static void
names_what_is_no_directory(void **state)
{
	char *dir = in(*state, "file");
	struct err err;

	make_file(*state, "file", "x");
	assert_int_equal(outfile_replace(dir, "a", "x", 1, NULL, &err), -1);
	assert_non_null(strstr(err.msg, "a file stands where"));
	assert_int_equal(outfile_mkdirs(dir, &err), -1);
	assert_int_equal(err.kind, ERR_OUTPUT);
	assert_non_null(strstr(err.msg, "a file stands where"));
	free(dir);
}

static void
a_directory_of_that_name_stays(void **state)
{
	char *path = in(*state, "a");
	struct err err;

	assert_int_equal(mkdir(path, 0700), 0);
	assert_int_equal(outfile_replace(*state, "a", "x", 1, NULL, &err), -1);
	assert_non_null(strstr(err.msg, path));
	assert_int_equal(each_name(*state, one), 1);
	free(path);
}

static void
a_name_too_long_is_an_error(void **state)
{
	char name[300];
	struct err err;

	memset(name, 'n', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	assert_int_equal(outfile_replace(*state, name, "x", 1, NULL, &err), -1);
	assert_int_equal(err.kind, ERR_OUTPUT);
	assert_int_equal(each_name(*state, one), 0);
}

/* Runs f in a process of its own; 0 if it found all well. */
static int
in_child(int (*f)(const char *dir), const char *dir)
{
	pid_t pid = fork();
	int status = -1;

	if (pid == 0)
		_exit(f(dir));
	assert_true(pid > 0);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return status;
}

static int
write_past_the_limit(const char *dir)
{
	struct rlimit limit = {.rlim_cur = 100, .rlim_max = 100};
	char *data = mem_zalloc(BIG);
	struct err err;

	(void)signal(SIGXFSZ, SIG_IGN);
	if (setrlimit(RLIMIT_FSIZE, &limit) < 0)
		return 2;
	if (outfile_replace(dir, "a", data, BIG, NULL, &err) == 0)
		return 3;
	free(data);
	return strstr(err.msg, "File too large; raise") == NULL;
}

static void
a_failed_write_keeps_the_old_file(void **state)
{
	make_file(*state, "a", "old");
	assert_int_equal(in_child(write_past_the_limit, *state), 0);
	assert_holds(*state, "a", "old", 3);
	assert_int_equal(each_name(*state, one), 1); /* no temporary file */
}

static int
write_without_permission(const char *dir)
{
	struct err err;

	if (setgid(65534) < 0 || setuid(65534) < 0)
		return 2;
	if (outfile_replace(dir, "a", "x", 1, NULL, &err) == 0)
		return 3;
	return strstr(err.msg, "Permission denied; make it writable") == NULL;
}

static void
says_that_it_has_no_permission(void **state)
{
	if (geteuid() != 0) {
		(void)printf("SKIP needs root to become somebody else\n");
		skip();
	}
	assert_int_equal(chmod(*state, 0755), 0);
	assert_int_equal(in_child(write_without_permission, *state), 0);
	assert_int_equal(each_name(*state, one), 0);
}

static void
makes_directories_with_their_parents(void **state)
{
	static const char *const tails[] = {"", "/", "p", "p/", "p//q", "p/q/"};
	struct err err;
	char *q = in(*state, "p/q");
	struct stat st;

	for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++) {
		char *path = in(*state, tails[i]);

		assert_int_equal(outfile_mkdirs(path, &err), 0);
		free(path);
	}
	assert_int_equal(stat(q, &st), 0);
	assert_true(S_ISDIR(st.st_mode));
	(void)rmdir(q);
	free(q);
	assert_int_equal(outfile_mkdirs("/", &err), 0);
	assert_int_equal(outfile_mkdirs(".", &err), 0);
	assert_int_equal(outfile_mkdirs("", &err), -1);
}

/* Which names a sweep takes when nobody holds them. */
static void
sweeps_only_what_a_dead_run_left(void **state)
{
	static const struct {
		const char *name;
		bool goes;
	} rows[] = {
	    {".a.atom.123.0123abcd.tmp", true},
	    {".x.1.ffffffff.tmp", true},
	    {"a.atom", false},
	    {"a.atom.123.0123abcd.tmp", false},
	    {".a.atom.123.0123abcd.tmpx", false},
	    {".a.atom.123.0123abc.tmp", false},
	    {".a.atom.123.0123abcde.tmp", false},
	    {".a.atom.123.0123ABCD.tmp", false},
	    {".a.atom.x.0123abcd.tmp", false},
	    {".a.atom..0123abcd.tmp", false},
	    {".a.atom.123.0123abcd", false},
	    {"..123.0123abcd.tmp", false},
	    {".123.0123abcd.tmp", false},
	    {".tmp", false},
	    {".vimrc.tmp", false},
	};
	size_t n = sizeof(rows) / sizeof(rows[0]);

	for (size_t i = 0; i < n; i++)
		make_file(*state, rows[i].name, "x");
	outfile_sweep(*state);
	for (size_t i = 0; i < n; i++) {
		char *path = in(*state, rows[i].name);

		if ((access(path, F_OK) != 0) != rows[i].goes)
			fail_msg("%s", rows[i].name);
		free(path);
	}
}

static void
sweep_spares_what_is_held(void **state)
{
	const char *name = ".a.1.0123abcd.tmp";
	char *path = in(*state, name);
	int fd;

	make_file(*state, name, "x");
	fd = open(path, O_RDWR);
	assert_int_equal(flock(fd, LOCK_EX), 0);
	outfile_sweep(*state);
	assert_int_equal(access(path, F_OK), 0);
	(void)close(fd);
	outfile_sweep(*state);
	assert_int_equal(access(path, F_OK), -1);
	free(path);
}

static void
sweep_passes_by_links_and_missing_places(void **state)
{
	char *path = in(*state, ".a.1.0123abcd.tmp");
	char *other = in(*state, "none");

	assert_int_equal(symlink("/etc/passwd", path), 0);
	outfile_sweep(*state);
	outfile_sweep(other);
	assert_int_equal(each_name(*state, one), 1);
	free(other);
	free(path);
}

static int
publish_often(const char *dir)
{
	char data[16];
	struct err err;

	for (int i = 0; i < 100; i++) {
		(void)snprintf(data, sizeof(data), "%d", i);
		if (outfile_replace(dir, "a", data, strlen(data), NULL, &err) <
		    0) {
			(void)fprintf(stderr, "%s\n", err.msg);
			return 1;
		}
	}
	return 0;
}

static void
a_sweep_never_hurts_a_living_writer(void **state)
{
	pid_t pid = fork();
	int status = -1;

	if (pid == 0)
		_exit(publish_often(*state));
	while (waitpid(pid, &status, WNOHANG) == 0)
		outfile_sweep(*state);
	assert_int_equal(status, 0);
	assert_holds(*state, "a", "99", 2);
	assert_int_equal(each_name(*state, one), 1);
}

static void
write_all_says_that_the_reader_has_gone(void **state)
{
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	(void)close(ends[0]);
	(void)signal(SIGPIPE, SIG_IGN);
	assert_int_equal(outfile_write_all(ends[1], "x", 1), -1);
	assert_int_equal(errno, EPIPE);
	(void)close(ends[1]);
}

/* Reads slowly; its status is 0 if BIG bytes came. */
static int
drain(int fd)
{
	char block[4096];
	size_t sum = 0;
	ssize_t n;

	while ((n = read(fd, block, sizeof(block))) > 0)
		sum += (size_t)n;
	return sum != BIG;
}

static void
write_all_waits_for_a_full_pipe(void **state)
{
	char *data = mem_zalloc(BIG);
	int ends[2];
	int status = -1;
	pid_t pid;

	(void)state;
	assert_int_equal(pipe2(ends, O_NONBLOCK), 0);
	pid = fork();
	if (pid == 0) {
		(void)close(ends[1]);
		(void)fcntl(ends[0], F_SETFL, 0);
		_exit(drain(ends[0]));
	}
	(void)close(ends[0]);
	assert_int_equal(outfile_write_all(ends[1], data, BIG), 0);
	(void)close(ends[1]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	free(data);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static const struct CMUnitTest tests[] = {
    TEST(writes_a_new_file_and_nothing_else),
    TEST(leaves_equal_bytes_untouched),
    TEST(an_open_reader_keeps_the_old_bytes),
    TEST(writes_an_empty_file),
    TEST(replaces_a_fifo_without_waiting_for_it),
    TEST(names_the_missing_directory),
    TEST(names_what_is_no_directory),
    TEST(a_directory_of_that_name_stays),
    TEST(a_name_too_long_is_an_error),
    TEST(a_failed_write_keeps_the_old_file),
    TEST(says_that_it_has_no_permission),
    TEST(makes_directories_with_their_parents),
    TEST(sweeps_only_what_a_dead_run_left),
    TEST(sweep_spares_what_is_held),
    TEST(sweep_passes_by_links_and_missing_places),
    TEST(a_sweep_never_hurts_a_living_writer),
    TEST(write_all_says_that_the_reader_has_gone),
    TEST(write_all_waits_for_a_full_pipe),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
