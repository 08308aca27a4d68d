/* add_write.c - puts a definition in its place. */
#include <unistd.h>

#include "base/outfile.h"
#include "cmd/add.h"
#include "cmd/places.h"
#include "cmd/say.h"

const char *
add_path(struct arena *a, const struct options *o, const char *name)
{
	return arena_printf(a, "%s/%s.conf", places_definitions(a, o)[0], name);
}

int
add_write(struct arena *a, const struct options *o, const char *name,
    const char *text, struct err *err)
{
	const char *dir = places_definitions(a, o)[0];
	const char *path = add_path(a, o, name);

	if (o->dry_run)
		return say_output(o, text, strlen(text), err);
	if (access(path, F_OK) == 0)
		return err_set(err, ERR_USAGE,
		    "%s is there already; remove it first, or give another "
		    "--name",
		    path);
	if (outfile_mkdirs(dir, err) < 0 ||
	    outfile_replace(dir, arena_printf(a, "%s.conf", name), text,
		strlen(text), NULL, err) < 0)
		return -1;
	outfile_settle(dir);
	return 0;
}
