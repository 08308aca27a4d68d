/* places.h - where definitions, the history and the feeds are.
 *
 * The XDG Base Directory Specification's folders, each with `ajel` below:
 * definitions in $XDG_CONFIG_HOME, then /etc; history in $XDG_STATE_HOME; feeds
 * in $XDG_DATA_HOME. Options override. */
#ifndef AJEL_PLACES_H
#define AJEL_PLACES_H

#include "base/arena.h"
#include "base/err.h"
#include "cmd/options.h"

/* The folders of definitions, the strongest first, NULL-terminated: -c DIR/feeds
 * alone, or $XDG_CONFIG_HOME/ajel/feeds and /etc/ajel/feeds. */
const char *const *places_definitions(struct arena *a, const struct options *o);

/* The folders of the catalogue, NULL-terminated: the installed one, and
 * ajel/feeds below each of $XDG_DATA_DIRS. */
const char *const *places_catalogue(struct arena *a);

/* The store's file: -s, else $XDG_STATE_HOME/ajel/ajel.db. ERR_USAGE where
 * neither HOME nor the XDG variable says where. */
const char *places_store(
    struct arena *a, const struct options *o, struct err *err);

/* The feeds' folder: -o, else $XDG_DATA_HOME/ajel/public. ERR_USAGE as above. */
const char *places_feeds(
    struct arena *a, const struct options *o, struct err *err);

#endif
