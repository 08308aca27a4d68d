/* command.h - what a subcommand is. */
#ifndef AJEL_COMMAND_H
#define AJEL_COMMAND_H

/* The program's exit statuses. */
enum {
	EXIT_FINE = 0,
	EXIT_FAILED = 1, /* ran, but a source failed or no ticker was found */
	EXIT_WRONG = 2,  /* wrong usage or definition */
	EXIT_LOCKED = 75 /* another refresh holds the lock (EX_TEMPFAIL) */
};

/* A row of the table in main.c. run() gets the arguments from the subcommand's
 * name on and returns the exit status. */
struct command {
	const char *name;
	const char *summary; /* one line for `ajel -h` */
	int (*run)(int argc, char **argv);
};

int cmd_lines(int argc, char **argv);
int cmd_feed(int argc, char **argv);
int cmd_add(int argc, char **argv);
int cmd_refresh(int argc, char **argv);
int cmd_follow(int argc, char **argv);
int cmd_explain(int argc, char **argv);
int cmd_history(int argc, char **argv);
int cmd_status(int argc, char **argv);
int cmd_check(int argc, char **argv);
int cmd_time(int argc, char **argv);

#endif
