/* cmd_add.c - ajel add: a page, or a name of the catalogue, becomes a source. */
#include <unistd.h>

#include "cmd/add.h"
#include "cmd/catalogue.h"
#include "cmd/command.h"
#include "cmd/run.h"
#include "cmd/say.h"

static const struct usage usage = {
    .name = "add",
    .synopsis = "[options] URL|NAME, or [options] -u URL FILE|-, or "
		"[options] --import FILE|URL|-",
    .letters = "yizlutcqvn",
    .words = "name like import",
    .text =
	"Makes a source of a page: finds its ticker, shows it, asks, and\n"
	"writes a definition; or takes NAME from the catalogue. With -u\n"
	"the page is a file that came from URL. With --import FILE is what\n"
	"another program follows: OPML of FreshRSS, feeds.toml of rsspls,\n"
	"addresses of RSS-Bridge or RSSHub. -n prints the definition.\n",
    .min_args = 1,
    .max_args = 1,
};

/* "addiyar.com/x": a host with a dot in it, as people type addresses. */
static bool
is_like_an_address(const char *s)
{
	size_t host = strcspn(s, "/?#");
	const char *dot = memchr(s, '.', host);

	return dot != NULL && dot != s && dot + 1 < s + host &&
	       strcspn(s, " \t\\<>\"@") == strlen(s);
}

static int
add_saved(struct arena *a, const struct options *o, const char *place,
    struct err *err)
{
	if (strstr(o->url, "://") == NULL)
		return err_set(err, ERR_USAGE,
		    "-u %s is no address; give the one that the page came from",
		    o->url);
	return add_page(a, o, o->url, place, err);
}

static int
unknown(struct arena *a, const char *argument, struct err *err)
{
	const char *meant = catalogue_nearest(a, argument);

	if (meant != NULL)
		return err_set(err, ERR_USAGE,
		    "neither an address nor in the catalogue; did you mean %s?",
		    meant);
	if (!catalogue_exists(a))
		return err_set(err, ERR_USAGE,
		    "no address, and no catalogue is installed that could have "
		    "it: %s has none; give an address such as "
		    "https://example.org/",
		    catalogue_place(a));
	return err_set(err, ERR_USAGE,
	    "neither an address nor a name of the catalogue; give one such as "
	    "https://example.org/");
}

/* The ways in which something is added, by what the argument looks like. */
static int
add(struct arena *a, const struct options *o, const char *argument,
    struct err *err)
{
	if (o->like != NULL && o->like[0] == '\0')
		return err_set(err, ERR_USAGE, "--like wants words of a line");
	if (o->import)
		return add_imported(a, o, argument, err);
	if (o->url != NULL)
		return add_saved(a, o, argument, err);
	if (strstr(argument, "://") != NULL)
		return add_page(a, o, argument, NULL, err);
	if (catalogue_find(a, argument) != NULL)
		return add_listed(a, o, argument, err);
	if (strcmp(argument, "-") == 0 || access(argument, F_OK) == 0)
		return err_set(err, ERR_USAGE,
		    "a source needs an address; say with -u where the page "
		    "came from");
	if (is_like_an_address(argument))
		return add_page(a, o,
		    arena_printf(a, "https://%s%s", argument,
			strchr(argument, '/') == NULL ? "/" : ""),
		    NULL, err);
	return unknown(a, argument, err);
}

int
cmd_add(int argc, char **argv)
{
	int status = run_command(argc, argv, &usage, add);

	/* What failed before has been told, which may be this. */
	return status == 0 && say_flush() < 0 ? EXIT_FAILED : status;
}
