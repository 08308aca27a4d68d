/* robots.h - what a robots.txt says to us (RFC 9309). Pure.
 *
 * The groups that name us count, all of them together; else those of "*"; else
 * everything is allowed. Of the rules that a path matches, the one with most
 * octets decides, and of equal ones "allow". Where the RFC leaves a choice:
 *
 * - A missing colon ("disallow /x") is forgiven, misspelt words are not.
 * - Lines that we don't know end no group; Crawl-delay, which isn't in the RFC
 *   but widely written, is one that we know.
 * - Escapes that need be none (%62 for b) are undone where something is
 *   disallowed (§2.2.2), and not where it is allowed, as the test cases of
 *   Google's parser have it: in doubt we stay away. */
#ifndef AJEL_FETCH_ROBOTS_H
#define AJEL_FETCH_ROBOTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* The name by which a robots.txt knows us. */
#define ROBOTS_TOKEN "ajel"

struct robots_line {
	const char *pattern; /* percent-encoded; with * and a last $ */
	bool allows;
};

struct robots {
	struct robots_line *lines; /* of the groups that count, as they stand */
	size_t n;
	int64_t delay; /* seconds between two requests; 0: not said */
};

/* Reads n bytes of a file for the crawler `token`. Whatever they are, they are
 * some rules or none. */
void robots_parse(struct arena *a, const char *bytes, size_t n,
    const char *token, struct robots *out);

/* Whether a path with its query, as it is sent ("/news?page=2"), may be asked
 * for. Linear in rules and path. */
bool robots_allow(struct arena *a, const struct robots *r, const char *path);

/* The rules as a robots.txt of ASCII alone, for keeping: it reads back as they
 * are. "" where there are none. */
char *robots_text(struct arena *a, const struct robots *r);

#endif
