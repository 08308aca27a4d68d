/* argv.h - a command as it is written, cut into its words.
 *
 * Quotes and the backslash mean what they mean to sh; nothing else does: no
 * variable, pattern, home folder, pipe or redirection. Only conf/ uses this. */
#ifndef AJEL_CONF_ARGV_H
#define AJEL_CONF_ARGV_H

#include "base/arena.h"

/* The words of s, in the arena, with a NULL after the last; 0, or -1: there is
 * none, the first is empty, there are more than LIMIT_ARGUMENTS, s is longer
 * than LIMIT_TEXT, or a quote isn't closed. */
int argv_read(struct arena *a, const char *s, const char ***out);

#endif
