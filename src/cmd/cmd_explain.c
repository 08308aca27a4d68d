/* cmd_explain.c - ajel explain: how a page was read, and why. */
#include "base/buf.h"
#include "base/limits.h"
#include "cmd/command.h"
#include "cmd/explain.h"
#include "cmd/print.h"
#include "cmd/reader.h"
#include "cmd/run.h"
#include "cmd/say.h"

static const struct usage usage = {
    .name = "explain",
    .synopsis = "[options] PAGE|SOURCE|-",
    .letters = "fizlutocqv",
    .text = "Shows every list on the page that could be its ticker, with its\n"
	    "score and why it was taken or refused; and how each printed time\n"
	    "of the ticker was read. FORMAT is text or jsonl.\n",
    .min_args = 1,
    .max_args = 1,
};

/* Prints what there is to say, then fails as `ajel lines` would. */
static int
explain(struct arena *a, const struct options *o, const char *argument,
    struct err *err)
{
	struct target target;
	struct jailed *jail;
	struct look_at at;
	struct look found;
	struct err output;
	explain_fn *write = explain_text;
	struct buf b;
	int rc;

	if (o->format != NULL && strcmp(o->format, "jsonl") == 0)
		write = explain_jsonl;
	else if (o->format != NULL && strcmp(o->format, "text") != 0)
		return err_set(err, ERR_USAGE,
		    "no such format: %s; there are text, jsonl", o->format);
	if (reader_find(a, o, argument, &target, &jail, err) < 0)
		return -1;
	print_look_at(o, &target, jail, &at);
	at.explain = true;
	rc = reader_look(a, o, argument, &at, &found, err);
	buf_init(&b, LIMIT_FEED);
	write(&at, &found, &b);
	if (say_output(o, b.data, b.len, &output) < 0 && rc == 0) {
		*err = output;
		rc = -1;
	}
	buf_free(&b);
	return rc;
}

int
cmd_explain(int argc, char **argv)
{
	return run_command(argc, argv, &usage, explain);
}
