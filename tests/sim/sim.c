/* sim.c - follows virtual sites for weeks, and counts what went wrong.
 *
 * usage: sim [-v] [--seeds N] [--first SEED] [--sites N] [--site K] [--days N]
 *            [--jobs N]
 * The same numbers give the same run. README.md says what is simulated. */
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "poll.h"

enum { JOBS_MAX = 64, SAID = 1 << 24 };

struct options {
	uint64_t first;
	int seeds, sites, days, jobs;
	int site; /* this one alone; -1: all */
	bool verbose;
};

static _Noreturn void
usage(void)
{
	(void)fprintf(stderr,
	    "usage: sim [-v] [--seeds N] [--first SEED] [--sites N] "
	    "[--site K] [--days N] [--jobs N]\n");
	exit(2);
}

static int
number(const char *s, int low, int high)
{
	char *end;
	long n = strtol(s, &end, 10);

	if (end == s || *end != '\0' || n < low || n > high)
		usage();
	return (int)n;
}

static void
read_options(int argc, char **argv, struct options *o)
{
	static const struct option known[] = {
	    {"seeds", required_argument, NULL, 'n'},
	    {"first", required_argument, NULL, 'f'},
	    {"sites", required_argument, NULL, 's'},
	    {"site", required_argument, NULL, 'k'},
	    {"days", required_argument, NULL, 'd'},
	    {"jobs", required_argument, NULL, 'j'},
	    {"verbose", no_argument, NULL, 'v'},
	    {NULL, 0, NULL, 0},
	};
	static const int most = 1000000;
	int c;

	while ((c = getopt_long(argc, argv, "v", known, NULL)) != -1) {
		if (c == 'n')
			o->seeds = number(optarg, 1, most);
		else if (c == 'f')
			o->first = (uint64_t)number(optarg, 0, most);
		else if (c == 's')
			o->sites = number(optarg, 1, most);
		else if (c == 'k')
			o->site = number(optarg, 0, most);
		else if (c == 'd')
			o->days = number(optarg, 1, 400);
		else if (c == 'j')
			o->jobs = number(optarg, 1, JOBS_MAX);
		else if (c == 'v')
			o->verbose = true;
		else
			usage();
	}
	if (optind < argc)
		usage();
}

/* Every jobs-th site, from that of the job's number. */
static void
run_share(
    const struct options *o, const char *folder, int job, struct tally *tally)
{
	int i = 0;

	for (int n = 0; n < o->seeds; n++) {
		for (int k = 0; k < o->sites; k++, i++) {
			const struct poll_run run = {
			    .seed = o->first + (uint64_t)n,
			    .site = o->site >= 0 ? o->site : k,
			    .days = o->days,
			    .verbose = o->verbose,
			    .folder = folder,
			};

			if (i % o->jobs != job)
				continue;
			poll_site(&run, tally);
			(void)fflush(stdout);
		}
	}
}

/* A process a job; each writes its tally into a pipe when it is done. */
static bool
start(const struct options *o, const char *folder, int job, int *from)
{
	struct tally tally = {0};
	int ends[2];
	pid_t pid;

	if (pipe(ends) < 0 || (pid = fork()) < 0) {
		perror("sim");
		return false;
	}
	if (pid > 0) {
		(void)close(ends[1]);
		*from = ends[0];
		return true;
	}
	/* Not to mix what two jobs say of a page. */
	(void)setvbuf(stdout, NULL, _IOFBF, SAID);
	run_share(o, folder, job, &tally);
	(void)fflush(stdout);
	_exit(write(ends[1], &tally, sizeof(tally)) != sizeof(tally));
}

static bool
run_all(const struct options *o, const char *folder, struct tally *tally)
{
	int from[JOBS_MAX], jobs = 0;
	bool ok = true;

	while (ok && jobs < o->jobs) {
		ok = start(o, folder, jobs, &from[jobs]);
		jobs += ok;
	}
	for (int i = 0; i < jobs; i++) {
		struct tally part;

		if (read(from[i], &part, sizeof(part)) == sizeof(part))
			tally_add(tally, &part);
		else
			ok = false;
		(void)close(from[i]);
	}
	while (wait(NULL) > 0)
		continue;
	if (!ok)
		(void)fprintf(stderr, "sim: a job died\n");
	return ok;
}

int
main(int argc, char **argv)
{
	struct options o = {.first = 1,
	    .seeds = 200,
	    .sites = 30,
	    .days = 30,
	    .jobs = 1,
	    .site = -1};
	char folder[] = "/tmp/ajel-sim-XXXXXX";
	struct tally tally = {0};
	bool ok;

	read_options(argc, argv, &o);
	if (o.site >= 0)
		o.sites = 1;
	if (mkdtemp(folder) == NULL) {
		perror("sim: /tmp");
		return 2;
	}
	ok = run_all(&o, folder, &tally);
	(void)rmdir(folder);
	return ok && tally_print(&tally) ? 0 : 1;
}
