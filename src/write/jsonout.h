/* jsonout.h - JSON into a buffer, a member a line. Feeds are long and written
 * often: it makes no objects first, as object.h does for answers.
 *
 * Nothing here fails: what did not fit is known to the buffer (`full`), a text
 * that is no UTF-8 to `bad`. */
#ifndef AJEL_JSONOUT_H
#define AJEL_JSONOUT_H

#include <stdint.h>

#include "base/buf.h"

struct jsonout {
	struct buf *out;
	int depth;
	bool follows; /* something stands before in the same brackets */
	bool bad;
};

/* An object or a list, by its bracket: '{' and '}', '[' and ']'. The key is NULL
 * within a list, and of the whole. */
void jsonout_open(struct jsonout *j, const char *key, char bracket);
void jsonout_close(struct jsonout *j, char bracket);

/* Members, or values of a list. A text of NULL writes none.
 */
void jsonout_text(struct jsonout *j, const char *key, const char *value);
void jsonout_int(struct jsonout *j, const char *key, int64_t value);
void jsonout_time(struct jsonout *j, const char *key, int64_t t);

#endif
