/* guard.h - which addresses are not of the open internet. Pure.
 *
 * A definition comes from a stranger, and a redirect from a page: neither may
 * make us ask this computer's own services, or those of its networks, for a
 * page that is then published. Names are judged by what they resolve to, at the
 * socket; only with a proxy, which resolves them itself, by what they say.
 *
 * Inside src/fetch/ only. */
#ifndef AJEL_FETCH_GUARD_H
#define AJEL_FETCH_GUARD_H

#include <stddef.h>
#include <sys/socket.h>

/* What an address belongs to that none should ask for. */
#define GUARD_NO_ONE "no one"

enum { GUARD_TEXT = 46 }; /* bytes of an address as text, with its NUL */

/* What an address belongs to, in words: "this computer", "a private network";
 * NULL: to the internet. Addresses that hold an IPv4 address (mapped, NAT64,
 * 6to4, Teredo) are judged by that one. */
const char *guard_kind(const struct sockaddr *address);

/* The same of the address as text, and of the names of this computer
 * (RFC 6761); NULL for other names. */
const char *guard_kind_of_host(const char *host);

/* Writes the address as text. */
void guard_print(const struct sockaddr *address, char out[GUARD_TEXT]);

#endif
