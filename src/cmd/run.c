/* run.c - runs a subcommand and says how it ended. */
#include "cmd/run.h"

#include "cmd/command.h"
#include "cmd/say.h"

/* What an error is about: which of several arguments, the message says. */
static const char *
subject(const struct options *o)
{
	return o->args_n == 1 ? o->args[0] : NULL;
}

/* Tells of what failed, by the argument that it is about or NULL, and ends. */
static int
end(struct arena *a, const struct options *o, int done, const char *argument,
    const struct err *err)
{
	int status = EXIT_FINE;

	if (done < 0) {
		say_error(o, argument, err);
		status = say_status(err);
	}
	arena_free(a);
	return status;
}

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
	return end(a, &o, one(a, &o, o.args[0], &err), subject(&o), &err);
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
	return end(a, &o, any(a, &o, &err), NULL, &err);
}
