/* sqlite.h - an open SQLite store and how its statements are run.
 *
 * Private to the files of its name: sqlite.c (statements), sqlite_backend.c
 * (opening, the row of the table of backends), and those that it puts together.
 * A function that returns an int returns -1 with err filled. */
#ifndef AJEL_SQLITE_H
#define AJEL_SQLITE_H

#include "base/arena.h"
#include "base/err.h"
#include "store/store.h"

struct sqlite3;
struct sqlite3_stmt;

enum statement {
	BEGIN_READ,
	BEGIN_WRITE,
	BEGIN_PART,
	END_PART,
	COMMIT,
	GET_HEALTH,
	PUT_HEALTH,
	SET_HEALTH,
	GET_SOURCE,
	PUT_INTRODUCED,
	GET_MARK,
	GET_NEWEST,
	GET_WINDOW,
	GET_ALIKE,
	GET_PAGE,
	GET_PAGE_OF,
	GET_CHANGES,
	GET_ENTRY,
	GET_SOURCES,
	GET_COUNTS,
	GET_RECENT,
	GET_ARRIVALS,
	GET_GAPS,
	ADD_ENTRY,
	FIND_ENTRY,
	PUT_ENTRY,
	ADD_FIRST_CHANGE,
	ADD_CHANGE,
	LOG_CHANGE,
	HAS_WORDING,
	ADD_GAP,
	ADD_ARRIVAL,
	DROP_ARRIVALS,
	FIND_NUMBER,
	GET_PAGE_IDS,
	PUT_PAGE,
	UNSEARCH_ENTRY,
	SEARCH_ENTRY,
	GET_SEARCHED,
	PUT_SEARCHED,
	SEARCH_NEW,
	ADD_NEW_KEYS,
	DROP_KEYS,
	ADD_KEYS,
	GET_OLDEST,
	DROP_CHANGES,
	DROP_ENTRY,
	DROP_GAPS,
	GET_ROBOTS,
	PUT_ROBOTS,
	DROP_ROBOTS,
	STATEMENTS
};

/* The last queries that were put together as they were needed: of a thousand
 * sources all are asked the same. */
enum { QUERIES_KEPT = 8 };

struct sqlite_query {
	char *sql; /* NULL: none */
	struct sqlite3_stmt *stmt;
};

struct sqlite {
	struct sqlite3 *db; /* NULL: there is no store yet */
	char *path;
	int lock;         /* descriptor; -1 for a reader */
	int64_t searched; /* the last entry that is in the deferred indexes */
	int64_t *fresh;   /* the sources that have entries behind it */
	size_t fresh_n;
	bool any_fresh; /* which ones isn't known: take all for such */
	int waiting;    /* healths that were put off, in an open transaction */
	bool reading;   /* in the middle of it */
	struct sqlite3_stmt *prepared[STATEMENTS]; /* NULL until first used */
	struct sqlite_query queries[QUERIES_KEPT];
	size_t oldest; /* of them: the next to go */
};

/* The statement, ready for its parameters; NULL with err filled. */
struct sqlite3_stmt *sqlite_prepare(
    struct sqlite *s, enum statement which, struct err *err);

/* The same of a query's text. It is the store's, and good until so many others
 * were asked for; its caller lets it rest. */
struct sqlite3_stmt *sqlite_prepare_query(
    struct sqlite *s, const char *sql, struct err *err);

/* Before the store is closed; none is prepared after that. */
void sqlite_forget_statements(struct sqlite *s);

/* 1: a row. 0: no more rows, the statement rests. -1: it rests as well. */
int sqlite_step(struct sqlite *s, struct sqlite3_stmt *stmt, struct err *err);

/* A statement at rest holds no lock and no pointer of the caller's. */
void sqlite_rest(struct sqlite3_stmt *stmt);

/* Runs statements that give no rows. */
int sqlite_execute(struct sqlite *s, const char *sql, struct err *err);

/* Where something was put off, what follows is a part of its transaction. */
int sqlite_begin(struct sqlite *s, struct err *err);       /* to read */
int sqlite_begin_write(struct sqlite *s, struct err *err); /* to write */

/* Commits if rc is 0, with what was put off, else undoes what was begun. If the
 * commit fails, all is undone. */
int sqlite_end(struct sqlite *s, int rc, struct err *err);

/* Before something is put off. */
int sqlite_begin_waiting(struct sqlite *s, struct err *err);
int sqlite_settle(void *handle, struct err *err);

/* Fills err: the file is not as we write it, and in what way. Returns -1. */
int sqlite_damaged(struct sqlite *s, const char *what, struct err *err);

/* NULL binds an SQL NULL; the string must stay until the statement rests. */
void sqlite_bind_string(struct sqlite3_stmt *stmt, int at, const char *text);

/* INSTANT_NONE binds, and is read from, an SQL NULL. */
void sqlite_bind_instant(struct sqlite3_stmt *stmt, int at, int64_t t);
int64_t sqlite_column_instant(struct sqlite3_stmt *stmt, int at);

/* The number of a source in the tables; 0: it was never seen. -1: err. */
int64_t sqlite_source(struct sqlite *s, const char *name, struct err *err);

/* Notes that the source has entries that are in no deferred index yet. */
void sqlite_note_fresh(struct sqlite *s, int64_t source);
bool sqlite_is_fresh(const struct sqlite *s, int64_t source);

/* Whether so many entries are new that they should go into the indexes; `last`
 * is the number of the last one. */
bool sqlite_lags(const struct sqlite *s, int64_t last);

/* Reads `searched`, and whether there are entries behind it. */
int sqlite_read_searched(struct sqlite *s, struct err *err);

/* Puts the words and the keys of new entries into the indexes: one step for many
 * of them, because a step costs as much as a commit. */
int sqlite_catch_up(struct sqlite *s, struct err *err);

/* The functions of the backend (store.h) that have files of their own. */
int sqlite_health(void *handle, struct arena *a, const char *source,
    struct health *out, struct err *err);
int sqlite_history(void *handle, struct arena *a, const char *source,
    size_t limit, struct history *out, struct err *err);
int sqlite_recall(void *handle, struct arena *a, const char *source,
    const struct entry *seen, size_t n, struct history *out, struct err *err);
int sqlite_standing(void *handle, struct arena *a, const char *source,
    size_t *shown, size_t *lacking, struct err *err);
int sqlite_find(void *handle, const struct query *q, store_visit *visit,
    void *ctx, struct err *err);
int sqlite_log(void *handle, const struct query *q, store_log_visit *visit,
    void *ctx, struct err *err);
int sqlite_mark(void *handle, struct store_mark *out, struct err *err);
int sqlite_news(void *handle, const struct query *q, int64_t after,
    store_news_visit *visit, void *ctx, struct err *err);
int sqlite_sources(void *handle, struct arena *a, const char ***names,
    size_t *n, struct err *err);
int sqlite_summary(void *handle, struct arena *a, const char *source,
    int64_t now, struct summary *out, struct err *err);
int sqlite_robots(void *handle, struct arena *a, const char *site,
    struct robots_record *out, struct err *err);
int sqlite_save_robots(void *handle, const char *site,
    const struct robots_record *r, struct err *err);
int sqlite_prune(void *handle, const char *source, int64_t before, size_t most,
    struct err *err);
int sqlite_vacuum(void *handle, struct err *err);
int sqlite_check(
    void *handle, struct arena *a, const char **fault, struct err *err);
int sqlite_commit(void *handle, const char *source, const struct health *health,
    const struct changes *changes, struct err *err);
int sqlite_put_off(void *handle, const char *source,
    const struct health *health, struct err *err);

#endif
