/* httpdate.h - dates in headers. Pure. */
#ifndef AJEL_HTTPDATE_H
#define AJEL_HTTPDATE_H

#include <stdint.h>

/* "Fri, 15 Aug 2025 06:30:00 GMT", or another form that curl knows; INSTANT_NONE
 * for what is none, or NULL. */
int64_t httpdate_read(const char *s);

#endif
