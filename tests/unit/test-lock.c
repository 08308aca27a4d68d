/* test-lock.c - one writer at a time, and no lock outlives its holder. */
#include "storeaid.h"

#include <sys/wait.h>
#include <unistd.h>

#include "store/lock.h"

static void
the_second_is_told_that_another_runs(void **state)
{
	struct folder *f = *state;
	struct err err;
	int first = -1, second = -1;

	storeaid_ok(lock_take(f->path, &first, &err), &err);
	assert_int_equal(lock_take(f->path, &second, &err), -1);
	assert_int_equal(err.kind, ERR_LOCKED);
	assert_non_null(strstr(err.msg, "another ajel refresh is running"));
	close(first);
	storeaid_ok(lock_take(f->path, &second, &err), &err);
	close(second);
}

static void
a_killed_holder_leaves_no_lock(void **state)
{
	struct folder *f = *state;
	struct err err;
	int fd = -1, ready[2], status;
	char byte;
	pid_t child;

	assert_int_equal(pipe(ready), 0);
	child = fork();
	if (child == 0) {
		if (lock_take(f->path, &fd, &err) == 0 &&
		    write(ready[1], "x", 1) == 1)
			(void)pause();
		_exit(1);
	}
	assert_int_equal(read(ready[0], &byte, 1), 1);
	assert_int_equal(lock_take(f->path, &fd, &err), -1);
	assert_int_equal(kill(child, SIGKILL), 0);
	assert_int_equal(waitpid(child, &status, 0), child);
	storeaid_ok(lock_take(f->path, &fd, &err), &err);
	close(fd);
	close(ready[0]);
	close(ready[1]);
}

static void
a_folder_that_is_not_there_is_an_error(void **state)
{
	struct folder *f = *state;
	struct err err;
	int fd = -1;

	assert_int_equal(
	    lock_take(storeaid_path(f->a, f->dir, "no/ajel.db"), &fd, &err),
	    -1);
	assert_int_equal(err.kind, ERR_STORE);
	assert_non_null(strstr(err.msg, "no/ajel.db.lock"));
}

static const struct CMUnitTest tests[] = {
    IN_A_FOLDER(the_second_is_told_that_another_runs),
    IN_A_FOLDER(a_killed_holder_leaves_no_lock),
    IN_A_FOLDER(a_folder_that_is_not_there_is_an_error),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
