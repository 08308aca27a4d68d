/* reader.h - the process in which a command reads pages. */
#ifndef AJEL_READER_H
#define AJEL_READER_H

#include "cmd/options.h"
#include "cmd/target.h"
#include "refresh/look.h"

/* target_find(), when there is a process for this page alone: it is a copy of
 * us, and must not know the passwords that stand in definitions. */
int reader_find(struct arena *a, const struct options *o, const char *argument,
    struct target *out, struct jailed **jail, struct err *err);

/* look(), in that process, which ends then. With -v it is told where it isn't
 * shut in well. */
int reader_look(struct arena *a, const struct options *o, const char *argument,
    struct look_at *at, struct look *out, struct err *err);

/* With -v: what the pages' readers lack of their protection, if anything. */
void reader_warn(
    const struct options *o, const char *argument, struct jailed *jail);

#endif
