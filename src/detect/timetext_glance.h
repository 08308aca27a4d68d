/* timetext_glance.h - quick looks at bytes, for timetext only: most texts have
 * no time, and are told here. */
#ifndef AJEL_TIMETEXT_GLANCE_H
#define AJEL_TIMETEXT_GLANCE_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a digit of any script stands within `edge` bytes of either end. */
bool glance_has_digit(const char *s, size_t n, size_t edge);

/* Whether two digits stand around a separator of any style there. */
bool glance_has_clock(const char *s, size_t n, size_t edge);

/* The same somewhere, of that enum clock_style. */
bool glance_could_be_clock(const char *s, size_t n, int style);

/* Whether a sign stands near the front that could set a time off, or the text
 * is so short that it could end there. */
bool glance_could_be_set_off(const char *s, size_t n);

/* The byte behind the last sign or break that could set a relative time off
 * from the headline; n if there is none. */
size_t glance_last_break(const char *s, size_t n);

#endif
