/* faultvfs.c - a disk for SQLite that fails, or kills us, at the n-th write. */
#include "faultvfs.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdbool.h>

/* The system's methods of one kind of file, and ours in their place: a file
 * stays the system's, so all but the writes pass through. */
struct methods {
	const sqlite3_io_methods *real;
	sqlite3_io_methods faulty;
};

static struct methods kinds[8];
static sqlite3_vfs vfs;
static sqlite3_vfs *real_vfs;
static enum fault armed;
static int armed_at;
static int writes;

static const sqlite3_io_methods *
real_of(const sqlite3_file *file)
{
	for (int i = 0; i < 8; i++) {
		if (file->pMethods == &kinds[i].faulty)
			return kinds[i].real;
	}
	abort();
}

/* SQLITE_OK, or how this write fails. */
static int
count_write(void)
{
	writes++;
	if (armed == FAULT_NONE || writes < armed_at)
		return SQLITE_OK;
	if (armed == FAULT_FULL)
		return SQLITE_FULL;
	return SQLITE_IOERR_WRITE;
}

static int
faulty_write(sqlite3_file *file, const void *p, int n, sqlite3_int64 at)
{
	const sqlite3_io_methods *real = real_of(file);
	int rc = count_write();

	if (rc == SQLITE_OK)
		return real->xWrite(file, p, n, at);
	(void)real->xWrite(file, p, n / 2, at);
	if (armed == FAULT_KILL)
		(void)raise(SIGKILL);
	return rc;
}

static int
faulty_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	int rc = count_write();

	if (rc != SQLITE_OK && armed == FAULT_KILL)
		(void)raise(SIGKILL);
	return rc == SQLITE_OK ? real_of(file)->xTruncate(file, size) : rc;
}

static int
faulty_sync(sqlite3_file *file, int flags)
{
	int rc = count_write();

	if (rc != SQLITE_OK && armed == FAULT_KILL)
		(void)raise(SIGKILL);
	return rc == SQLITE_OK ? real_of(file)->xSync(file, flags) : rc;
}

static const sqlite3_io_methods *
faulty_of(const sqlite3_io_methods *real)
{
	for (int i = 0; i < 8; i++) {
		struct methods *m = &kinds[i];

		if (m->real == NULL) {
			m->real = real;
			m->faulty = *real;
			m->faulty.xWrite = faulty_write;
			m->faulty.xTruncate = faulty_truncate;
			m->faulty.xSync = faulty_sync;
			/* Writing through a mapping would not be counted. */
			m->faulty.iVersion = real->iVersion < 2 ? 1 : 2;
		}
		if (m->real == real)
			return &m->faulty;
	}
	abort();
}

static int
faulty_open(sqlite3_vfs *self, const char *name, sqlite3_file *file, int flags,
    int *flags_out)
{
	int rc = real_vfs->xOpen(real_vfs, name, file, flags, flags_out);

	(void)self;
	if (rc == SQLITE_OK && file->pMethods != NULL)
		file->pMethods = faulty_of(file->pMethods);
	return rc;
}

void
faultvfs_arm(enum fault fault, int n)
{
	if (real_vfs == NULL) {
		real_vfs = sqlite3_vfs_find(NULL);
		vfs = *real_vfs;
		vfs.zName = "fault";
		vfs.xOpen = faulty_open;
		(void)sqlite3_vfs_register(&vfs, 1);
	}
	armed = fault;
	armed_at = n;
	writes = 0;
}

int
faultvfs_writes(void)
{
	return writes;
}
