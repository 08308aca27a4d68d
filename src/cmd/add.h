/* add.h - the ways of `ajel add`: a page, a name of the catalogue, a file. */
#ifndef AJEL_ADD_H
#define AJEL_ADD_H

#include "base/arena.h"
#include "base/err.h"
#include "cmd/options.h"
#include "conf/conf.h"

/* Makes a definition of the page at `url`, or of the file `place` ("-": standard
 * input) that came from there. Asks, shows, writes; the errors of survey(),
 * ERR_USAGE, ERR_OUTPUT. */
int add_page(struct arena *a, const struct options *o, const char *url,
    const char *place, struct err *err);

/* Enables the definition of that name, which the catalogue has. ERR_USAGE: the
 * name is another source's. */
int add_listed(struct arena *a, const struct options *o, const char *listed,
    struct err *err);

/* Makes definitions of what another program follows, as the file `place` says
 * ("-": standard input, or such an address itself). Each is told of;
 * ERR_INPUT: some can't be; ERR_DEFINITION: the file can't be read. */
int add_imported(struct arena *a, const struct options *o, const char *place,
    struct err *err);

/* The file that a source of that name would be written to. */
const char *add_path(
    struct arena *a, const struct options *o, const char *name);

/* Writes the definition there, where no file stands; or prints it, with -n.
 * ERR_USAGE, ERR_OUTPUT. */
int add_write(struct arena *a, const struct options *o, const char *name,
    const char *text, struct err *err);

#endif
