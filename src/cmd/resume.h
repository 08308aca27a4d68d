/* resume.h - how far somebody has read who follows, kept in a file.
 *
 * One line of a fixed length, and a second one while the past is printed, written
 * over in one piece: a full disk can't keep it from moving on, and a killed
 * process leaves no half of it. The file is locked for as long as it is open. */
#ifndef AJEL_RESUME_H
#define AJEL_RESUME_H

#include "base/err.h"
#include "store/store.h"

/* What somebody begins with, who asked for it: what the store had of the time
 * since `since` when he began, and where in its log he is. */
struct past {
	int64_t since; /* INSTANT_NONE: there is none, or he is through */
	struct store_place at;
};

struct resume {
	const char *path; /* NULL: nothing is kept */
	int fd;
	struct store_mark kept; /* what stands in it */
	struct past past;
};

/* Opens the file, made where it's missing. 1: it says how far; 0: it is new, or
 * there is none. ERR_LOCKED: another process has it. ERR_USAGE: not such a
 * file. ERR_INPUT. */
int resume_open(const char *path, struct resume *r, struct err *err);

/* ERR_OUTPUT. */
int resume_save(struct resume *r, const struct store_mark *mark,
    const struct past *past, struct err *err);

void resume_close(struct resume *r);

#endif
