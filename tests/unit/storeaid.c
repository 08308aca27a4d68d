/* storeaid.c - folders, entries and fetches for the tests of store/. */
#include "storeaid.h"

#include <ftw.h>
#include <unistd.h>

#include "base/mem.h"

char *
storeaid_dir(void)
{
	char *dir = mem_copy("/tmp/ajel-store-XXXXXX");

	assert_non_null(mkdtemp(dir));
	return dir;
}

static int
remove_one(const char *path, const struct stat *st, int type, struct FTW *walk)
{
	(void)st;
	(void)type;
	(void)walk;
	return remove(path);
}

void
storeaid_remove(char *dir)
{
	(void)nftw(dir, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	free(dir);
}

const char *
storeaid_path(struct arena *a, const char *dir, const char *name)
{
	size_t n = strlen(dir) + strlen(name) + 2;
	char *path = arena_alloc(a, n);

	(void)snprintf(path, n, "%s/%s", dir, name);
	return path;
}

const char *
storeaid_id(struct arena *a, unsigned k)
{
	char id[64];

	(void)snprintf(
	    id, sizeof(id), "urn:uuid:%08x-0000-5000-8000-00000000abcd", k);
	return arena_copy(a, id);
}

struct entry
storeaid_entry(struct arena *a, unsigned k, int64_t published)
{
	char text[64];

	(void)snprintf(text, sizeof(text), "عاجل %u", k);
	return (struct entry){
	    .id = storeaid_id(a, k),
	    .published = published,
	    .updated = published + k % 2,
	    .precision = 60,
	    .origin = (enum origin)(k % 5),
	    .status = (enum entry_status)(k % 3),
	    .time_text = k % 4 == 0 ? NULL : "09:13",
	    .text = arena_copy(a, text),
	    .url = k % 3 == 0 ? NULL : "https://example.org/ع?a=1",
	    .urgent = k % 7 == 3,
	};
}

struct health
storeaid_health(int64_t t)
{
	return (struct health){
	    .url = "https://example.org/",
	    .etag = "W/\"x'; --\"",
	    .last_modified = "Fri, 15 Aug 2025 06:13:00 GMT",
	    .last_attempt = t,
	    .last_success = t,
	    .told = INT64_MIN,
	    .generation = 1,
	};
}

struct changes
storeaid_changes(struct arena *a, unsigned first, unsigned n)
{
	struct changes c = {
	    .added = arena_alloc(a, n * sizeof(*c.added)),
	    .added_n = n,
	    .page = arena_alloc(a, n * sizeof(*c.page)),
	    .page_n = n,
	};

	for (unsigned i = 0; i < n; i++) {
		unsigned k = first + n - 1 - i;

		c.added[i] = storeaid_entry(a, k, 1000 + k);
		c.page[i] = (struct page_id){c.added[i].id, 0};
	}
	return c;
}

void
storeaid_ok(int rc, const struct err *err)
{
	if (rc != 0)
		fail_msg("%s: %s", err_word(err->kind), err->msg);
}

int
storeaid_set_up(void **state)
{
	struct folder *f = mem_zalloc(sizeof(*f));

	f->a = arena_new();
	f->dir = storeaid_dir();
	f->path = storeaid_path(f->a, f->dir, "ajel.db");
	*state = f;
	return 0;
}

int
storeaid_tear_down(void **state)
{
	struct folder *f = *state;

	storeaid_remove(f->dir);
	arena_free(f->a);
	free(f);
	return 0;
}

struct store *
storeaid_open(const struct folder *f, enum store_mode mode)
{
	struct store *s;
	struct err err;

	storeaid_ok(store_open(&store_sqlite, f->path, mode, &s, &err), &err);
	return s;
}

int
storeaid_bench_up(void **state)
{
	struct bench *b = *state;
	struct err err;

	b->a = arena_new();
	b->dir = storeaid_dir();
	storeaid_ok(store_open(b->backend,
			storeaid_path(b->a, b->dir, "deep/er/ajel.db"),
			STORE_WRITE, &b->store, &err),
	    &err);
	return 0;
}

int
storeaid_bench_down(void **state)
{
	struct bench *b = *state;

	store_close(b->store);
	storeaid_remove(b->dir);
	arena_free(b->a);
	return 0;
}

int
storeaid_run_on_each(
    const struct CMUnitTest *tests, size_t n, struct bench *state)
{
	struct CMUnitTest *own = mem_alloc(n * sizeof(*own));
	int failed = 0;

	memcpy(own, tests, n * sizeof(*own));
	for (size_t i = 0; i < n; i++)
		own[i].initial_state = state;
	for (size_t i = 0; store_backends[i] != NULL; i++) {
		state->backend = store_backends[i];
		failed += _cmocka_run_group_tests(
		    state->backend->name, own, n, NULL, NULL);
	}
	free(own);
	return failed;
}
