/* main.c - picks the subcommand from a table, and knows nothing else. */
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "cmd/command.h"
#include "cmd/say.h"

static const struct command commands[] = {
    {"lines", "print the ticker lines of one page", cmd_lines},
    {"feed", "print a feed of a page, or of a source's history", cmd_feed},
    {"add", "make a source of a page, or take one from the catalogue", cmd_add},
    {"refresh", "fetch what is due and write the feeds (for cron)",
	cmd_refresh},
    {"follow", "print lines as they come, for ever", cmd_follow},
    {"explain", "show how a page was read, and why", cmd_explain},
    {"history", "search and print all lines that were ever seen", cmd_history},
    {"status", "say how the sources fare", cmd_status},
    {"check", "find what is wrong with definitions or feeds", cmd_check},
    {"time", "say what instant a printed time means", cmd_time},
};

enum { COMMANDS = sizeof(commands) / sizeof(commands[0]) };

static int
print_help(void)
{
	(void)printf("usage: ajel COMMAND [options] [argument...]\n"
		     "Turns the breaking-news ticker of a web page into feeds "
		     "and lines.\n");
	for (int i = 0; i < COMMANDS; i++)
		(void)printf(
		    "  %-9s %s\n", commands[i].name, commands[i].summary);
	(void)printf("`ajel COMMAND -h` explains each; see ajel(1).\n");
	return say_flush() < 0 ? EXIT_FAILED : EXIT_FINE;
}

/* A standard descriptor that isn't open would be the next that anything opens:
 * a socket, the history. What takes its place can't be used either. */
static void
keep_descriptors(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
		if (fcntl(fd, F_GETFD) < 0)
			(void)open("/dev/null",
			    fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
	}
}

int
main(int argc, char **argv)
{
	const char *name = argc > 1 ? argv[1] : NULL;

	keep_descriptors();
	/* A reader that goes away shows as EPIPE, a file too large as EFBIG,
	 * where they are handled. */
	(void)signal(SIGPIPE, SIG_IGN);
	(void)signal(SIGXFSZ, SIG_IGN);
	if (name == NULL) {
		say_usage("a command is missing; see ajel -h");
		return EXIT_WRONG;
	}
	if (strcmp(name, "-h") == 0 || strcmp(name, "--help") == 0)
		return print_help();
	if (strcmp(name, "-V") == 0 || strcmp(name, "--version") == 0) {
		say_version();
		return say_flush() < 0 ? EXIT_FAILED : EXIT_FINE;
	}
	for (int i = 0; i < COMMANDS; i++) {
		if (strcmp(commands[i].name, name) == 0)
			return commands[i].run(argc - 1, argv + 1);
	}
	say_usage("no such command: %s; see ajel -h", name);
	return EXIT_WRONG;
}
