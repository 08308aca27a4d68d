/* jsonkeys.h - what the members of a JSON object are to a reader: by the habits
 * of programs, its headline, its link and its time. Pure. */
#ifndef AJEL_JSONKEYS_H
#define AJEL_JSONKEYS_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

/* A member, and what it says: its value, or one in the object that it holds,
 * {"date": {"iso": ...}}. NULL both where no member does. */
struct jsonkey {
	const char *key;
	json_t *value; /* a headline's may be an object without such */
};

/* The members of one object that say the most. */
struct jsonkeys {
	struct jsonkey headline; /* a text */
	struct jsonkey link;     /* an address */
	struct jsonkey time;     /* an instant for programs */
	bool aside; /* the link is to no page: {"rel": "self", ...} */
};

/* They point into the object. */
struct jsonkeys jsonkeys_choose(json_t *object);

/* The member of a headline's object that holds its text, itself or in objects;
 * NULL where that can't be told. */
struct jsonkey jsonkeys_wording(json_t *object);

/* Whether the links in a member are beside the object: its picture's, its
 * author's. */
bool jsonkeys_leads_aside(const char *key);

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
