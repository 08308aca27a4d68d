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
	int failures;         /* running; 0 after a success */
	const char *failure;  /* "word: message" of the last one */
	int64_t last_failure; /* its instant; stays when all is well again */
	int64_t told;         /* when standard error last said so */
	int64_t generation;   /* counts the commits that changed entries */
	const char *written;  /* what the feed files were last made from; see
	                        refresh/ */
	const char *detector; /* how the ticker was last found, and what a */
	const char *warning;  /* person should look at (model/ticker.h) */
	/* Its pace (refresh/schedule.h); seconds are 0 where unknown. */
	int64_t room;        /* in which two thirds of its page were replaced */
	int64_t beat;        /* from line to line meanwhile */
	int64_t room_at;     /* when that was learned */
	int64_t moved;       /* when its page last had a new line */
	int64_t fresh_until; /* the server calls its page fresh so long */
	int64_t retry_until; /* the server wants nobody to come so long */
	int64_t crawl_delay; /* that its robots.txt asks for; 0: none */
	/* What came last. */
	const char *outcome; /* its name: what was found fault with, though it
	                        was no failure of a stage */
	uint64_t body_hash;  /* of the last good page; 0: unknown */
	int64_t body_length; /* and its bytes */
	/* What is usual of good pages (refresh/judge.h); 0: unknown. */
	int64_t usual_bytes; /* of text */
	int64_t usual_lines;
};

/* What is known of a site: its robots.txt, and what it told one source that all
 * of its sources heed. Instants INSTANT_NONE, numbers 0 where nothing is. */
struct robots_record {
	int64_t asked;       /* the last time */
	int64_t next;        /* the next, if a page is wanted then */
	int64_t answered;    /* when last somebody said what the rules are, or
	                      that there are none */
	int64_t failing;     /* since when nobody does */
	int failures;        /* running */
	int status;          /* HTTP's, of the last; 0: no answer */
	const char *rules;   /* of `answered`, as fetch/robots.h writes them;
	                      NULL: none */
	int64_t retry_until; /* it wants nobody to come so long */
	int64_t used; /* when a page of it was last asked for; kept only where
	                 it wants time between two */
};

/* Of a site that nobody has asked yet. */
extern const struct robots_record store_robots_unknown;

/* Seconds after which a site of which nothing was heard is forgotten. */
enum { STORE_SITE_SPAN = 90 * 86400 };

/* Seconds before `now` that are recent. */
enum { STORE_RECENT_SPAN = 7 * 86400 };

/* Seconds before the last lines came in which their pauses are looked at. */
enum { STORE_PAUSE_SPAN = 30 * 86400 };

/* What a source's history comes to. */
struct summary {
	int64_t lines;    /* entries kept */
	int64_t oldest;   /* the first `published`; INSTANT_NONE: no entry */
	int64_t newest;   /* the last one */
	int64_t recent;   /* entries published in the week before `now` */
	int64_t came;     /* the last `first_seen` */
	int64_t pause;    /* seconds: the longest time between two fetches
	                      that brought lines, in STORE_PAUSE_SPAN before `came`;
	                      0: fewer than two */
	struct gap *gaps; /* oldest first, the newest LIMIT_GAPS_TOLD */
	size_t gaps_n;
};

/* Which entries are wanted: those to which all that is said applies. */
struct query {
	const char *const *sources; /* names; none: all sources */
	size_t sources_n;
	int64_t since;    /* published then or later; or INSTANT_NONE */
	int64_t until;    /* published before; or INSTANT_NONE */
	const char *grep; /* each word of it stands in one of the wordings,
	                     whole, or begun where it ends in "*"; words are
	                     compared folded (store/search.h); NULL: any */
	int status;       /* of enum entry_status; RETURNED: withdrawn once,
	                     and back; -1: any */
	size_t limit;     /* the newest so many; 0: all */
	int64_t last;     /* up to the line or change of this number (struct
	                     store_mark); 0: all */
};

enum { STORE_ID = 33 }; /* bytes of a store's own name, with its NUL */

