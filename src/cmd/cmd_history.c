/* cmd_history.c - ajel history: what was ever seen. */
#include "base/instant.h"
#include "cmd/command.h"
#include "cmd/history.h"
#include "cmd/places.h"
#include "cmd/print.h"
#include "cmd/run.h"

static const struct usage usage = {
    .name = "history",
    .synopsis = "[options] [SOURCE...]",
    .letters = "fztocsq",
    .words = "since until grep status limit gaps vacuum",
    .zone = "clocks of text, and of a TIME: Asia/Beirut",
    .text =
	"Prints the lines that were ever seen, of all sources or of those\n"
	"named, oldest first. FORMAT is text (a terminal), tsv, jsonl (every\n"
	"wording, withdrawal and return), or a feed: atom, rss, json.\n",
    .min_args = 0,
    .max_args = -1,
};

static int
refuse(const char *one, const char *other, struct err *err)
{
	return err_set(err, ERR_USAGE, "--%s doesn't go with --%s", one, other);
}

/* Options that would say nothing together. */
static int
check_options(const struct options *o, struct err *err)
{
	if (o->gaps && o->grep != NULL)
		return refuse("gaps", "grep", err);
	if (o->gaps && o->status >= 0)
		return refuse("gaps", "status", err);
	if (o->since != INSTANT_NONE && o->until != INSTANT_NONE &&
	    o->until < o->since)
		return err_set(err, ERR_USAGE, "--until lies before --since");
	if (o->vacuum &&
	    (o->args_n > 0 || o->gaps || o->grep != NULL || o->status >= 0 ||
		o->limit > 0 || o->since_text != NULL ||
		o->until_text != NULL || o->format != NULL))
		return err_set(err, ERR_USAGE,
		    "--vacuum is about the whole file and prints nothing; "
		    "give it alone");
	return 0;
}

/* A writer makes the store where it is missing, which a reader says. */
static int
vacuum(const char *path, struct err *err)
{
	struct store *store;
	int rc;

	if (store_open(&store_sqlite, path, STORE_READ, &store, err) < 0)
		return -1;
	store_close(store);
	if (store_open(&store_sqlite, path, STORE_WRITE, &store, err) < 0)
		return -1;
	rc = store_vacuum(store, err);
	store_close(store);
	return rc;
}

static int
print_found(struct arena *a, const struct options *o, struct store *store,
    const struct format *format, struct err *err)
{
	struct known_list known;
	struct query query = {
	    .since = o->since,
	    .until = o->until,
	    .grep = o->grep,
	    .status = o->status,
	    .limit = o->limit,
	};
	const struct history_ask ask = {o, store, &known, &query, format};

	if (known_read(a, o, store, &known, err) < 0)
		return -1;
	if (o->args_n > 0) {
		query.sources = known_names(a, &known);
		query.sources_n = known.n;
	}
	if (o->gaps)
		return history_gaps(a, &ask, err);
	if (format->kind == FORMAT_FEED)
		return history_feed(a, &ask, err);
	return history_lines(a, &ask, err);
}

static int
print_history(struct arena *a, const struct options *o, struct err *err)
{
	const char *path = places_store(a, o, err);
	const struct format *format;
	struct store *store;
	int rc;

	if (path == NULL || check_options(o, err) < 0)
		return -1;
	if (o->vacuum)
		return vacuum(path, err);
	if (print_format_any(o, &format, err) < 0 ||
	    store_open(&store_sqlite, path, STORE_PEEK, &store, err) < 0)
		return -1;
	rc = print_found(a, o, store, format, err);
	store_close(store);
	return rc;
}

int
cmd_history(int argc, char **argv)
{
	return run_all(argc, argv, &usage, print_history);
}
