/* ask.h - questions to somebody at a terminal. */
#ifndef AJEL_ASK_H
#define AJEL_ASK_H

#include <stdbool.h>

#include "base/arena.h"

/* Whether there is somebody: standard input and output are terminals. */
bool ask_can(void);

/* Asks for a value, with the one that Enter takes, and where that comes from.
 * NULL: the input ended. */
const char *ask_value(
    struct arena *a, const char *what, const char *proposal, const char *why);

/* Says why the answer can't be. */
void ask_again(const char *what);

/* Asks a question that Enter answers with yes or no. 0, or -1: the input
 * ended. */
int ask_yes(const char *question, bool usual, bool *answer);

#endif
