/* memory.c - the store in RAM: for tests, and for runs that write nothing. */
#include "store/memory.h"
#include "base/instant.h"
#include "base/limits.h"
#include "base/mem.h"
#include "text/linekey.h"

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
	drop(h->detector);
	drop(h->warning);
	drop(h->outcome);
}

void
memory_drop(struct item *item)
{
	struct entry *e = &item->entry;

	for (size_t i = 0; i < e->changes_n; i++) {
		drop(e->changes[i].text);
		drop(e->changes[i].url);
	}
	free((void *)(uintptr_t)e->changes);
	free(item->numbers);
	drop(e->id);
	drop(e->time_text);
	drop(e->text);
	drop(e->url);
}

static void
drop_shelf(struct shelf *s)
{
	for (size_t i = 0; i < s->n; i++)
		memory_drop(&s->items[i]);
	drop_health(&s->health);
	free(s->items);
	free(s->page);
	free(s->gaps);
	free(s->arrivals);
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
	memory_drop_robots(m);
	free(m->shelves);
	free(m);
}

struct shelf *
memory_shelf(const struct memory *m, const char *source)
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

/* The index of an entry, or s->n. The last ones are asked for most. */
static size_t
find_entry(const struct shelf *s, const char *id)
{
	for (size_t i = s->n; i > 0; i--) {
		if (strcmp(s->items[i - 1].entry.id, id) == 0)
			return i - 1;
	}
	return s->n;
}

static int
memory_health(void *handle, struct arena *a, const char *source,
    struct health *out, struct err *err)
{
	const struct shelf *s = memory_shelf(handle, source);

	(void)err;
	if (s == NULL)
		return 0;
	*out = s->health;
	out->url = arena_copy(a, s->health.url);
	out->etag = arena_copy(a, s->health.etag);
	out->last_modified = arena_copy(a, s->health.last_modified);
	out->failure = arena_copy(a, s->health.failure);
	out->written = arena_copy(a, s->health.written);
	out->detector = arena_copy(a, s->health.detector);
	out->warning = arena_copy(a, s->health.warning);
	out->outcome = arena_copy(a, s->health.outcome);
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

static bool
is_known(const struct shelf *s, const char *id)
{
	return s != NULL && find_entry(s, id) < s->n;
}

/* Looks before anything is changed, so that there is nothing to undo. */
static int
check_known(const struct shelf *s, const struct changes *c, struct err *err)
{
	for (size_t i = 0; i < c->changed_n + c->page_n; i++) {
		const char *id = i < c->changed_n
				     ? c->changed[i].id
				     : c->page[i - c->changed_n].id;

		if (!is_known(s, id) && (i < c->changed_n || !is_added(c, id)))
			return err_set(err, ERR_STORE,
			    "no entry is known by the id %s", id);
	}
	return 0;
}

static struct change
own_change(const struct change *c)
{
	return (struct change){
	    c->status, c->at, mem_copy(c->text), mem_copy(c->url)};
}

/* Copies of all that happened to an entry. */
static const struct change *
own_changes(const struct entry *e)
{
	struct change *own = NULL;

	if (e->changes_n > 0)
		own = mem_alloc(e->changes_n * sizeof(*own));
	for (size_t i = 0; i < e->changes_n; i++)
		own[i] = own_change(&e->changes[i]);
	return own;
}

/* Whether it was new. */
static bool
add_entry(struct memory *m, struct shelf *s, const struct entry *e, int64_t now)
{
	struct entry *to;

	if (find_entry(s, e->id) < s->n)
		return false;
	if (s->n == s->room) {
		s->room = s->room > 0 ? s->room * 2 : 64;
		s->items = mem_resize(s->items, s->room * sizeof(*s->items));
	}
	m->last_line = ++m->seq;
	s->items[s->n] = (struct item){.entry = *e,
	    .seq = m->seq,
	    .numbers = mem_zalloc((e->changes_n + 1) * sizeof(int64_t)),
	    .text_key = linekey_of_text(e->text),
	    .link_key = linekey_of_link(e->url)};
	to = &s->items[s->n++].entry;
	to->id = mem_copy(e->id);
	to->time_text = mem_copy(e->time_text);
	to->text = mem_copy(e->text);
	to->url = mem_copy(e->url);
	to->label = NULL;
	if (to->first_seen == INSTANT_NONE)
		to->first_seen = now;
	to->changes = own_changes(e);
	return true;
}

static bool
has_wording(const struct entry *e, const char *text)
{
	for (size_t i = 0; i < e->changes_n; i++) {
		if (strcmp(e->changes[i].text, text) == 0)
			return true;
	}
	return false;
}

/* Whether the log has room for it: past the first bound only for what is
 * news. */
static bool
has_room(const struct entry *e, const struct change *c)
{
	if (e->changes_n < LIMIT_FLIPS)
		return true;
	if (e->changes_n >= LIMIT_CHANGES)
		return false;
	return e->status == ENTRY_WITHDRAWN || c->status != ENTRY_EDITED ||
	       (c->text != NULL && !has_wording(e, c->text));
}

static void
log_change(struct memory *m, struct item *item, const struct change *c)
{
	struct entry *e = &item->entry;
	struct change *changes = (struct change *)(uintptr_t)e->changes;
	const size_t room = e->changes_n + 2;

	if (!has_room(e, c))
		return;
	changes = mem_resize(changes, room * sizeof(*changes));
	item->numbers =
	    mem_resize(item->numbers, room * sizeof(*item->numbers));
	if (e->changes_n == 0) {
		struct change first = {
		    ENTRY_NEW, e->first_seen, e->text, e->url};

		if (first.at == INSTANT_NONE)
			first.at = e->published;
		item->numbers[e->changes_n] = 0;
		changes[e->changes_n++] = own_change(&first);
	}
	item->numbers[e->changes_n] = ++m->seq;
	m->last_changed = item->seq;
	changes[e->changes_n] = own_change(c);
	if (c->text == NULL)
		changes[e->changes_n].text = mem_copy(e->text);
	e->changes_n++;
	e->changes = changes;
}

static void
put_changed(struct memory *m, struct item *item, const struct changed *c)
{
	struct entry *e = &item->entry;
	struct entry old = *e;

	if (c->logged)
		log_change(m, item, &c->change);
	if (c->change.text != NULL) {
		e->text = mem_copy(c->change.text);
		item->text_key = linekey_of_text(e->text);
		drop(old.text);
	}
	e->url = mem_copy(c->change.url);
	item->link_key = linekey_of_link(e->url);
	drop(old.url);
	e->status = c->status;
	e->updated = c->updated;
}

static void
add_gap(struct shelf *s, const struct gap *gap)
{
	size_t at;

	s->gaps = mem_resize(s->gaps, (s->gaps_n + 1) * sizeof(*s->gaps));
	for (at = s->gaps_n++; at > 0 && s->gaps[at - 1].to > gap->to; at--)
		s->gaps[at] = s->gaps[at - 1];
	s->gaps[at] = *gap;
}

/* Keeps them rising, and forgets those that no pause is reckoned from. */
static void
note_arrival(struct shelf *s, int64_t now)
{
	size_t kept = 0, at;

	if (now == INSTANT_NONE)
		return;
	for (size_t i = 0; i < s->arrivals_n; i++) {
		int64_t t = s->arrivals[i];

		if (t != now && t >= now - (int64_t)STORE_PAUSE_SPAN)
			s->arrivals[kept++] = t;
	}
	s->arrivals =
	    mem_resize(s->arrivals, (kept + 1) * sizeof(*s->arrivals));
	for (at = kept; at > 0 && s->arrivals[at - 1] > now; at--)
		s->arrivals[at] = s->arrivals[at - 1];
	s->arrivals[at] = now;
	s->arrivals_n = kept + 1;
}

static void
put_changes(
    struct memory *m, struct shelf *s, const struct changes *c, int64_t now)
{
	bool any = false;

