/* watch.c - runs a command, and notes what it took and what it left behind.
 *
 *	watch FILE COMMAND...	adds a line to FILE: the most memory that one of
 *				the command's processes had (kB), the most
 *				descriptors that the command itself had open, and
 *				how many processes it left, running or dead;
 *				exits as the command does
 *
 * Descriptors are counted once a millisecond, so a single run may well be
 * counted short; hundreds of them are not. */
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* 0 where there is none to be seen any more. */
static int
count_descriptors(pid_t pid)
{
	char path[64];
	DIR *d;
	int n = 0;

	(void)snprintf(path, sizeof(path), "/proc/%ld/fd", (long)pid);
	d = opendir(path);
	if (d == NULL)
		return 0;
	for (const struct dirent *e; (e = readdir(d)) != NULL;)
		n += e->d_name[0] != '.';
	(void)closedir(d);
	return n;
}

/* Waits until the command ends; returns its most descriptors. */
static int
follow(pid_t pid, int *status, struct rusage *used)
{
	const struct timespec pause = {.tv_nsec = 1000 * 1000};
	int most = 0;

	while (wait4(pid, status, WNOHANG, used) == 0) {
		int n = count_descriptors(pid);

		if (n > most)
			most = n;
		(void)nanosleep(&pause, NULL);
	}
	return most;
}

/* Whoever the command left is our child by now; returns how many. */
static int
bury(void)
{
	char path[64];
	FILE *f;
	int n = 0;
	int pid;

	while (waitpid(-1, NULL, WNOHANG) > 0)
		n++;
	(void)snprintf(
	    path, sizeof(path), "/proc/self/task/%ld/children", (long)getpid());
	f = fopen(path, "re");
	if (f == NULL)
		return n;
	while (fscanf(f, "%d", &pid) == 1) {
		(void)kill(pid, SIGKILL);
		n++;
	}
	(void)fclose(f);
	while (waitpid(-1, NULL, 0) > 0)
		continue;
	return n;
}

int
main(int argc, char **argv)
{
	struct rusage used;
	int status = 0;
	FILE *f;
	pid_t pid;
	int most;

	if (argc < 3 || (f = fopen(argv[1], "ae")) == NULL) {
		(void)fputs("usage: watch FILE COMMAND...\n", stderr);
		return 2;
	}
	(void)prctl(PR_SET_CHILD_SUBREAPER, 1);
	pid = fork();
	if (pid == 0) {
		(void)execvp(argv[2], argv + 2);
		_exit(127);
	}
	if (pid < 0)
		return 2;
	most = follow(pid, &status, &used);
	(void)fprintf(f, "%ld %d %d\n", used.ru_maxrss, most, bury());
	if (fclose(f) != 0)
		return 2;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
