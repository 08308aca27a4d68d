/* sqlite_backend.c - the store in a SQLite database; its tables are in schema.md. */
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/outfile.h"
#include "store/lock.h"
#include "store/sqlite.h"
#include "store/sqlite_schema.h"

static void
sqlite_close(void *handle)
{
	struct sqlite *s = handle;

	if (s == NULL)
		return;
	/* What fails here is left to the next run. */
	if (s->lock >= 0 && s->db != NULL) {
		(void)sqlite_settle(s, &(struct err){0});
		(void)sqlite_catch_up(s, &(struct err){0});
	}
	sqlite_forget_statements(s);
	(void)sqlite3_close(s->db);
	if (s->lock >= 0)
		(void)close(s->lock);
	free(s->fresh);
	free(s->path);
	free(s);
}

/* The lock comes before the file, or two first runs would both make it. */
static int
take_lock(struct sqlite *s, struct err *err)
{
	const char *slash = strrchr(s->path, '/');
	char *dir = mem_copy(s->path);
	int rc = 0;

	if (slash != NULL && slash != s->path) {
		dir[slash - s->path] = '\0';
		rc = outfile_mkdirs(dir, err);
	}
	free(dir);
	if (rc < 0) {
		err->kind = ERR_STORE;
		return -1;
	}
	return lock_take(s->path, &s->lock, err);
}

static int
sqlite_open(
    const char *path, enum store_mode mode, void **handle, struct err *err)
{
	struct sqlite *s;
	struct stat st;
	int rc = 0;

	if (path[0] == '\0')
		return err_set(err, ERR_STORE, "the store's path is empty");
	/* SQLite would wait for a writer of a pipe for ever. */
	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode))
		return err_set(err, ERR_STORE,
		    "%s is not a regular file; name another with -s", path);
	s = mem_zalloc(sizeof(*s));
	s->path = mem_copy(path);
	s->lock = -1;
	if (mode == STORE_WRITE)
		rc = take_lock(s, err);
	if (rc == 0)
		rc = sqlite_connect(path, mode, &s->db, err);
	if (rc == 0 && mode == STORE_WRITE)
		rc = sqlite_read_searched(s, err);
	if (rc == 0 && s->db == NULL && mode == STORE_READ)
		rc = err_set(err, ERR_STORE,
		    "there is no history at %s yet; `ajel refresh` makes it",
		    path);
	if (rc < 0) {
		sqlite_close(s);
		s = NULL;
	}
	*handle = s;
	return rc;
}

const char *
store_library(void)
{
	return "SQLite " SQLITE_VERSION;
}

const struct store_backend store_sqlite = {
    .name = "sqlite",
    .open = sqlite_open,
    .close = sqlite_close,
    .sources = sqlite_sources,
    .health = sqlite_health,
    .history = sqlite_history,
    .recall = sqlite_recall,
    .standing = sqlite_standing,
    .find = sqlite_find,
    .log = sqlite_log,
    .mark = sqlite_mark,
    .news = sqlite_news,
    .summary = sqlite_summary,
    .prune = sqlite_prune,
    .vacuum = sqlite_vacuum,
    .check = sqlite_check,
    .robots = sqlite_robots,
    .save_robots = sqlite_save_robots,
    .commit = sqlite_commit,
    .put_off = sqlite_put_off,
    .settle = sqlite_settle,
};
