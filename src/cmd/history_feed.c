/* history_feed.c - a feed of what was found: of one source, or of several. */
#include "cmd/history.h"

#include "base/instant.h"
#include "base/limits.h"
#include "base/secret.h"
#include "cmd/print.h"
#include "refresh/compose.h"

/* Of a file whose name needs no escape in an address. */
#define NAME_BYTES                                                             \
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."

enum { TITLES = 3 }; /* of sources that a title names */

/* What was found, oldest first. */
struct found {
	const struct history_ask *ask;
	struct arena *a;
	struct entry *entries;
	const char **sources;
	size_t n, room;
};

static void
make_room(struct found *f)
{
	size_t room = f->room > 0 ? 2 * f->room : 64;

	if (f->n < f->room)
		return;
	f->entries = arena_resize(f->a, f->entries,
	    f->room * sizeof(*f->entries), room * sizeof(*f->entries));
	f->sources = arena_resize(f->a, f->sources,
	    f->room * sizeof(*f->sources), room * sizeof(*f->sources));
	f->room = room;
}

static int
keep(void *ctx, const char *source, const struct entry *entry)
{
	struct found *f = ctx;
	const struct known *k = known_find(f->ask->known, source);
	const int64_t latest = f->ask->o->now + LIMIT_FUTURE;
	struct entry *e;

	if (k == NULL)
		return 0;
	make_room(f);
	f->sources[f->n] = k->name;
	e = &f->entries[f->n++];
	*e = *entry;
	e->id = arena_copy(f->a, entry->id);
	e->text = arena_copy(f->a, entry->text);
	e->time_text = arena_copy(f->a, entry->time_text);
	e->label = NULL;
	e->changes = NULL;
	e->changes_n = 0;
	if (e->updated > latest)
		e->updated = e->published;
	/* A line without a link leads to its own page. */
	e->url = arena_copy(f->a, entry->url);
	if (e->url == NULL && k->source != NULL)
		e->url = secret_hide(f->a, k->source->url);
	return 0;
}

static void
reverse(struct found *f)
{
	for (size_t i = 0, j = f->n; i + 1 < j; i++) {
		struct entry e = f->entries[i];
		const char *source = f->sources[i];

		j--;
		f->entries[i] = f->entries[j];
		f->sources[i] = f->sources[j];
		f->entries[j] = e;
		f->sources[j] = source;
	}
}

static int
by_id(const void *x, const void *y)
{
	const struct entry *const *a = x, *const *b = y;
	int order = strcmp((*a)->id, (*b)->id);

	if (order != 0)
		return order;
	return *a < *b ? -1 : *a > *b;
}

/* Two sources of one page give a line one id, which a feed may hold once. */
static void
drop_doubles(struct found *f)
{
	const struct entry **sorted =
	    arena_alloc(f->a, (f->n + 1) * sizeof(*sorted));
	bool *double_of = arena_zalloc(f->a, f->n + 1);
	size_t kept = 0;

	for (size_t i = 0; i < f->n; i++)
		sorted[i] = &f->entries[i];
	if (f->n > 1)
		qsort(sorted, f->n, sizeof(*sorted), by_id);
	for (size_t i = 1; i < f->n; i++)
		double_of[sorted[i] - f->entries] =
		    strcmp(sorted[i]->id, sorted[i - 1]->id) == 0;
	for (size_t i = 0; i < f->n; i++) {
		if (double_of[i])
			continue;
		f->entries[kept] = f->entries[i];
		f->sources[kept++] = f->sources[i];
	}
	f->n = kept;
}

/* "A, B, C", or "7 sources". */
static const char *
titles(struct arena *a, const struct history_ask *ask)
{
	const struct known_list *list = ask->known;
	const char *all = "";

	if (list->n > TITLES)
		return arena_printf(a, "%zu sources", list->n);
	for (size_t i = 0; i < list->n; i++) {
		const struct source s = known_source(a, ask->o, &list->all[i]);

		all = arena_printf(a, "%s%s%s", all, i > 0 ? ", " : "",
		    s.title != NULL ? s.title : s.name);
	}
	return all;
}

/* What was searched, in words for a title and as the key of an id: the time
 * that it reaches back is no part of it, for that moves on. */
