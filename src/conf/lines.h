/* lines.h - hands a definition to inih line by line, and guards inih.
 *
 * inih reads into a buffer whose size was fixed when it was built (200 bytes in
 * Debian), takes the rest of a longer line for a line of its own, takes an
 * indented line for more of the value above it, and says nothing of either. So
 * lines go through here: judged first, without their comment and indentation.
 * A long one is handed out in pieces that inih takes for continued lines;
 * together they are the value. Only conf/ uses this. */
#ifndef AJEL_CONF_LINES_H
#define AJEL_CONF_LINES_H

#include <stdbool.h>
#include <stddef.h>

struct lines {
	const char *next; /* the first byte not yet read */
	const char *end;
	const char *rest;  /* what was not yet handed out of the line */
	size_t rest_len;   /* bytes; 0: the line is through */
	unsigned number;   /* of the line, from 1 */
	const char *title; /* its name, if the line is a [section] */
	size_t title_len;
	const char *fault; /* what is wrong with the line, and what to do */
};

void lines_init(struct lines *l, const char *text, size_t len);

/* Writes the next line, or the next piece of a long one, with its newline to
 * the `room` bytes of out. False at the end of the text and at a fault. */
bool lines_next(struct lines *l, char *out, size_t room);

#endif
