/* target.h - what PAGE|SOURCE|- on the command line stands for. */
#ifndef AJEL_TARGET_H
#define AJEL_TARGET_H

#include "base/arena.h"
#include "base/err.h"
#include "cmd/options.h"
#include "model/source.h"

struct target {
	struct source source; /* from a definition, or from the options */
	const char *place;    /* a file, or "-"; NULL: fetch source.url */
	bool defined;         /* `argument` names a defined source */
};

/* "-" is standard input; what holds "://" is an address; the name of a defined
 * source is that source; all else is a file. Options override what a definition
 * says; without either the zone is the system's. With -u NAME a page from
 * elsewhere is read by the definition of that source.
 * ERR_DEFINITION; ERR_USAGE: an address that is none. */
int target_find(struct arena *a, const struct options *o, const char *argument,
    struct target *out, struct err *err);

/* ERR_USAGE: what holds "://" is no address, or one that can't be published. */
int target_check_address(const char *url, struct err *err);

/* Where the definition of that name is, in the arena; NULL: nowhere. */
const char *target_path(
    struct arena *a, const struct options *o, const char *name);

/* Reads the definition of that name; ERR_INPUT if there is none. */
int target_definition(struct arena *a, const struct options *o,
    const char *name, struct source *out, struct err *err);

#endif
