/* memory.c - the store in RAM: for tests, and for runs that write nothing. */
#include <stdbool.h>

#include "base/mem.h"
#include "store/store.h"

/* One source. Entries stand in the order in which they were added. */
struct shelf {
	char *name;
	struct health health;  /* its strings are ours */
	struct entry *entries; /* theirs too */
	size_t n, room;
	struct page_line *page;
	size_t page_n;
};

struct memory {
	struct shelf *shelves;
	size_t n;
};

static int
memory_open(
    const char *path, enum store_mode mode, void **handle, struct err *err)
{
	(void)path;
	(void)mode;
	(void)err;
	*handle = mem_zalloc(sizeof(struct memory));
	return 0;
}

/* Strings of ours are const only towards the world. */
static void
drop(const char *s)
{
	free((void *)(uintptr_t)s);
}

static void
drop_health(struct health *h)
{
	drop(h->url);
	drop(h->etag);
	drop(h->last_modified);
	drop(h->failure);
	drop(h->written);
}

static void
drop_entry(struct entry *e)
{
	drop(e->id);
	drop(e->time_text);
	drop(e->text);
	drop(e->url);
}

static void
drop_shelf(struct shelf *s)
{
	for (size_t i = 0; i < s->n; i++)
		drop_entry(&s->entries[i]);
	drop_health(&s->health);
	free(s->entries);
	free(s->page);
	free(s->name);
}

static void
memory_close(void *handle)
{
	struct memory *m = handle;

	if (m == NULL)
		return;
	for (size_t i = 0; i < m->n; i++)
		drop_shelf(&m->shelves[i]);
	free(m->shelves);
	free(m);
}

static struct shelf *
find_shelf(const struct memory *m, const char *source)
{
	for (size_t i = 0; i < m->n; i++) {
		if (strcmp(m->shelves[i].name, source) == 0)
			return &m->shelves[i];
	}
	return NULL;
}

static struct shelf *
add_shelf(struct memory *m, const char *source)
{
	struct shelf *s;

	m->shelves = mem_resize(m->shelves, (m->n + 1) * sizeof(*s));
	s = &m->shelves[m->n++];
	*s = (struct shelf){.name = mem_copy(source)};
	return s;
}

/* The index of an entry, or s->n. */
static size_t
find_entry(const struct shelf *s, const char *id)
{
	size_t i = 0;

	while (i < s->n && strcmp(s->entries[i].id, id) != 0)
		i++;
	return i;
}

static int
memory_health(void *handle, struct arena *a, const char *source,
    struct health *out, struct err *err)
{
	const struct shelf *s = find_shelf(handle, source);

	(void)err;
	if (s == NULL)
		return 0;
	*out = s->health;
	out->url = arena_copy(a, s->health.url);
	out->etag = arena_copy(a, s->health.etag);
	out->last_modified = arena_copy(a, s->health.last_modified);
	out->failure = arena_copy(a, s->health.failure);
	out->written = arena_copy(a, s->health.written);
	return 0;
}

/* What decides an entry's place in the history. */
struct rank {
	int64_t published;
	size_t at; /* on the shelf */
};

static int
compare_ranks(const void *x, const void *y)
{
	const struct rank *a = x, *b = y;

	if (a->published != b->published)
		return a->published < b->published ? 1 : -1;
	return (a->at < b->at) - (a->at > b->at);
}

static struct rank *
ranked(struct arena *a, const struct shelf *s)
{
	struct rank *ranks = arena_alloc(a, s->n * sizeof(*ranks));

	for (size_t i = 0; i < s->n; i++)
		ranks[i] = (struct rank){s->entries[i].published, i};
	if (s->n > 0)
		qsort(ranks, s->n, sizeof(*ranks), compare_ranks);
	return ranks;
}

static struct entry
copy_to_arena(struct arena *a, const struct entry *e)
{
	struct entry copy = *e;

	copy.id = arena_copy(a, e->id);
	copy.time_text = arena_copy(a, e->time_text);
	copy.text = arena_copy(a, e->text);
	copy.url = arena_copy(a, e->url);
	return copy;
}

