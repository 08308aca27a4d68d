/* places.c - the XDG folders. */
#include "cmd/places.h"

/* $variable/rest, else $HOME/fallback/rest; NULL where neither is set. The
 * specification ignores a relative path in the variable. */
static const char *
xdg(struct arena *a, const char *variable, const char *fallback,
    const char *rest)
{
	const char *dir = getenv(variable);
	const char *home = getenv("HOME");

	if (dir != NULL && dir[0] == '/')
		return arena_printf(a, "%s/%s", dir, rest);
	if (home != NULL && home[0] == '/')
		return arena_printf(a, "%s/%s/%s", home, fallback, rest);
	return NULL;
}

const char *const *
places_definitions(struct arena *a, const struct options *o)
{
	const char **dirs = arena_alloc(a, 3 * sizeof(*dirs));
	int n = 0;

	if (o->config != NULL) {
		dirs[n++] = arena_printf(a, "%s/feeds", o->config);
	} else {
		dirs[n] = xdg(a, "XDG_CONFIG_HOME", ".config", "ajel/feeds");
		n += dirs[n] != NULL;
		dirs[n++] = "/etc/ajel/feeds";
	}
	dirs[n] = NULL;
	return dirs;
}

const char *const *
places_catalogue(struct arena *a)
{
	enum { MOST = 16 };
	const char *list = getenv("XDG_DATA_DIRS");
	const char **dirs = arena_alloc(a, (MOST + 1) * sizeof(*dirs));
	int n = 0;

	if (list == NULL || list[0] == '\0')
		list = "/usr/local/share:/usr/share";
	dirs[n++] = AJEL_DATADIR "/feeds";
	while (n < MOST && *list != '\0') {
		size_t len = strcspn(list, ":");

		/* The specification ignores a relative path here too. */
		if (list[0] == '/')
			dirs[n++] = arena_printf(
			    a, "%s/ajel/feeds", arena_copyn(a, list, len));
		list += len + (list[len] == ':');
	}
	dirs[n] = NULL;
	return dirs;
}

static const char *
place(struct arena *a, const char *given, const char *variable,
    const char *fallback, const char *rest, struct err *err)
{
	const char *found =
	    given != NULL ? given : xdg(a, variable, fallback, rest);

	if (found == NULL)
		(void)err_set(err, ERR_USAGE,
		    "neither %s nor HOME says where %s is; set one", variable,
		    rest);
	return found;
}

const char *
places_store(struct arena *a, const struct options *o, struct err *err)
{
	return place(
	    a, o->store, "XDG_STATE_HOME", ".local/state", "ajel/ajel.db", err);
}

const char *
places_feeds(struct arena *a, const struct options *o, struct err *err)
{
	return place(
	    a, o->output, "XDG_DATA_HOME", ".local/share", "ajel/public", err);
}
