/* jsonkeys.h - what the members of a JSON object are to a reader: by the habits
 * of programs, its headline, its link and its time. Pure. */
#ifndef AJEL_JSONKEYS_H
#define AJEL_JSONKEYS_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

/* The members of one object that say the most; NULL where none does. */
struct jsonkeys {
	const char *headline; /* a text, or an object that holds it */
	const char *link;     /* an address */
	const char *time;     /* an instant for programs */
};

/* The keys point into the object. */
struct jsonkeys jsonkeys_choose(json_t *object);

/* Whether the value is nothing that people read: an address, an instant for
 * programs. */
bool jsonkeys_is_data(const json_t *value);

/* Seconds since 1970 of a number, of its digits as a string, or of
 * "/Date(ms)/", where it is plausible as an instant, in seconds or in
 * milliseconds. */
bool jsonkeys_epoch(const json_t *value, int64_t *out);

/* Whether a time under this key is UTC although it doesn't say so. */
bool jsonkeys_is_utc(const char *key);

/* The name of a member's element in out, lower case; false where the key is no
 * XML name, or is an element of HTML and would mean something as one. */
enum { JSONKEYS_NAME = 64 };
bool jsonkeys_element(const char *key, char out[JSONKEYS_NAME]);

#endif
