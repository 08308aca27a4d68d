/* store.h - history on disk: every line ever seen, and how each source fares.
 *
 * A row of the table in store.c a backend: "sqlite" (sqlite.c), and "memory"
 * (memory.c) for tests and for runs that write nothing. One transaction a
 * source a fetch: entries, validators and health together, so that a page that
 * we failed on is never answered by 304. */
#ifndef AJEL_STORE_H
#define AJEL_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "model/entry.h"

/* How a source fares. Strings NULL, instants INSTANT_NONE where nothing is
 * known; all of them that, and failures 0, for a source never seen. */
struct health {
	const char *url;  /* what the validators belong to: the address,
	                    and more if refresh/ says so */
	const char *etag; /* exactly as received */
	const char *last_modified; /* exactly as received */
	int64_t last_attempt;
	int64_t last_success;
	int failures;        /* running; 0 after a success */
	const char *failure; /* "word: message" of the last one */
	int64_t told;        /* when standard error last said so */
	int64_t generation;  /* counts the commits that changed entries */
	const char *written; /* what the feed files were last made from; see
	                        refresh/ */
};

enum store_mode {
	STORE_READ,  /* readers never wait for the writer */
	STORE_WRITE, /* the one writer: takes the lock, makes and migrates */
	STORE_PEEK   /* as STORE_READ, but a store that isn't there is empty */
};

struct store; /* an open one */

/* A backend. Every function follows the errors of store_* below. */
struct store_backend {
	const char *name;
	int (*open)(const char *path, enum store_mode mode, void **handle,
	    struct err *err);
	void (*close)(void *handle); /* NULL is fine */
	int (*health)(void *handle, struct arena *a, const char *source,
	    struct health *out, struct err *err);
	int (*history)(void *handle, struct arena *a, const char *source,
	    size_t limit, struct history *out, struct err *err);
	int (*commit)(void *handle, const char *source,
	    const struct health *health, const struct changes *changes,
	    struct err *err);
};

extern const struct store_backend store_sqlite;
extern const struct store_backend store_memory;

/* All of them, NULL at the end; the first is the one that keeps. */
extern const struct store_backend *const store_backends[];

/* Opens the store at path (for "memory" ignored). STORE_WRITE makes the file
 * and its directories where missing.
 * ERR_LOCKED: another process writes it. ERR_STORE: not a store of ours, from
 * a newer ajel, damaged, no permission, or (STORE_READ) not there. */
int store_open(const struct store_backend *backend, const char *path,
    enum store_mode mode, struct store **out, struct err *err);
void store_close(struct store *s); /* NULL is fine */

/* How the source fares, strings in the arena. ERR_STORE. */
int store_health(struct store *s, struct arena *a, const char *source,
    struct health *out, struct err *err);

/* The newest `limit` entries of the source, newest first (by published; equal
 * ones in the order in which they were added, last added first; of one fetch
 * the page's oldest counts as added first), and the order of its last page.
 * Every entry of the last page is among them, whatever the limit. `fetched` is
 * INSTANT_NONE: the health has it. ERR_STORE. */
int store_history(struct store *s, struct arena *a, const char *source,
    size_t limit, struct history *out, struct err *err);

/* Saves health and, unless changes is NULL, the added entries and the order of
 * the page, in one transaction: all or nothing. An added entry whose id is
 * known already is left as it was. Ids are per source: two sources of one URL
 * keep their own. ERR_STORE: no space, read-only, damaged, a page
 * that names an unknown entry; ERR_LOCKED: another program holds the file too
 * long. The store is then as it was, and can be used on. */
int store_commit(struct store *s, const char *source,
    const struct health *health, const struct changes *changes,
    struct err *err);

/* The library and its version, for -V. */
const char *store_library(void);

#endif
