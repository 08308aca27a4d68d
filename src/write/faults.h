/* faults.h - what the readers of verify_xml.c and verify_json.c report to.
 *
 * They walk a document and name what they find; what is wrong about an id or a
 * date is decided in verify.c, for every format alike. Everything here returns
 * 0, or -1 with the fault in err, at which the walk ends. */
#ifndef AJEL_FAULTS_H
#define AJEL_FAULTS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

struct faults {
	struct arena *arena; /* of this verify */
	int64_t now;
	struct err *err;
	const char *item_word; /* "entry" or "item" */
	size_t item;           /* the one being read, from 1; 0: the feed */
	const char **ids;      /* of the items so far */
	size_t n, cap;
};

/* The fault that the message says, of the item being read. Returns -1. */
int faults_say(struct faults *f, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* An element or member that must be there and hold more than white space; NULL
 * where it is missing. */
int faults_text(struct faults *f, const char *name, const char *value);

/* The same, and no item before may have it. */
int faults_id(struct faults *f, const char *name, const char *value);

/* The same, a date: `parse` reads it (instant_parse or of its shape), and it
 * isn't in the future. */
int faults_date(struct faults *f, const char *name, const char *value,
    int (*parse)(const char *, int64_t *));

/* The readers: the whole document, without the comparison of ids. */
int verify_atom(struct faults *f, const char *data, size_t n);
int verify_rss(struct faults *f, const char *data, size_t n);
int verify_json(struct faults *f, const char *data, size_t n);

#endif
