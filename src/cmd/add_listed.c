/* add_listed.c - enables a source of the catalogue. */
#include "base/limits.h"
#include "cmd/add.h"
#include "cmd/catalogue.h"
#include "cmd/say.h"
#include "cmd/target.h"
#include "fetch/fetch.h"

static int
read_text(struct arena *a, const char *path, const char **out, struct err *err)
{
	struct page page;

	if (fetch_file(a, path, LIMIT_DEFINITION, &page, err) < 0)
		return -1;
	*out = arena_copyn(a, (const char *)page.bytes, page.len);
	return 0;
}

/* A definition of that name is there: that is well, if it is this one. */
static int
hold_against(struct arena *a, const struct options *o, const char *path,
    const char *text, struct err *err)
{
	const char *there;

	if (read_text(a, path, &there, err) < 0)
		return -1;
	if (strcmp(there, text) != 0)
		return err_set(err, ERR_USAGE,
		    "%s is there already, and says something else than the "
		    "catalogue; remove it first, or give another --name",
		    path);
	if (!o->quiet)
		(void)printf("%s is there already, unchanged\n", path);
	return 0;
}

int
add_listed(struct arena *a, const struct options *o, const char *listed,
    struct err *err)
{
	const char *name = o->name != NULL ? o->name : listed;
	const char *path = catalogue_find(a, listed);
	const char *there = target_path(a, o, name);
	const char *text;
	struct source source;

	if (o->zone != NULL || o->language != NULL || o->like != NULL ||
	    o->url != NULL || o->input != NULL)
		return err_set(err, ERR_USAGE,
		    "%s is a definition of the catalogue, and says that "
		    "itself; take it, then edit it",
		    listed);
	if (conf_read(a, path, listed, &source, err) < 0 ||
	    read_text(a, path, &text, err) < 0)
		return -1;
	if (there != NULL && !o->dry_run)
		return hold_against(a, o, there, text, err);
	if (add_write(a, o, name, text, err) < 0)
		return -1;
	if (!o->dry_run && !o->quiet)
		(void)printf("wrote %s\nnext: ajel refresh %s\n",
		    add_path(a, o, name), name);
	return 0;
}
