/* target.c - finds what an argument stands for. */
#include "cmd/target.h"

#include <errno.h>
#include <unistd.h>

#include "base/zone.h"
#include "cmd/places.h"
#include "cmd/unknown.h"
#include "conf/conf.h"
#include "fetch/fetch.h"

const char *
target_path(struct arena *a, const struct options *o, const char *name)
{
	const char *const *dirs = places_definitions(a, o);

	if (!conf_name_valid(name))
		return NULL;
	for (; *dirs != NULL; dirs++) {
		const char *path = arena_printf(a, "%s/%s.conf", *dirs, name);

		if (access(path, F_OK) == 0)
			return path;
	}
	return NULL;
}

int
target_definition(struct arena *a, const struct options *o, const char *name,
    struct source *out, struct err *err)
{
	const char *path = target_path(a, o, name);

	if (path == NULL)
		return err_set(err, ERR_INPUT,
		    "no such source: there is no %s.conf in %s", name,
		    places_definitions(a, o)[0]);
	return conf_read(a, path, name, out, err);
}

static void
apply_options(struct arena *a, const struct options *o, struct source *s)
{
	if (o->zone != NULL)
		s->timezone = o->zone;
	if (s->timezone == NULL)
		s->timezone = arena_copy(a, zone_system());
	if (o->language != NULL)
		s->language = o->language;
}

/* An address that may stand in feeds and messages. */
int
target_check_address(const char *url, struct err *err)
{
	size_t host = strcspn(strstr(url, "://") + 3, "/?#");
	const char *at = memchr(strstr(url, "://") + 3, '@', host);

	if (!fetch_is_url(url))
		return err_set(
		    err, ERR_USAGE, "not an http, https or file address");
	if (at != NULL)
		return err_set(err, ERR_USAGE,
		    "an address with a user name or password would be "
		    "published; leave them out, or send a header by a "
		    "definition");
	return 0;
}

/* -u: where a page that lies elsewhere came from. */
static int
apply_url(
    struct arena *a, const struct options *o, struct source *s, struct err *err)
{
	if (o->url == NULL)
		return 0;
	if (strstr(o->url, "://") == NULL && target_path(a, o, o->url) == NULL)
		return unknown_definition(a, o, o->url, err);
	if (strstr(o->url, "://") == NULL)
		return target_definition(a, o, o->url, s, err);
	s->url = o->url;
	return target_check_address(o->url, err);
}

/* Whether it is neither a file nor clearly the path of one. */
static bool
is_nowhere(const char *argument)
{
	return argument[0] != '/' && argument[0] != '.' &&
	       strcmp(argument, "-") != 0 && access(argument, F_OK) < 0 &&
	       errno == ENOENT;
}

int
target_find(struct arena *a, const struct options *o, const char *argument,
    struct target *out, struct err *err)
{
	memset(out, 0, sizeof(*out));
	if (argument[0] == '\0')
		return err_set(err, ERR_USAGE,
		    "an empty argument is neither a page nor a source");
	if (strstr(argument, "://") != NULL) {
		if (target_check_address(argument, err) < 0)
			return -1;
		out->source.url = argument;
	} else if (strcmp(argument, "-") != 0 &&
		   target_path(a, o, argument) != NULL) {
		out->defined = true;
		if (target_definition(a, o, argument, &out->source, err) < 0)
			return -1;
	} else if (is_nowhere(argument)) {
		return unknown_page(a, o, argument, err);
	} else {
		out->place = argument;
		if (apply_url(a, o, &out->source, err) < 0)
			return -1;
	}
	if (o->url != NULL && out->place == NULL)
		return err_set(err, ERR_USAGE,
		    "-u says where a file or standard input came from; %s says "
		    "so itself",
		    argument);
	apply_options(a, o, &out->source);
	return 0;
}
