/* cmd_lines.c - ajel lines: the ticker lines of one page, now. */
#include "cmd/command.h"
#include "cmd/print.h"
#include "cmd/reader.h"
#include "cmd/run.h"
#include "cmd/say.h"

static const struct usage usage = {
    .name = "lines",
    .synopsis = "[options] PAGE|SOURCE|-",
    .letters = "fizlutocaqv",
    .all = "every list like a ticker",
    .text =
	"Prints the ticker lines of one page: a file, an address, a defined\n"
	"source, or standard input. FORMAT is tsv, jsonl or text (a "
	"terminal).\n",
    .min_args = 1,
    .max_args = 1,
};

static int
print_lines(struct arena *a, const struct options *o, const char *argument,
    struct err *err)
{
	const struct format *format;
	struct target target;
	struct jailed *jail;
	struct look_at at;
	struct look look_out;

	if (print_format(o, FORMAT_LINES, &format, err) < 0 ||
	    reader_find(a, o, argument, &target, &jail, err) < 0)
		return -1;
	print_look_at(o, &target, jail, &at);
	at.explain = at.all = o->all;
	if (reader_look(a, o, argument, &at, &look_out, err) < 0)
		return -1;
	say_detail(o, argument, "%zu lines, found by %s, charset %s (%s)",
	    look_out.n, look_out.extract.ticker.detector,
	    look_out.extract.text.charset, look_out.extract.text.evidence);
	if (look_out.extract.ticker.warning != NULL)
		say_detail(o, argument, "%s", look_out.extract.ticker.warning);
	if (o->all)
		return print_lists(a, o, &target.source, format, look_out.lists,
		    look_out.lists_n, err);
	return print_entries(
	    a, o, &target.source, format, look_out.entries, look_out.n, err);
}

int
cmd_lines(int argc, char **argv)
{
	return run_command(argc, argv, &usage, print_lines);
}
