/* put.h - writes a source definition, as conf.h reads it. Pure. */
#ifndef AJEL_CONF_PUT_H
#define AJEL_CONF_PUT_H

#include <stdbool.h>

#include "base/buf.h"

/* "[name]", a blank line before it. */
void conf_put_section(struct buf *b, const char *name);

/* "# words", in lines of no more than a screen's width. */
void conf_put_remark(struct buf *b, const char *words);

/* "name     = value". Control characters become spaces, and so does a ';' that
 * would begin a remark; a run of spaces becomes one: what is for people may be put without asking. A value
 * that must keep its every byte is asked for with conf_can_put. */
void conf_put(struct buf *b, const char *name, const char *value);
bool conf_can_put(const char *value);

#endif
