/* sqlite_change.c - saves what became of known entries. */
#include <sqlite3.h>

#include "base/limits.h"
#include "store/sqlite_saving.h"
#include "text/linekey.h"

/* A known entry. */
struct known {
	int64_t seq;
	int changes;   /* how many it has */
	bool reworded; /* its text isn't the one that was asked about */
	bool relinked; /* nor is its link */
	bool is_gone;  /* withdrawn */
};

static int
find_entry(struct saving *v, const struct changed *c, struct known *out,
    struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(v->s, FIND_ENTRY, err);
	unsigned char uuid[URN_BYTES];
	int rc;

	if (stmt == NULL || saving_bind_id(stmt, 2, c->id, uuid, err) < 0)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, v->source);
	sqlite_bind_string(stmt, 3, c->change.text);
	sqlite_bind_string(stmt, 4, c->change.url);
	rc = sqlite_step(v->s, stmt, err);
	if (rc <= 0)
		return rc < 0 ? -1 : saving_unknown(c->id, err);
	out->seq = sqlite3_column_int64(stmt, 0);
	out->changes = sqlite3_column_int(stmt, 1);
	out->reworded = sqlite3_column_int(stmt, 2) != 0;
	out->relinked = sqlite3_column_int(stmt, 3) != 0;
	out->is_gone = sqlite3_column_int(stmt, 4) == ENTRY_WITHDRAWN;
	sqlite_rest(stmt);
	return 0;
}

static int
run_with(struct saving *v, enum statement which, int64_t seq, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(v->s, which, err);

	if (stmt == NULL)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, seq);
	return sqlite_step(v->s, stmt, err);
}

/* Whether the entry ever had the wording, by its log. 1, 0 or -1. */
static int
has_wording(struct saving *v, int64_t seq, const char *text, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(v->s, HAS_WORDING, err);
	int rc;

	if (stmt == NULL)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, seq);
	sqlite_bind_string(stmt, 2, text);
	rc = sqlite_step(v->s, stmt, err);
	if (rc > 0)
		sqlite_rest(stmt);
	return rc;
}

/* Whether the log has room for it: past the first bound only for what is news.
 * 1, 0 or -1. */
static int
has_room(struct saving *v, const struct known *k, const struct change *change,
    struct err *err)
{
	int known;

	if (k->changes < LIMIT_FLIPS)
		return 1;
	if (k->changes >= LIMIT_CHANGES)
		return 0;
	if (k->is_gone || change->status != ENTRY_EDITED)
		return 1;
	known = change->text == NULL
		    ? 1
		    : has_wording(v, k->seq, change->text, err);
	return known < 0 ? -1 : !known;
}

/* Which is ADD_CHANGE, or LOG_CHANGE of what is news. */
static int
add_change(struct saving *v, enum statement which, int64_t seq, int nth,
    const struct change *change, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(v->s, which, err);

	if (stmt == NULL)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, seq);
	(void)sqlite3_bind_int(stmt, 2, nth);
	(void)sqlite3_bind_int(stmt, 3, (int)change->status);
	(void)sqlite3_bind_int64(stmt, 4, change->at);
	sqlite_bind_string(stmt, 5, change->text);
	sqlite_bind_string(stmt, 6, change->url);
	return sqlite_step(v->s, stmt, err);
}

/* The first change of an entry brings its first wording along, so that they
 * tell all of it. */
static int
log_change(struct saving *v, struct known *k, const struct change *change,
    struct err *err)
{
	int rc = has_room(v, k, change, err);

	if (rc <= 0)
		return rc;
	if (k->changes == 0) {
		if (run_with(v, ADD_FIRST_CHANGE, k->seq, err) < 0)
			return -1;
		k->changes = 1;
	}
	return add_change(v, LOG_CHANGE, k->seq, k->changes++, change, err);
}

int
saving_add_changes(
    struct saving *v, int64_t seq, const struct entry *e, struct err *err)
{
	for (size_t i = 0; i < e->changes_n; i++) {
		if (add_change(
			v, ADD_CHANGE, seq, (int)i, &e->changes[i], err) < 0)
			return -1;
	}
	return 0;
}

static int
put_entry(struct saving *v, const struct changed *c, const struct known *k,
    struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(v->s, PUT_ENTRY, err);

	if (stmt == NULL)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, k->seq);
	sqlite_bind_string(stmt, 2, c->change.text);
	sqlite_bind_string(stmt, 3, c->change.url);
	saving_bind_key(stmt, 4, linekey_of_text(c->change.text));
	saving_bind_key(stmt, 5, linekey_of_link(c->change.url));
	(void)sqlite3_bind_int(stmt, 6, (int)c->status);
	(void)sqlite3_bind_int64(stmt, 7, c->updated);
	(void)sqlite3_bind_int(stmt, 8, k->changes);
	return sqlite_step(v->s, stmt, err);
}

/* What is found by the words and the keys of an entry that has others now. */
static int
unindex(struct saving *v, const struct known *k, struct err *err)
{
	if (k->seq > v->s->searched)
		return 0;
	if (k->reworded && run_with(v, UNSEARCH_ENTRY, k->seq, err) < 0)
		return -1;
	return k->reworded || k->relinked ? run_with(v, DROP_KEYS, k->seq, err)
					  : 0;
}

static int
index_again(struct saving *v, const struct known *k, struct err *err)
{
	if (k->seq > v->s->searched)
		return 0;
	if (k->reworded && run_with(v, SEARCH_ENTRY, k->seq, err) < 0)
		return -1;
	return k->reworded || k->relinked ? run_with(v, ADD_KEYS, k->seq, err)
					  : 0;
}

int
saving_put_changed(struct saving *v, const struct changed *c, struct err *err)
{
	struct known k = {0};

	if (find_entry(v, c, &k, err) < 0 || unindex(v, &k, err) < 0 ||
	    (c->logged && log_change(v, &k, &c->change, err) < 0) ||
	    put_entry(v, c, &k, err) < 0)
		return -1;
	return index_again(v, &k, err);
}
