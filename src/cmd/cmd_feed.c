/* cmd_feed.c - ajel feed: a feed of one page, or of a source's history. */
#include <unistd.h>

#include "base/instant.h"
#include "cmd/command.h"
#include "cmd/history.h"
#include "cmd/places.h"
#include "cmd/print.h"
#include "cmd/reader.h"
#include "cmd/run.h"
#include "cmd/say.h"
#include "cmd/target.h"
#include "refresh/gather.h"
#include "refresh/publish.h"
#include "refresh/wordings.h"
#include "store/store.h"

static const struct usage usage = {
    .name = "feed",
    .synopsis = "[options] PAGE|SOURCE...|-",
    .letters = "fizlutocsqv",
    .text =
	"Prints a feed: of a page (a file, an address, standard input) as it\n"
	"is now, or of the history of a defined source, without fetching; or\n"
	"one of several sources, in which each entry says whose it is.\n"
	"FORMAT is atom, rss or json.\n",
    .min_args = 1,
    .max_args = -1,
};

static int
feed_of_history(struct arena *a, const struct options *o,
    const struct source *source, const struct format *format, struct err *err)
{
	const char *path = places_store(a, o, err);
	size_t n;
	const struct entry *entries;
	struct history history;
	struct store *store;
	int rc;

	if (path == NULL ||
	    store_open(&store_sqlite, path, STORE_PEEK, &store, err) < 0)
		return -1;
	rc = publish_history(a, store, source, &history, err);
	store_close(store);
	if (rc < 0)
		return -1;
	if (history.n == 0)
		return err_set(err, ERR_STORE,
		    "no history yet: run ajel refresh %s first", source->name);
	gather_present(&history, o->now);
	n = wordings_published(
	    a, source->feed.edits, &history, publish_limit(source), &entries);
	return print_entries(a, o, source, format, entries, n, err);
}

static bool
is_page(struct arena *a, const struct options *o, const char *argument)
{
	if (strstr(argument, "://") != NULL || strcmp(argument, "-") == 0)
		return true;
	return target_path(a, o, argument) == NULL &&
	       access(argument, F_OK) == 0;
}

/* Pages have no history that another's could be put beside. */
static int
refuse_pages(struct arena *a, const struct options *o, struct err *err)
{
	for (int i = 0; i < o->args_n; i++) {
		if (is_page(a, o, o->args[i]))
			return err_set(err, ERR_USAGE,
			    "%s is a page; one feed can be made of several "
			    "defined sources alone: ajel add it first",
			    o->args[i]);
	}
	return 0;
}

/* Says which of them have no line to give. */
static int
note_empty(struct arena *a, const struct options *o, struct store *store,
    const struct known_list *known, struct err *err)
{
	size_t empty = 0;

	for (size_t i = 0; i < known->n; i++) {
		const char *name = known->all[i].name;
		struct history h;

		if (store_history(store, a, name, 1, &h, err) < 0)
			return -1;
		if (h.n > 0)
			continue;
		say_note(
		    o, name, "no history yet: run ajel refresh %s first", name);
		empty++;
	}
	if (empty < known->n)
		return 0;
	return err_set(err, ERR_STORE, "none of these has a history yet");
}

/* The newest entries of several sources, as many as one has by default. */
static int
feed_of_several(struct arena *a, const struct options *o,
    const struct format *format, struct err *err)
{
	const char *path = places_store(a, o, err);
	const struct source any = {.name = NULL};
	struct query query = {.since = INSTANT_NONE,
	    .until = INSTANT_NONE,
	    .status = -1,
	    .limit = publish_limit(&any)};
	struct known_list known;
	struct history_ask ask = {
	    .o = o, .known = &known, .query = &query, .format = format};
	int rc;

	if (path == NULL || refuse_pages(a, o, err) < 0 ||
	    store_open(&store_sqlite, path, STORE_PEEK, &ask.store, err) < 0)
		return -1;
	rc = known_read(a, o, ask.store, &known, err);
	if (rc == 0)
		rc = note_empty(a, o, ask.store, &known, err);
	if (rc == 0) {
		query.sources = known_names(a, &known);
		query.sources_n = known.n;
		rc = history_feed(a, &ask, err);
	}
	store_close(ask.store);
	return rc;
}

static int
feed_of_page(struct arena *a, const struct options *o, const char *argument,
    const struct target *target, struct jailed *jail,
    const struct format *format, struct err *err)
{
	struct look_at at;
	struct look found;

	print_look_at(o, target, jail, &at);
	if (reader_look(a, o, argument, &at, &found, err) < 0)
		return -1;
	look_sort(found.entries, found.n);
	return print_entries(
	    a, o, &target->source, format, found.entries, found.n, err);
}

static int
feed_of(struct arena *a, const struct options *o, const char *argument,
    struct err *err)
{
	const struct format *format;
	struct target target;
	struct jailed *jail;

	if (print_format(o, FORMAT_FEED, &format, err) < 0)
		return -1;
	if (o->args_n > 1)
		return feed_of_several(a, o, format, err);
	if (reader_find(a, o, argument, &target, &jail, err) < 0)
		return -1;
	if (!target.defined)
		return feed_of_page(a, o, argument, &target, jail, format, err);
	jailed_close(jail);
	return feed_of_history(a, o, &target.source, format, err);
}

int
cmd_feed(int argc, char **argv)
{
	return run_command(argc, argv, &usage, feed_of);
}
