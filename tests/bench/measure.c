/* measure.c - runs a command and notes what it cost.
 *
 *	measure FILE NAME COMMAND [ARGUMENT...]
 *
 * appends "NAME <tab> CPU <tab> WALL <tab> PEAK" to FILE: seconds of processor
 * time (user and system), seconds of the clock, kilobytes of memory at most.
 * The command reads and prints nothing; its exit status is ours. */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static double
seconds(const struct timeval *t)
{
	return (double)t->tv_sec + (double)t->tv_usec / 1e6;
}

static double
clock_seconds(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* The process, or -1 after saying why not. */
static pid_t
start(char **argv)
{
	posix_spawn_file_actions_t actions;
	pid_t pid = -1;
	int error;

	(void)posix_spawn_file_actions_init(&actions);
	(void)posix_spawn_file_actions_addopen(
	    &actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	(void)posix_spawn_file_actions_addopen(
	    &actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	error = posix_spawnp(&pid, argv[0], &actions, NULL, argv, environ);
	(void)posix_spawn_file_actions_destroy(&actions);
	if (error == 0)
		return pid;
	(void)fprintf(stderr, "measure: %s: %s\n", argv[0], strerror(error));
	return -1;
}

static int
note(const char *path, const char *name, const struct rusage *used, double wall)
{
	FILE *f = fopen(path, "a");

	if (f == NULL) {
		perror(path);
		return -1;
	}
	(void)fprintf(f, "%s\t%.6f\t%.6f\t%ld\n", name,
	    seconds(&used->ru_utime) + seconds(&used->ru_stime), wall,
	    used->ru_maxrss);
	return fclose(f);
}

int
main(int argc, char **argv)
{
	struct rusage used;
	double begun = clock_seconds();
	int status;
	pid_t pid;

	if (argc < 4) {
		(void)fputs("usage: measure FILE NAME COMMAND...\n", stderr);
		return 2;
	}
	pid = start(argv + 3);
	if (pid < 0)
		return 127;
	while (wait4(pid, &status, 0, &used) < 0)
		if (errno != EINTR)
			return 127;
	if (note(argv[1], argv[2], &used, clock_seconds() - begun) != 0)
		return 127;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}