	for (size_t i = 0; i < c->changed_n; i++) {
		size_t at = find_entry(s, c->changed[i].id);

		if (at < s->n)
			put_changed(m, &s->items[at], &c->changed[i]);
	}
	for (size_t i = 0; i < c->added_n; i++) {
		size_t at = c->oldest_first ? i : c->added_n - 1 - i;

		any |= add_entry(m, s, &c->added[at], now);
	}
	if (any)
		note_arrival(s, now);
	if (any && c->first)
		s->introduced = m->last_line;
	if (c->gap != NULL)
		add_gap(s, c->gap);
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
	s->health.detector = mem_copy(h->detector);
	s->health.warning = mem_copy(h->warning);
	s->health.outcome = mem_copy(h->outcome);
	drop_health(&old);
}

static int
memory_commit(void *handle, const char *source, const struct health *health,
    const struct changes *changes, struct err *err)
{
	struct shelf *s = memory_shelf(handle, source);

	if (changes != NULL && check_known(s, changes, err) < 0)
		return -1;
	if (s == NULL)
		s = add_shelf(handle, source);
	put_health(s, health);
	if (changes != NULL)
		put_changes(handle, s, changes, health->last_attempt);
	return 0;
}

static int
memory_put_off(void *handle, const char *source, const struct health *health,
    struct err *err)
{
	return memory_commit(handle, source, health, NULL, err);
}

static int
memory_settle(void *handle, struct err *err)
{
	(void)handle;
	(void)err;
	return 0;
}

/* RAM has no room to give back and no damage. */
static int
memory_vacuum(void *handle, struct err *err)
{
	(void)handle;
	(void)err;
	return 0;
}

static int
memory_check(void *handle, struct arena *a, const char **fault, struct err *err)
{
	(void)handle;
	(void)a;
	(void)fault;
	(void)err;
	return 0;
}

const struct store_backend store_memory = {
    .name = "memory",
    .open = memory_open,
    .close = memory_close,
    .sources = memory_sources,
    .health = memory_health,
    .history = memory_history,
    .recall = memory_recall,
    .standing = memory_standing,
    .find = memory_find,
    .log = memory_log,
    .mark = memory_mark,
    .news = memory_news,
    .summary = memory_summary,
    .prune = memory_prune,
    .vacuum = memory_vacuum,
    .check = memory_check,
    .robots = memory_robots,
    .save_robots = memory_save_robots,
    .commit = memory_commit,
    .put_off = memory_put_off,
    .settle = memory_settle,
};
