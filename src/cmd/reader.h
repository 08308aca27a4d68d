/* reader.h - the process in which a command reads pages. */
#ifndef AJEL_READER_H
#define AJEL_READER_H

#include "cmd/options.h"
#include "refresh/look.h"

/* look(), in a process for this page alone; at->jail is set by the call. With
 * -v it is told where the process isn't shut in well. */
int reader_look(struct arena *a, const struct options *o, const char *argument,
    struct look_at *at, struct look *out, struct err *err);

/* With -v: what the pages' readers lack of their protection, if anything. */
void reader_warn(
    const struct options *o, const char *argument, struct jailed *jail);

#endif
