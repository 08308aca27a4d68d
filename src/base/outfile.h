/* outfile.h - files that readers see whole or not at all.
 *
 * A file is written beside its place under a name that starts with a dot,
 * synced, and renamed over the old one; a file that already holds the same
 * bytes is left untouched, with its modification time, so that a web server
 * goes on answering 304. */
#ifndef AJEL_OUTFILE_H
#define AJEL_OUTFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* Makes dir/name hold the n bytes; *changed says whether it had to be written
 * (may be NULL). dir must exist. ERR_OUTPUT: no permission, no space, no such
 * directory; ERR_SYSTEM: too many files are open; the old file is then as it
 * was. */
int outfile_replace(const char *dir, const char *name, const char *data,
    size_t n, bool *changed, struct err *err);

/* Makes what outfile_replace did in dir outlast a power cut, which until then
 * may bring an old file back, whole. One call does for several files. Never
 * fails: the files are in place. */
void outfile_settle(const char *dir);

/* Makes dir and its parents (mode 0777 less umask) where they are missing.
 * ERR_OUTPUT. */
int outfile_mkdirs(const char *dir, struct err *err);

/* Removes what a killed run left: our temporary files in dir that no living
 * process holds. Never fails: what can't be removed stays. */
void outfile_sweep(const char *dir);

/* Writes n bytes to descriptor fd, retrying short writes. 0, or -1 with errno
 * set (EPIPE where the reader has gone). */
int outfile_write_all(int fd, const char *data, size_t n);

#endif
