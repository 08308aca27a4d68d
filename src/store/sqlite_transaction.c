/* sqlite_transaction.c - begins and ends transactions; what was put off waits in
 * an open one, and goes with the next that is to be saved for good. */
#include <sqlite3.h>

#include "store/sqlite.h"

static int
run(struct sqlite *s, enum statement which, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, which, err);

	return stmt != NULL ? sqlite_step(s, stmt, err) : -1;
}

/* Whether something was put off. SQLite undoes a transaction by itself where a
 * disk is full or fails. */
static bool
is_waiting(struct sqlite *s)
{
	if (sqlite3_get_autocommit(s->db))
		s->waiting = 0;
	return s->waiting > 0;
}

int
sqlite_begin(struct sqlite *s, struct err *err)
{
	if (!is_waiting(s))
		return run(s, BEGIN_READ, err);
	s->reading = true;
	return 0;
}

int
sqlite_begin_write(struct sqlite *s, struct err *err)
{
	return run(s, is_waiting(s) ? BEGIN_PART : BEGIN_WRITE, err);
}

int
sqlite_begin_waiting(struct sqlite *s, struct err *err)
{
	if (!is_waiting(s) && run(s, BEGIN_WRITE, err) < 0)
		return -1;
	s->waiting++;
	return 0;
}

static void
undo(struct sqlite *s, const char *how)
{
	if (!sqlite3_get_autocommit(s->db))
		(void)sqlite3_exec(s->db, how, NULL, NULL, NULL);
}

static int
commit(struct sqlite *s, struct err *err)
{
	int rc = run(s, COMMIT, err);

	s->waiting = 0;
	if (rc < 0)
		undo(s, "ROLLBACK");
	return rc;
}

int
sqlite_end(struct sqlite *s, int rc, struct err *err)
{
	bool part = is_waiting(s);

	if (s->reading) {
		s->reading = false;
		return rc;
	}
	if (rc == 0 && part)
		rc = run(s, END_PART, err);
	if (rc == 0)
		return commit(s, err);
	undo(s, part ? "ROLLBACK TO part; RELEASE part" : "ROLLBACK");
	return rc;
}

int
sqlite_settle(void *handle, struct err *err)
{
	struct sqlite *s = handle;

	return is_waiting(s) ? commit(s, err) : 0;
}