static int
memory_history(void *handle, struct arena *a, const char *source, size_t limit,
    struct history *out, struct err *err)
{
	const struct shelf *s = find_shelf(handle, source);
	struct rank *ranks;
	size_t *place; /* in the history, of each entry on the shelf */
	bool *on_page;

	(void)err;
	if (s == NULL)
		return 0;
	ranks = ranked(a, s);
	place = arena_zalloc(a, s->n * sizeof(*place));
	on_page = arena_zalloc(a, s->n * sizeof(*on_page));
	for (size_t i = 0; i < s->page_n; i++)
		on_page[s->page[i].entry] = true;
	out->entries = arena_alloc(a, s->n * sizeof(*out->entries));
	for (size_t i = 0; i < s->n; i++) {
		size_t at = ranks[i].at;

		if (i >= limit && !on_page[at])
			continue;
		place[at] = out->n;
		out->entries[out->n++] = copy_to_arena(a, &s->entries[at]);
	}
	out->page = arena_alloc(a, s->page_n * sizeof(*out->page));
	for (size_t i = 0; i < s->page_n; i++)
		out->page[i] = (struct page_line){
		    place[s->page[i].entry], s->page[i].missed};
	out->page_n = s->page_n;
	return 0;
}

static bool
is_added(const struct changes *c, const char *id)
{
	for (size_t i = 0; i < c->added_n; i++) {
		if (strcmp(c->added[i].id, id) == 0)
			return true;
	}
	return false;
}

/* Looks before anything is changed, so that there is nothing to undo. */
static int
check_page(const struct shelf *s, const struct changes *c, struct err *err)
{
	for (size_t i = 0; i < c->page_n; i++) {
		bool known = s != NULL && find_entry(s, c->page[i].id) < s->n;

		if (!known && !is_added(c, c->page[i].id))
			return err_set(err, ERR_STORE,
			    "the page names no known entry: %s", c->page[i].id);
	}
	return 0;
}

static void
add_entry(struct shelf *s, const struct entry *e)
{
	struct entry *to;

	if (find_entry(s, e->id) < s->n)
		return;
	if (s->n == s->room) {
		s->room = s->room > 0 ? s->room * 2 : 64;
		s->entries =
		    mem_resize(s->entries, s->room * sizeof(*s->entries));
	}
	to = &s->entries[s->n++];
	*to = *e;
	to->id = mem_copy(e->id);
	to->time_text = mem_copy(e->time_text);
	to->text = mem_copy(e->text);
	to->url = mem_copy(e->url);
	to->label = NULL;
}

static void
put_changes(struct shelf *s, const struct changes *c)
{
	for (size_t i = 0; i < c->added_n; i++) {
		size_t at = c->oldest_first ? i : c->added_n - 1 - i;

		add_entry(s, &c->added[at]);
	}
	s->page = mem_resize(s->page, c->page_n * sizeof(*s->page));
	for (size_t i = 0; i < c->page_n; i++)
		s->page[i] = (struct page_line){
		    find_entry(s, c->page[i].id), c->page[i].missed};
	s->page_n = c->page_n;
}

static void
put_health(struct shelf *s, const struct health *h)
{
	struct health old = s->health;

	s->health = *h;
	s->health.url = mem_copy(h->url);
	s->health.etag = mem_copy(h->etag);
	s->health.last_modified = mem_copy(h->last_modified);
	s->health.failure = mem_copy(h->failure);
	s->health.written = mem_copy(h->written);
	drop_health(&old);
}

static int
memory_commit(void *handle, const char *source, const struct health *health,
    const struct changes *changes, struct err *err)
{
	struct shelf *s = find_shelf(handle, source);

	if (changes != NULL && check_page(s, changes, err) < 0)
		return -1;
	if (s == NULL)
		s = add_shelf(handle, source);
	put_health(s, health);
	if (changes != NULL)
		put_changes(s, changes);
	return 0;
}

const struct store_backend store_memory = {
    .name = "memory",
    .open = memory_open,
    .close = memory_close,
    .health = memory_health,
    .history = memory_history,
    .commit = memory_commit,
};
