/* say.h - what the program tells people, and how it hands out its output.
 *
 * Standard error carries `ajel: SOURCE: WORD: message` and nothing else; with
 * -q, nothing at all. */
#ifndef AJEL_SAY_H
#define AJEL_SAY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "cmd/options.h"

/* "ajel: source: word: message". `source` NULL: left out. Nothing with -q. */
void say_error(
    const struct options *o, const char *source, const struct err *err);

/* The same with the word "usage", before options are known. */
void say_usage(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* "ajel: source: message", with -v only. */
void say_detail(const struct options *o, const char *source, const char *fmt,
    ...) __attribute__((format(printf, 3, 4)));

/* "ajel: source: note: message": all is well, but it should be known. */
void say_note(const struct options *o, const char *source, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* The version of the program and of what it stands on, on standard output. */
void say_version(void);

/* Writes the bytes to -o FILE (whole or not at all), else to standard output.
 * A reader that has gone away is no error. ERR_OUTPUT. */
int say_output(
    const struct options *o, const char *data, size_t n, struct err *err);

/* Flushes standard output; -1 if it can't be written (already told). */
int say_flush(void);

/* The exit status that an error means. */
int say_status(const struct err *err);

/* Whether standard error, standard output is a terminal. */
bool say_is_watched(void);
bool say_is_shown(void);

#endif