static const char *
search(struct arena *a, const struct options *o)
{
	const char *s = "";

	if (o->grep != NULL)
		s = arena_printf(a, ": \"%s\"", o->grep);
	if (o->status >= 0)
		s = arena_printf(a, "%s (%s)", s, entry_status_word(o->status));
	return s;
}

/* The names as they were given: all sources stay "all" when one is added. */
static const char *
names(struct arena *a, const struct options *o)
{
	const char *all = "";

	for (int i = 0; i < o->args_n; i++)
		all = arena_printf(a, "%s %s", all, o->args[i]);
	return all;
}

/* What the feeds of the sources are, each with what it has in this one. */
static const struct feed *const *
origins(const struct found *f)
{
	const struct known_list *list = f->ask->known;
	struct feed *heads = arena_zalloc(f->a, list->n * sizeof(*heads));
	const struct feed **of = arena_alloc(f->a, (f->n + 1) * sizeof(*of));

	for (size_t i = 0; i < f->n; i++) {
		const struct known *k = known_find(list, f->sources[i]);
		struct feed *head = &heads[k - list->all];

		if (head->id == NULL) {
			struct source *s = arena_alloc(f->a, sizeof(*s));

			*s = known_source(f->a, f->ask->o, k);
			compose_feed(f->a, s, NULL, 0, head);
		}
		if (f->entries[i].updated > head->updated)
			head->updated = f->entries[i].updated;
		of[i] = head;
	}
	return of;
}

/* The address of the folder where all the sources' feeds are served; NULL where
 * they aren't in one. */
static const char *
common_base(const struct feed *of)
{
	const char *base = of->n > 0 ? of->origins[0]->base : NULL;

	for (size_t i = 1; base != NULL && i < of->n; i++) {
		const char *other = of->origins[i]->base;

		if (other == NULL || strcmp(other, base) != 0)
			base = NULL;
	}
	return base;
}

/* What the file is called that a feed is written to: such names as are the same
 * in an address. NULL: it goes elsewhere. */
static const char *
file_name(struct arena *a, const struct history_ask *ask)
{
	const char *path = ask->o->output != NULL ? ask->o->output : "";
	const char *slash = strrchr(path, '/');
	const char *file = slash != NULL ? slash + 1 : path;
	const char *dot = strrchr(file, '.');

	if (ask->format->kind != FORMAT_FEED || dot == NULL || dot == file ||
	    strcmp(dot + 1, ask->format->name) != 0 ||
	    strspn(file, NAME_BYTES) != strlen(file))
		return NULL;
	return arena_copyn(a, file, (size_t)(dot - file));
}

static void
make_feed(struct found *f, struct feed *out)
{
	const struct history_ask *ask = f->ask;
	const struct known_list *list = ask->known;
	const char *what = search(f->a, ask->o);
	struct source *s = arena_zalloc(f->a, sizeof(*s));

	if (list->n == 1)
		*s = known_source(f->a, ask->o, &list->all[0]);
	else
		*s = (struct source){.timezone = ask->o->zone};
	compose_feed(f->a, s, f->entries, f->n, out);
	if (list->n > 1) {
		out->sources = f->sources;
		out->origins = origins(f);
		/* Where the page of all sources is. */
		out->base = common_base(out);
		out->url = out->base;
	}
	if (list->n == 1 && what[0] == '\0')
		return;
	compose_rename(f->a,
	    arena_printf(f->a, "%s%s", names(f->a, ask->o), what),
	    arena_printf(f->a, "%s%s", titles(f->a, ask), what), out);
	out->name = file_name(f->a, ask);
}

/* What is of a time that hasn't come stands in no feed, as gather_present() has
 * it: nor does it take another's place. */
static struct query
present(const struct history_ask *ask)
{
	const int64_t end = ask->o->now + LIMIT_FUTURE + 1;
	struct query q = *ask->query;

	if (q.limit == 0 || q.limit > LIMIT_ENTRIES)
		q.limit = LIMIT_ENTRIES;
	if (q.until == INSTANT_NONE || q.until > end)
		q.until = end;
	return q;
}

int
history_feed(struct arena *a, const struct history_ask *ask, struct err *err)
{
	struct found found = {.ask = ask, .a = a};
	const struct query query = present(ask);
	struct feed feed;

	if (store_find(ask->store, &query, keep, &found, err) < 0)
		return -1;
	reverse(&found);
	drop_doubles(&found);
	make_feed(&found, &feed);
	return print_feed(ask->o, ask->format, &feed, err);
}
