/* conf.h - source definitions: feeds/NAME.conf -> struct source.
 *
 * The file format is ajel-feeds(5): sections and `key = value`, read by inih;
 * one row of the table in keys.c a key. A definition comes from strangers: it
 * is data, never code, and nothing in it is expanded. */
#ifndef AJEL_CONF_H
#define AJEL_CONF_H

#include "base/arena.h"
#include "base/err.h"
#include "model/source.h"

/* A definition that was found: its name and its file. */
struct conf_file {
	const char *name; /* "ad-diyar" */
	const char *path; /* "/etc/ajel/feeds/ad-diyar.conf" */
};

/* Whether s may stand as a definition's language (RFC 5646). */
bool conf_language_valid(const char *s);

/* The tag of the language whose English name was typed instead; or NULL. */
const char *conf_language_meant(const char *typed);

/* Reads the definition at path; the source's name is `name`. Of one in a folder
 * feeds/ what it doesn't say under [feed] is what ajel.conf beside that folder
 * says, if that is there. ERR_DEFINITION,
 * the message "path:line: what is wrong; what to do" (unknown section or key,
 * value of the wrong kind, key given twice, missing url, zone without a file,
 * too long); ERR_INPUT if the file can't be read. */
int conf_read(struct arena *a, const char *path, const char *name,
    struct source *out, struct err *err);

/* The same of text in memory, for tests and fuzzing; `path` is for messages. */
int conf_parse(struct arena *a, const char *text, size_t len, const char *path,
    const char *name, struct source *out, struct err *err);

/* What can be read of a definition that is wrong, for those who show the source
 * that it is of: wrong lines are passed over, a key that is nearly one is taken
 * for it. Members that nothing sets are NULL and 0, but for the name and the
 * title. Nothing is to be fetched by it. */
void conf_glean(
    struct arena *a, const char *path, const char *name, struct source *out);

/* All definitions *.conf in the directories of `dirs` (NULL-terminated), sorted
 * by name; where two directories hold one name the earlier directory wins. A
 * directory that isn't there is empty; hidden files are left out. What can't
 * be the name of a source is listed too: conf_read says so. ERR_INPUT: a directory can't be read. */
int conf_list(struct arena *a, const char *const *dirs, struct conf_file **out,
    size_t *n, struct err *err);

/* Whether s may name a source: [a-z0-9][a-z0-9._-]*, at most LIMIT_NAME,
 * and not as an archive of another is called ("news-2025-08-15"). */
bool conf_name_valid(const char *s);

/* What is wrong with a name, and what to do; NULL: nothing. */
const char *conf_name_fault(const char *s);

/* Reads "30s", "5m", "2h", "400d", or bare seconds; 0, or -1. */
int conf_duration(const char *s, int64_t *seconds);

/* Reads "8M", "64k", or bare bytes; 0, or -1. */
int conf_size(const char *s, size_t *bytes);

/* Every key as "section.key", in the order of ajel-feeds(5), for scripts that
 * hold the manual against the table; NULL past the last. */
const char *conf_key(size_t i);

#endif
