/* agent.h - the libcurl that asks for us.
 *
 * Inside src/fetch/ only. */
#ifndef AJEL_FETCH_AGENT_H
#define AJEL_FETCH_AGENT_H

#include "base/err.h"

/* Says that it lacks an option that we need; -1. */
int agent_lacks(struct err *err);

#endif
