/* main.c - picks the subcommand from a table, and knows nothing else. */
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "base/nearest.h"
#include "cmd/command.h"
#include "cmd/options.h"
#include "cmd/say.h"

static int help(int argc, char **argv);

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
    {"help", "explain a command", help},
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
	(void)printf("`ajel help COMMAND` explains each; see ajel(1).\n");
	return say_flush() < 0 ? EXIT_FAILED : EXIT_FINE;
}

/* NULL: there is none, and standard error says so. */
static const struct command *
find_command(const char *name)
{
	const char *names[COMMANDS];
	const char *meant;

	for (int i = 0; i < COMMANDS; i++) {
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
		names[i] = commands[i].name;
	}
	meant = nearest_word(name, names, COMMANDS);
	if (meant != NULL)
		say_usage("no such command: %s; did you mean %s? (ajel help)",
		    name, meant);
	else
		say_usage("no such command: %s; ajel help names them", name);
	return NULL;
}

static int
help(int argc, char **argv)
{
	static const struct usage usage = {
	    .name = "help",
	    .synopsis = "[COMMAND]",
	    .letters = "",
	    .text = "Names the commands, or explains one.\n",
	    .min_args = 0,
	    .max_args = 1,
	};
	const struct command *command;
	struct options o;
	int status;

	if (options_read(argc, argv, &usage, &o, &status) < 0)
		return status;
	if (o.args_n == 0)
		return print_help();
	command = find_command(o.args[0]);
	if (command == NULL)
		return EXIT_WRONG;
	return command->run(2, (char *[]){o.args[0], (char[]){"-h"}, NULL});
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
	const struct command *command;

	keep_descriptors();
	/* A reader that goes away shows as EPIPE, a file too large as EFBIG,
	 * where they are handled. */
	(void)signal(SIGPIPE, SIG_IGN);
	(void)signal(SIGXFSZ, SIG_IGN);
	if (name == NULL) {
		say_usage("a command is missing; ajel help names them");
		return EXIT_WRONG;
	}
	if (strcmp(name, "-h") == 0 || strcmp(name, "--help") == 0)
		return print_help();
	if (strcmp(name, "-V") == 0 || strcmp(name, "--version") == 0) {
		say_version();
		return say_flush() < 0 ? EXIT_FAILED : EXIT_FINE;
	}
	command = find_command(name);
	return command != NULL ? command->run(argc - 1, argv + 1) : EXIT_WRONG;
}
