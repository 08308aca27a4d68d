/* query.h - the parameters of an address. For import/ only. */
#ifndef AJEL_IMPORT_QUERY_H
#define AJEL_IMPORT_QUERY_H

#include "base/arena.h"

/* The n bytes with their escapes undone as PHP's urldecode and a browser's form
 * do it, '+' too; an escaped NUL becomes a space. */
char *query_unescaped(struct arena *a, const char *s, size_t n);

/* The value of the last parameter of that name, as it counts in PHP, in
 * "a=1&b=2#c"; NULL where there is none, or nothing in it. */
const char *query_value(struct arena *a, const char *query, const char *name);

#endif
