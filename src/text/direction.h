/* direction.h - which way languages and texts are written. Pure. */
#ifndef AJEL_DIRECTION_H
#define AJEL_DIRECTION_H

#include <stdbool.h>

enum direction {
	DIRECTION_NONE, /* nobody knows */
	DIRECTION_LTR,
	DIRECTION_RTL
};

/* That of a language (RFC 5646: "ar", "az-Arab"); NULL is none. */
enum direction direction_of_language(const char *tag);

/* That of a line of a language, whatever it begins with. Of one written from right
 * to left: that, where the line has a letter of such; of another: that of most
 * of its letters. Else none, and it goes by its own. */
enum direction direction_of_line(const char *tag, const char *text);

/* "ltr", "rtl", as HTML has it; "auto" for none: by the first letter. */
const char *direction_word(enum direction d);

/* Whether the text (valid UTF-8) has a letter that runs that way. */
bool direction_has(const char *text, enum direction d);

#endif
