/* skip.h - where the parts of a page end that are no text for people. Pure.
 *
 * Each takes a place in the page and its end, and returns a place past the
 * part, or `end` where the page ends first: then the part is all that is left,
 * as browsers have it. */
#ifndef AJEL_SKIP_H
#define AJEL_SKIP_H

#include "parse/token.h"

/* From "<!" or "<?" or "</" and no letter: comments, doctypes, CDATA, "</ x>".
 */
const char *skip_declaration(const char *p, const char *end);

/* From behind a start tag to the '<' of its end tag. `name` in lower case;
 * script_end knows of scripts within comments within scripts. */
const char *skip_to_end_tag(const char *p, const char *end, const char *name);
const char *skip_script(const char *p, const char *end);

/* From behind <svg> to behind its </svg>, or to the tag that shows that nobody
 * closed it: a start tag of HTML's own, an end tag of what stands around. `t`
 * is scratch. */
const char *skip_svg(struct token *t, const char *p, const char *end);

#endif
