/* cmd_check.c - ajel check: what is wrong with definitions, feeds, the history. */
#include "base/limits.h"
#include "cmd/check_store.h"
#include "cmd/command.h"
#include "cmd/frontpage.h"
#include "cmd/leftover.h"
#include "cmd/places.h"
#include "cmd/say.h"
#include "cmd/target.h"
#include "cmd/unknown.h"
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
check_rules(struct arena *a, struct jailed *jail, const struct source *source,
    struct err *err)
{
	const struct ticker_rules *t = &source->ticker;

	if (t->items == NULL && t->time == NULL && t->text == NULL &&
	    t->link == NULL)
		return 0;
	return jailed_check(jail, a, source, err);
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
check_definition(struct arena *a, const struct options *o, struct jailed *jail,
    const char *path, struct err *err)
{
	const char *name = name_of(a, path);
	struct source source;

	if (conf_read(a, path, name, &source, err) < 0)
		return -1;
	if (check_rules(a, jail, &source, err) < 0)
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

static bool
is_definition(const char *path)
{
	const char *dot = strrchr(path, '.');

	return dot != NULL && strcmp(dot, ".conf") == 0;
}

static int
check_file(struct arena *a, const struct options *o, struct jailed *jail,
    const char *path, struct err *err)
{
	const char *dot = strrchr(path, '.');
	const struct format *format = NULL;
	const char *named = target_path(a, o, path);

	if (is_definition(path))
		return check_definition(a, o, jail, path, err);
	if (frontpage_is(path))
		return frontpage_check(a, path, err);
	if (dot != NULL)
		format = format_find(dot + 1, FORMAT_FEED);
	if (format != NULL)
		return check_feed(a, o, path, format, err);
	return err_set(err, ERR_USAGE,
	    "neither a definition (.conf) nor a feed (.atom, .rss, .json)%s%s",
	    named != NULL ? "; the definition of that name is " : "",
	    named != NULL ? named : "");
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
check_one(struct arena *a, const struct options *o, struct jailed *jail,
    const char *path)
{
	struct err err;

	if (o->stores || o->store != NULL)
		return check_store(a, o, path);
	if (check_file(a, o, jail, path, &err) < 0) {
		/* The message names the file of a definition. */
		say_error(o,
		    err.kind == ERR_DEFINITION ? name_of(a, path) : path, &err);
		return say_status(&err);
	}
	say_detail(o, path, "fine");
	return EXIT_FINE;
}

/* The files that are to be checked: those named, or every definition. */
static int
find_files(struct arena *a, const struct options *o, const char ***paths,
    size_t *n, struct err *err)
{
	struct conf_file *files;

	*n = (size_t)o->args_n;
	*paths = arena_alloc(a, (*n + 1) * sizeof(char *));
	for (size_t i = 0; i < *n; i++)
		(*paths)[i] = o->args[i];
	if (*n > 0)
		return 0;
	if (conf_list(a, places_definitions(a, o), &files, n, err) < 0)
		return -1;
	if (*n == 0)
		return unknown_all(a, o, err);
	*paths = arena_alloc(a, *n * sizeof(char *));
	for (size_t i = 0; i < *n; i++)
		(*paths)[i] = files[i].path;
	return 0;
}

/* Those that compile XPath are there before a definition is read: they are
 * copies of us, and must not know the passwords that stand in definitions. */
static int
open_jail(const struct options *o, const char *const *paths, size_t n,
    struct jailed **jail, struct err *err)
{
	size_t definitions = 0;

	*jail = NULL;
	for (size_t i = 0; i < n && !o->stores; i++)
		definitions += is_definition(paths[i]);
	return definitions > 0 ? jailed_open(jail, definitions, err) : 0;
}

static int
check_all(struct arena *a, const struct options *o)
{
	struct jailed *jail = NULL;
	int status = EXIT_FINE;
	const char **paths;
	struct err err;
	size_t n;

	if (find_files(a, o, &paths, &n, &err) < 0 ||
	    open_jail(o, paths, n, &jail, &err) < 0) {
		say_error(o, NULL, &err);
		return say_status(&err);
	}
	for (size_t i = 0; i < n; i++) {
		int one = check_one(a, o, jail, paths[i]);

		status = one > status ? one : status;
	}
	jailed_close(jail);
	/* Whatever is wrong with the history, --store is asked for that; and
	 * other definitions than the usual ones have other feeds. */
	if (o->args_n == 0 && o->config == NULL)
		(void)leftover_note(a, o, &err);
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
	status = EXIT_FINE;
	if (o.store != NULL || (o.stores && o.args_n == 0))
		status = check_own_store(a, &o);
	if (o.args_n > 0 || (o.store == NULL && !o.stores)) {
		int files = check_all(a, &o);

		status = files > status ? files : status;
	}
	arena_free(a);
	return status;
}
