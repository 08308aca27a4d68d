/* add_import.c - makes sources of what another program follows. */
#include <unistd.h>

#include "base/limits.h"
#include "base/zone.h"
#include "cmd/add.h"
#include "cmd/places.h"
#include "cmd/say.h"
#include "fetch/fetch.h"
#include "refresh/adopt.h"

/* A run over a file. */
struct importing {
	struct arena *a;
	const struct options *o;
	struct adopt_by by;
	const char **names;     /* of the sources that there are, and */
	struct source *sources; /* what they say; url NULL: can't be read */
	size_t n, written, refused;
};

/* ---- what there is already */

static int
read_known(struct importing *d, size_t more, struct err *err)
{
	struct conf_file *files;
	size_t n;

	if (conf_list(d->a, places_definitions(d->a, d->o), &files, &n, err) <
	    0)
		return -1;
	d->names = arena_alloc(d->a, (n + more) * sizeof(*d->names));
	d->sources = arena_zalloc(d->a, (n + more) * sizeof(*d->sources));
	for (size_t i = 0; i < n; i++) {
		struct err broken;

		d->names[i] = files[i].name;
		if (conf_read(d->a, files[i].path, files[i].name,
			&d->sources[i], &broken) < 0)
			d->sources[i].url = NULL;
	}
	d->n = n;
	return 0;
}

static bool
is_equal(const char *x, const char *y)
{
	return x == NULL || y == NULL ? x == y : strcmp(x, y) == 0;
}

/* The name of the source that reads this page for these lines; NULL: none. */
static const char *
find_same(const struct importing *d, const struct source *s)
{
	const char *url =
	    s->url != NULL ? fetch_url_normal(d->a, s->url) : NULL;

	for (size_t i = 0; i < d->n; i++) {
		const struct source *other = &d->sources[i];

		if (url != NULL && other->url != NULL &&
		    strcmp(fetch_url_normal(d->a, other->url), url) == 0 &&
		    is_equal(other->ticker.items, s->ticker.items))
			return d->names[i];
	}
	return NULL;
}

/* ---- one entry of the file */

static void
refuse(struct importing *d, const char *label, const struct err *err)
{
	d->refused++;
	say_error(d->o, label, err);
}

static void
tell(const struct importing *d, const struct adopted *made)
{
	if (!d->o->quiet && !d->o->dry_run)
		(void)printf("wrote %s\n", add_path(d->a, d->o, made->name));
	if (made->sureness == SUGGEST_UNSURE)
		say_note(d->o, made->name, "the time zone %s is not sure: %s",
		    made->zone.value, made->zone.why);
	if (made->private_kind != NULL)
		say_note(d->o, made->name,
		    "leads to %s, which is asked only with allow-private = "
		    "yes",
		    made->private_kind);
	if (made->absolute != NULL)
		say_note(d->o, made->name, "%s", made->absolute);
}

static int
write_one(
    const struct importing *d, const struct adopted *made, struct err *err)
{
	const char *text = made->definition;

	if (d->o->dry_run)
		text = arena_printf(d->a, "# %s.conf\n%s\n", made->name, text);
	return add_write(d->a, d->o, made->name, text, err);
}

/* -1: nothing can be written, so there is no use in going on. */
static int
import_one(struct importing *d, const struct import_item *item, struct err *err)
{
	const char *same = find_same(d, &item->source);
	struct adopted made;

	d->by.taken = d->names;
	d->by.taken_n = d->n;
	if (same != NULL && item->refused == NULL) {
		say_note(
		    d->o, same, "reads these lines already: %s", item->label);
		return 0;
	}
	if (adopt(d->a, item, &d->by, &made, err) < 0) {
		refuse(d, item->label, err);
		return 0;
	}
	if (write_one(d, &made, err) < 0) {
		if (err->kind != ERR_USAGE)
			return -1;
		refuse(d, item->label, err);
		return 0;
	}
	tell(d, &made);
	d->written++;
	d->names[d->n] = made.name;
	d->sources[d->n++] = made.source;
	return 0;
}

/* ---- the file */

static int
read_place(
    struct arena *a, const char *place, struct page *page, struct err *err)
{
	int rc;

	if (strstr(place, "://") != NULL) {
		page->bytes = (const unsigned char *)place;
		page->len = strlen(place);
		return 0;
	}
	rc = strcmp(place, "-") == 0
		 ? fetch_descriptor(a, STDIN_FILENO, page, err)
		 : fetch_file(a, place, LIMIT_IMPORT, page, err);
	if (rc < 0)
		err->kind = ERR_DEFINITION;
	return rc;
}

static int
check_options(const struct options *o, struct err *err)
{
	if (o->url == NULL && o->like == NULL && o->input == NULL)
		return 0;
	return err_set(err, ERR_USAGE,
	    "-u, -i and --like are about a page; with --import none is read");
}

static int
import_all(struct importing *d, const struct imported *file, struct err *err)
{
	if (d->o->name != NULL && file->n > 1)
		return err_set(err, ERR_USAGE,
		    "--name is for one source, and %zu are named there",
		    file->n);
	for (size_t i = 0; i < file->n; i++) {
		if (import_one(d, &file->all[i], err) < 0)
			return -1;
	}
	if (d->written > 0 && !d->o->quiet && !d->o->dry_run)
		(void)printf("next: ajel refresh\n");
	if (d->refused > 0)
		return err_set(err, ERR_INPUT, "%zu of %zu not taken over",
		    d->refused, file->n);
	return 0;
}

int
add_imported(struct arena *a, const struct options *o, const char *place,
    struct err *err)
{
	struct importing d = {.a = a, .o = o};
	struct imported file;
	struct page page;

	if (check_options(o, err) < 0 || read_place(a, place, &page, err) < 0 ||
	    import_read(a, (const char *)page.bytes, page.len, &file, err) <
		0 ||
	    read_known(&d, file.n, err) < 0)
		return -1;
	d.by.from = file.form;
	d.by.name = o->name;
	d.by.zone = o->zone;
	d.by.language = o->language;
	d.by.home = arena_copy(a, zone_system());
	d.by.now = o->now;
	return import_all(&d, &file, err);
}
