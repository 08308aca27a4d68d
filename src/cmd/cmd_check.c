/* cmd_check.c - ajel check: what is wrong with definitions, feeds, the history. */
#include "base/limits.h"
#include "cmd/check_store.h"
#include "cmd/command.h"
#include "cmd/places.h"
#include "cmd/say.h"
#include "conf/conf.h"
#include "fetch/fetch.h"
#include "refresh/jailed.h"
#include "write/verify.h"
#include "write/write.h"

static const struct usage usage = {
    .name = "check",
    .synopsis = "[options] [FILE...]",
    .letters = "tcsqv",
    .words = "store",
    .text =
	"Reads definitions (*.conf) and written feeds (*.atom, *.rss, *.json)\n"
	"and says what is wrong with each; without FILE, every definition.\n"
	"With --store each FILE is a history; without FILE, it is the one\n"
	"that is used. With -s it is that one.\n",
    .min_args = 0,
    .max_args = -1,
};

/* "ad-diyar" of "/etc/ajel/feeds/ad-diyar.conf". */
static const char *
name_of(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *base = slash != NULL ? slash + 1 : path;
	const char *dot = strrchr(base, '.');

	return arena_copyn(
	    a, base, dot != NULL ? (size_t)(dot - base) : strlen(base));
}

/* XPath is compiled where it can do no harm: definitions are passed on. */
static int
check_rules(struct arena *a, const struct source *source, struct err *err)
{
	const struct ticker_rules *t = &source->ticker;
	struct jailed *jail;
	int rc;

	if (t->items == NULL && t->time == NULL && t->text == NULL &&
	    t->link == NULL)
		return 0;
	if (jailed_open(&jail, 1, err) < 0)
		return -1;
	rc = jailed_check(jail, a, source, err);
	jailed_close(jail);
	return rc;
}

/* What is no error, but should be known before a stranger's definition is
 * used. */
static void
note_reach(struct arena *a, const struct options *o, const struct source *s)
{
	const struct fetch_rules *f = &s->fetch;
	const char *kind;
	const char *line = "";

	for (size_t i = 0; f->command != NULL && f->command[i] != NULL; i++)
		line = arena_printf(
		    a, "%s%s%s", line, i > 0 ? " " : "", f->command[i]);
	if (f->command != NULL) {
		say_note(o, s->name, "runs a program: %s", line);
		return;
	}
	kind = fetch_private_kind(a, s->url);
	if (kind != NULL && !f->allow_private)
		say_note(o, s->name,
		    "the url leads to %s; it is fetched only with "
		    "allow-private = yes under [fetch]",
		    kind);
}

static int
check_definition(
    struct arena *a, const struct options *o, const char *path, struct err *err)
{
	const char *name = name_of(a, path);
	struct source source;

	if (conf_read(a, path, name, &source, err) < 0)
		return -1;
	if (check_rules(a, &source, err) < 0)
		return -1;
	note_reach(a, o, &source);
	return 0;
}

static int
check_feed(struct arena *a, const struct options *o, const char *path,
    const struct format *format, struct err *err)
{
	struct page page;

	if (fetch_file(a, path, LIMIT_FEED, &page, err) < 0)
		return -1;
	return verify(
	    format->name, (const char *)page.bytes, page.len, o->now, err);
}

static int
check_file(
    struct arena *a, const struct options *o, const char *path, struct err *err)
{
	const char *dot = strrchr(path, '.');
	const struct format *format = NULL;

	if (dot != NULL && strcmp(dot, ".conf") == 0)
		return check_definition(a, o, path, err);
	if (dot != NULL)
		format = format_find(dot + 1, FORMAT_FEED);
	if (format != NULL)
		return check_feed(a, o, path, format, err);
	return err_set(err, ERR_USAGE,
	    "neither a definition (.conf) nor a feed (.atom, .rss, .json)");
}

/* The history that is used. */
static int
check_own_store(struct arena *a, const struct options *o)
{
	struct err err;
	const char *path = places_store(a, o, &err);

	if (path != NULL)
		return check_store(a, o, path);
	say_error(o, NULL, &err);
	return say_status(&err);
}

static int
check_one(struct arena *a, const struct options *o, const char *path)
{
	struct err err;

	if (o->stores || o->store != NULL)
		return check_store(a, o, path);
	if (check_file(a, o, path, &err) < 0) {
		/* The message names the file of a definition. */
		say_error(o,
		    err.kind == ERR_DEFINITION ? name_of(a, path) : path, &err);
		return say_status(&err);
	}
	say_detail(o, path, "fine");
	return EXIT_FINE;
}

static int
check_all(struct arena *a, const struct options *o)
{
	struct conf_file *files;
	int status = EXIT_FINE;
	struct err err;
	size_t n;

	if (conf_list(a, places_definitions(a, o), &files, &n, &err) < 0) {
		say_error(o, NULL, &err);
		return say_status(&err);
	}
	if (n == 0) {
		(void)err_set(&err, ERR_USAGE,
		    "no sources: no definition in %s",
		    places_definitions(a, o)[0]);
		say_error(o, NULL, &err);
		return EXIT_WRONG;
	}
	for (size_t i = 0; i < n; i++) {
		int one = check_one(a, o, files[i].path);

		status = one > status ? one : status;
	}
	return status;
}

int
cmd_check(int argc, char **argv)
{
	struct options o;
	struct arena *a;
	int status;

	if (options_read(argc, argv, &usage, &o, &status) < 0)
		return status;
	a = arena_new();
	if (o.store != NULL || (o.stores && o.args_n == 0))
		status = check_own_store(a, &o);
	else
		status = o.args_n > 0 ? EXIT_FINE : check_all(a, &o);
	for (int i = 0; i < o.args_n; i++) {
		int one = check_one(a, &o, o.args[i]);

		status = one > status ? one : status;
	}
	arena_free(a);
	return status;
}
