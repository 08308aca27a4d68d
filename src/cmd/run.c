/* run.c - runs a subcommand and says how it ended. */
#include "cmd/run.h"

#include "cmd/command.h"
#include "cmd/say.h"

int
run_command(int argc, char **argv, const struct usage *usage, run_one *one)
{
	int status = EXIT_FINE;
	struct options o;
	struct arena *a;
	struct err err;

	if (options_read(argc, argv, usage, &o, &status) < 0)
		return status;
	a = arena_new();
	status = EXIT_FINE;
	if (one(a, &o, o.args[0], &err) < 0) {
		say_error(&o, o.args[0], &err);
		status = say_status(&err);
	}
	arena_free(a);
	return status;
}

int
run_all(int argc, char **argv, const struct usage *usage, run_any *any)
{
	int status = EXIT_FINE;
	struct options o;
	struct arena *a;
	struct err err;

	if (options_read(argc, argv, usage, &o, &status) < 0)
		return status;
	a = arena_new();
	status = EXIT_FINE;
	if (any(a, &o, &err) < 0) {
		say_error(&o, NULL, &err);
		status = say_status(&err);
	}
	arena_free(a);
	return status;
}