/* How far somebody has come who reads what comes. Lines and changes are given
 * numbers from one row as they come, which never come again. */
struct store_mark {
	char id[STORE_ID]; /* the store's, made with it; "": there is none */
	int64_t seq;       /* of the last line or change; 0: none */
};

/* Called for what is found; the entry and its source's name are valid in the
 * call only, in which the store can't be used. Not 0 ends the search and is
 * what it returns. */
typedef int store_visit(
    void *ctx, const char *source, const struct entry *entry);

/* The same for what comes; seq is its number. */
typedef int store_news_visit(
    void *ctx, const char *source, const struct entry *entry, int64_t seq);

/* Where something stands in the log. All 0: before its beginning. */
struct store_place {
	int64_t moment; /* it happened */
	int64_t seq;    /* the entry's number */
	int64_t nth;    /* of the entry's changes; 0: its first sight */
};

/* Less than 0, 0, more than 0: x stands before y, where y does, behind it. */
int store_compare(const struct store_place *x, const struct store_place *y);

/* The same for what happened. */
typedef int store_log_visit(void *ctx, const char *source,
    const struct entry *entry, const struct store_place *at);

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
	int (*sources)(void *handle, struct arena *a, const char ***names,
	    size_t *n, struct err *err);
	int (*health)(void *handle, struct arena *a, const char *source,
	    struct health *out, struct err *err);
	int (*history)(void *handle, struct arena *a, const char *source,
	    size_t limit, struct history *out, struct err *err);
	int (*recall)(void *handle, struct arena *a, const char *source,
	    const struct entry *seen, size_t n, struct history *out,
	    struct err *err);
	int (*standing)(void *handle, struct arena *a, const char *source,
	    size_t *shown, size_t *lacking, struct err *err);
	int (*find)(void *handle, const struct query *q, store_visit *visit,
	    void *ctx, struct err *err);
	int (*log)(void *handle, const struct query *q, store_log_visit *visit,
	    void *ctx, struct err *err);
	int (*mark)(void *handle, struct store_mark *out, struct err *err);
	int (*news)(void *handle, const struct query *q, int64_t after,
	    store_news_visit *visit, void *ctx, struct err *err);
	int (*summary)(void *handle, struct arena *a, const char *source,
	    int64_t now, struct summary *out, struct err *err);
	int (*prune)(void *handle, const char *source, int64_t before,
	    size_t most, struct err *err);
	int (*vacuum)(void *handle, struct err *err);
	int (*check)(
	    void *handle, struct arena *a, const char **fault, struct err *err);
	int (*robots)(void *handle, struct arena *a, const char *site,
	    struct robots_record *out, struct err *err);
	int (*save_robots)(void *handle, const char *site,
	    const struct robots_record *r, struct err *err);
	int (*commit)(void *handle, const char *source,
	    const struct health *health, const struct changes *changes,
	    struct err *err);
	int (*put_off)(void *handle, const char *source,
	    const struct health *health, struct err *err);
	int (*settle)(void *handle, struct err *err);
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

/* The names of all sources of which something is known, sorted, in the arena.
 * ERR_STORE. */
int store_sources(struct store *s, struct arena *a, const char ***names,
    size_t *n, struct err *err);

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

/* What merge/ has to know of the source's history to tell what the `seen` lines
 * (without ids yet) are: the last page; every entry published within two
 * days before the oldest of the lines and the newest of them, if there are not
 * too many; and from all of the history those with the text (in their present
 * wording) or the link's number of one of the lines (text/linekey.h), the last
 * LIMIT_ALIKE of each. A line that stands on the last page just as it did is not
 * looked for elsewhere. Newest first. ERR_STORE. */
int store_recall(struct store *s, struct arena *a, const char *source,
    const struct entry *seen, size_t n, struct history *out, struct err *err);

/* How many known lines stood on the source's last page, and how many more it
 * lacked that aren't withdrawn yet: all that has to be known of a page that is
 * as it was, where it lacked none. The arena is for reading. ERR_STORE. */
