/* store.c - what all backends have in common: the handle, and what is checked
 * before any of them is asked. */
#include "store/store.h"

#include "base/instant.h"
#include "base/mem.h"
#include "store/urn.h"

const struct store_backend *const store_backends[] = {
    &store_sqlite,
    &store_memory,
    NULL,
};

struct store {
	const struct store_backend *backend;
	void *handle; /* the backend's own */
	enum store_mode mode;
};

int
store_open(const struct store_backend *backend, const char *path,
    enum store_mode mode, struct store **out, struct err *err)
{
	struct store *s;
	void *handle = NULL;

	*out = NULL;
	if (backend->open(path, mode, &handle, err) < 0)
		return -1;
	s = mem_alloc(sizeof(*s));
	*s = (struct store){backend, handle, mode};
	*out = s;
	return 0;
}

void
store_close(struct store *s)
{
	if (s == NULL)
		return;
	s->backend->close(s->handle);
	free(s);
}

int
store_sources(struct store *s, struct arena *a, const char ***names, size_t *n,
    struct err *err)
{
	*names = NULL;
	*n = 0;
	return s->backend->sources(s->handle, a, names, n, err);
}

int
store_health(struct store *s, struct arena *a, const char *source,
    struct health *out, struct err *err)
{
	*out = (struct health){
	    .last_attempt = INSTANT_NONE,
	    .last_success = INSTANT_NONE,
	    .last_failure = INSTANT_NONE,
	    .told = INSTANT_NONE,
	    .room_at = INSTANT_NONE,
	    .moved = INSTANT_NONE,
	    .fresh_until = INSTANT_NONE,
	    .retry_until = INSTANT_NONE,
	};
	return s->backend->health(s->handle, a, source, out, err);
}

int
store_history(struct store *s, struct arena *a, const char *source,
    size_t limit, struct history *out, struct err *err)
{
	*out = (struct history){.fetched = INSTANT_NONE};
	return s->backend->history(s->handle, a, source, limit, out, err);
}

int
store_recall(struct store *s, struct arena *a, const char *source,
    const struct entry *seen, size_t n, struct history *out, struct err *err)
{
	*out = (struct history){.fetched = INSTANT_NONE};
	return s->backend->recall(s->handle, a, source, seen, n, out, err);
}

int
store_standing(struct store *s, struct arena *a, const char *source,
    size_t *shown, size_t *lacking, struct err *err)
{
	*shown = *lacking = 0;
	return s->backend->standing(s->handle, a, source, shown, lacking, err);
}

int
store_find(struct store *s, const struct query *q, store_visit *visit,
    void *ctx, struct err *err)
{
	return s->backend->find(s->handle, q, visit, ctx, err);
}

int
store_log(struct store *s, const struct query *q, store_log_visit *visit,
    void *ctx, struct err *err)
{
	return s->backend->log(s->handle, q, visit, ctx, err);
}

int
store_compare(const struct store_place *x, const struct store_place *y)
{
	if (x->moment != y->moment)
		return x->moment < y->moment ? -1 : 1;
	if (x->seq != y->seq)
		return x->seq < y->seq ? -1 : 1;
	return (x->nth > y->nth) - (x->nth < y->nth);
}

int
store_mark(struct store *s, struct store_mark *out, struct err *err)
{
	*out = (struct store_mark){0};
	return s->backend->mark(s->handle, out, err);
}

int
store_news(struct store *s, const struct query *q, int64_t after,
    store_news_visit *visit, void *ctx, struct err *err)
{
	return s->backend->news(s->handle, q, after, visit, ctx, err);
}

int
store_summary(struct store *s, struct arena *a, const char *source, int64_t now,
    struct summary *out, struct err *err)
{
	*out = (struct summary){
	    .oldest = INSTANT_NONE,
	    .newest = INSTANT_NONE,
	    .came = INSTANT_NONE,
	};
	return s->backend->summary(s->handle, a, source, now, out, err);
}

static int
check_writer(const struct store *s, struct err *err)
{
	if (s->mode == STORE_WRITE)
		return 0;
	return err_set(err, ERR_STORE, "the store is open for reading only");
}

int
store_prune(struct store *s, const char *source, int64_t before, size_t most,
    struct err *err)
{
	if (check_writer(s, err) < 0)
		return -1;
	return s->backend->prune(s->handle, source, before, most, err);
}

int
store_vacuum(struct store *s, struct err *err)
{
	if (check_writer(s, err) < 0)
		return -1;
	return s->backend->vacuum(s->handle, err);
}

int
store_check(
    struct store *s, struct arena *a, const char **fault, struct err *err)
{
	*fault = NULL;
	return s->backend->check(s->handle, a, fault, err);
}

const struct robots_record store_robots_unknown = {
    .asked = INSTANT_NONE,
    .next = INSTANT_NONE,
    .answered = INSTANT_NONE,
    .failing = INSTANT_NONE,
    .retry_until = INSTANT_NONE,
    .used = INSTANT_NONE,
};

int
store_robots(struct store *s, struct arena *a, const char *site,
    struct robots_record *out, struct err *err)
{
	*out = store_robots_unknown;
	return s->backend->robots(s->handle, a, site, out, err);
}

static int64_t
later(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

int64_t
store_heard(const struct robots_record *r)
{
	return later(0, later(r->asked, later(r->retry_until, r->used)));
}

int
store_save_robots(struct store *s, const char *site,
    const struct robots_record *r, struct err *err)
{
	if (check_writer(s, err) < 0)
		return -1;
	return s->backend->save_robots(s->handle, site, r, err);
}

/* Every backend refuses the same ids. */
static int
check_ids(const struct changes *c, struct err *err)
{
	unsigned char bytes[URN_BYTES];

	for (size_t i = 0; i < c->added_n; i++) {
		const char *id = c->added[i].id;

		if (id == NULL || urn_pack(id, bytes) < 0)
			return err_set(err, ERR_STORE,
			    "an entry without an id can't be saved");
	}
	for (size_t i = 0; i < c->changed_n; i++) {
		if (urn_pack(c->changed[i].id, bytes) < 0)
			return err_set(err, ERR_STORE, "\"%s\" is no id",
			    c->changed[i].id);
	}
	for (size_t i = 0; i < c->page_n; i++) {
		if (urn_pack(c->page[i].id, bytes) < 0)
			return err_set(
			    err, ERR_STORE, "\"%s\" is no id", c->page[i].id);
	}
	return 0;
}

int
store_commit(struct store *s, const char *source, const struct health *health,
    const struct changes *changes, struct err *err)
{
	if (check_writer(s, err) < 0)
		return -1;
	if (changes != NULL && check_ids(changes, err) < 0)
		return -1;
	return s->backend->commit(s->handle, source, health, changes, err);
}

int
store_put_off(struct store *s, const char *source, const struct health *health,
    struct err *err)
{
	if (check_writer(s, err) < 0)
		return -1;
	return s->backend->put_off(s->handle, source, health, err);
}

int
store_settle(struct store *s, struct err *err)
{
	if (check_writer(s, err) < 0)
		return -1;
	return s->backend->settle(s->handle, err);
}
