/* idn.h - host names past ASCII. Pure. */
#ifndef AJEL_IDN_H
#define AJEL_IDN_H

#include <stddef.h>

#include "base/arena.h"

/* The host's name in ASCII ("xn--…"; UTS 46, as browsers do it); NULL where it
 * is ASCII already, or no name. */
const char *idn_ascii(struct arena *a, const char *host, size_t n);

#endif