int store_standing(struct store *s, struct arena *a, const char *source,
    size_t *shown, size_t *lacking, struct err *err);

/* Visits the entries that are wanted, oldest first, as they are now. ERR_USAGE:
 * `grep` has no word, or too many. ERR_STORE. */
int store_find(struct store *s, const struct query *q, store_visit *visit,
    void *ctx, struct err *err);

/* Visits what happened to them, one visit a change, oldest first: the entry as
 * it was made by that change (text, url, status, updated = the change's
 * instant; of its first sight: status new, updated = published). The limit
 * counts changes. Errors as above. */
int store_log(struct store *s, const struct query *q, store_log_visit *visit,
    void *ctx, struct err *err);

/* How far the store has come. ERR_STORE. */
int store_mark(struct store *s, struct store_mark *out, struct err *err);

/* Visits what came behind number `after`, in the order in which it came, each
 * entry as store_log shows it: changes; and new lines but for those of a
 * source's first page, of which only those count that were published at
 * q->since or later. Of the query, but for that, the sources count, and the
 * limit: the first so many. ERR_STORE. */
int store_news(struct store *s, const struct query *q, int64_t after,
    store_news_visit *visit, void *ctx, struct err *err);

/* What the history of the source comes to. All of it 0 or INSTANT_NONE without
 * one. ERR_STORE. */
int store_summary(struct store *s, struct arena *a, const char *source,
    int64_t now, struct summary *out, struct err *err);

/* Forgets at most `most` of the source's entries published before `before`,
 * the oldest first, and the gaps before them; never one of the last page, so
 * that nothing is announced twice, nor the last line or the one that changed
 * last, so that no number comes again. Returns how many. ERR_STORE. */
int store_prune(struct store *s, const char *source, int64_t before,
    size_t most, struct err *err);

/* Gives back the room of what was forgotten. ERR_STORE: also no space. */
int store_vacuum(struct store *s, struct err *err);

/* Looks for damage, entry by entry: *fault is the first found, in words, or
 * NULL. Takes seconds for a million. ERR_STORE: it can't even be read. */
int store_check(
    struct store *s, struct arena *a, const char **fault, struct err *err);

/* What is known of a site ("https://example.org"); saves it,
 * in a transaction of its own. ERR_STORE, ERR_LOCKED as store_commit. */
int store_robots(struct store *s, struct arena *a, const char *site,
    struct robots_record *out, struct err *err);
int store_save_robots(struct store *s, const char *site,
    const struct robots_record *r, struct err *err);

/* When something was last heard of a site: by then others are old enough to be
 * forgotten, which saving does, a few at a time. */
int64_t store_heard(const struct robots_record *r);

/* Saves health and, unless changes is NULL, the added entries, what became of
 * known ones, the gap, and the order of the page, in one transaction: all or
 * nothing. An added entry brings its `changes`, at most LIMIT_CHANGES; one whose
 * id is known already is left as it was. Of what becomes of a known entry, past
 * LIMIT_FLIPS changes only what is news is logged (a wording that it never had,
 * withdrawn, back), up to LIMIT_CHANGES. Ids are per source: two sources of one
 * URL keep their own. ERR_STORE: no space, read-only, damaged, a page or a
 * change that names an unknown entry; ERR_LOCKED: another program holds the
 * file too long. The store is then as it was, and can be used on. */
int store_commit(struct store *s, const char *source,
    const struct health *health, const struct changes *changes,
    struct err *err);

/* Saves health that can wait: it is read back at once, but saved for good with the
 * next commit, or with LIMIT_PUT_OFF others, or by store_settle or store_close;
 * who is killed before that loses it. One transaction costs more than what is in
 * it. Where what waits can't be saved, none of it is, nor what came with it. The
 * errors of store_commit. */
int store_put_off(struct store *s, const char *source,
    const struct health *health, struct err *err);

/* Saves what waits, if anything does. The same errors. */
int store_settle(struct store *s, struct err *err);

/* The library and its version, for -V. */
const char *store_library(void);

#endif
