/* cmd_refresh.c - ajel refresh: what cron runs. */
#include "cmd/command.h"
#include "cmd/round.h"
#include "cmd/say.h"
#include "cmd/stop.h"

static const struct usage usage = {
    .name = "refresh",
    .synopsis = "[options] [SOURCE...]",
    .letters = "tocsjaqvn",
    .all = "every source, due or not",
    .text = "Fetches every defined source that is due (or those named, due or\n"
	    "not), adds their new lines to the history and writes the feeds.\n"
	    "Prints nothing when all is well.\n",
    .min_args = 0,
    .max_args = -1,
};

int
cmd_refresh(int argc, char **argv)
{
	struct options o;
	struct round round = {.o = &o, .watched = say_is_watched()};
	struct arena *a;
	struct err err;
	int status;

	if (options_read(argc, argv, &usage, &o, &status) < 0)
		return status;
	stop_watch();
	round.now = o.now;
	a = arena_new();
	if (round_run(a, &round, &err) < 0) {
		say_error(&o, NULL, &err);
		round.status = say_status(&err);
	}
	arena_free(a);
	stop_obey();
	return round.status;
}
