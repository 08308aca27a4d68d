/* leftover.c - finds feeds of sources that nobody follows any more. */
#include "cmd/leftover.h"

#include <unistd.h>

#include "cmd/known.h"
#include "cmd/places.h"
#include "cmd/say.h"
#include "write/write.h"

static bool
has_feed(struct arena *a, const char *dir, const char *name)
{
	const struct format *f;

	for (size_t i = 0; (f = format_at(i, FORMAT_FEED)) != NULL; i++) {
		if (access(arena_printf(a, "%s/%s.%s", dir, name, f->name),
			F_OK) == 0)
			return true;
	}
	return false;
}

/* They aren't removed: a definition may be away for a moment. */
static int
note_all(struct arena *a, const struct options *o, struct store *store,
    const char *dir, struct err *err)
{
	struct options all = *o;
	struct known_list known;

	all.args_n = 0;
	if (known_read(a, &all, store, &known, err) < 0)
		return -1;
	for (size_t i = 0; i < known.n; i++) {
		const struct known *k = &known.all[i];

		if (!k->defined && has_feed(a, dir, k->name))
			say_note(o, k->name,
			    "there is no definition any more, but its feeds "
			    "are still there; remove %s/%s.atom, .rss, .json",
			    dir, k->name);
	}
	return 0;
}

int
leftover_note(struct arena *a, const struct options *o, struct err *err)
{
	const char *path = places_store(a, o, err);
	const char *dir = path != NULL ? places_feeds(a, o, err) : NULL;
	struct store *store;
	int rc;

	if (dir == NULL ||
	    store_open(&store_sqlite, path, STORE_PEEK, &store, err) < 0)
		return -1;
	rc = note_all(a, o, store, dir, err);
	store_close(store);
	return rc;
}
