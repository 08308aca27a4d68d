/* proxy.h - which proxy the environment names for an address, as curl(1) reads
 * it. libcurl would read it by itself, but not say what it found, and a proxy
 * is let through where other private addresses aren't (guard.h).
 *
 * Inside src/fetch/ only. */
#ifndef AJEL_FETCH_PROXY_H
#define AJEL_FETCH_PROXY_H

#include <stdbool.h>

#include "fetch/url.h"

/* The proxy to ask for pages of the origin, as the environment has it; NULL:
 * none. HTTP_PROXY in capitals is not read: a web server sets it from a
 * request's header. */
const char *proxy_for(const struct origin *origin);

/* Whether a list as in no_proxy holds the host: names with all below them,
 * addresses, networks such as 10.0.0.0/8; "*" is all. */
bool proxy_excepts(const char *list, const char *host);

#endif
