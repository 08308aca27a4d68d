/* object.h - JSON objects into a buffer: a thin layer over jansson. */
#ifndef AJEL_OBJECT_H
#define AJEL_OBJECT_H

#include <jansson.h>

#include "base/buf.h"

json_t *object_new(void); /* never NULL; json_decref frees it */
json_t *object_list(void);

/* Members stand in the order in which they were put. Absent ones are left
 * out: a value of NULL puts none. */
void object_put(json_t *o, const char *key, const char *value);
void object_put_int(json_t *o, const char *key, int64_t value);
void object_put_tenths(json_t *o, const char *key, int64_t tenths); /* 3.1 */
void object_put_time(json_t *o, const char *key, int64_t t); /* RFC 3339 */

/* Puts a member, appends to a list; both take the value over. */
void object_put_value(json_t *o, const char *key, json_t *value);
void object_append(json_t *list, json_t *value);

/* Appends it as text to out, in UTF-8, not ASCII; flags are jansson's. 0, or
 * -1 where it doesn't fit or a text in it is no UTF-8. */
int object_print(const json_t *o, size_t flags, struct buf *out);

#endif
