/* urgent.h - words that say that news can't wait. Pure.
 *
 * Only what stands apart from the sentence says it of the line: "BREAKING: ",
 * "[속보]", "عاجل | ", "#عاجل "; "urgent talks in Geneva" says it of the talks. */
#ifndef AJEL_URGENT_H
#define AJEL_URGENT_H

#include <stdbool.h>

/* Whether the text says that and no more. */
bool urgent_label(const char *text);

/* Whether the headline begins with such a label, and goes on. */
bool urgent_headline(const char *text);

#endif
