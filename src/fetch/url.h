/* url.h - the forms of an address: as curl wants it, as people may see it.
 *
 * Inside src/fetch/ only. */
#ifndef AJEL_FETCH_URL_H
#define AJEL_FETCH_URL_H

#include <locale.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

bool url_is_http(const char *s); /* http: or https: */
bool url_is_file(const char *s);

/* The address with everything percent-encoded that must be (people write
 * Arabic paths as they read). ERR_FETCH: it is no address. */
int url_for_request(
    struct arena *a, const char *url, char **out, struct err *err);

/* Where an address leads: its scheme and host in small letters, a name past
 * ASCII as it is asked for (text/idn.h), without a final dot, an IPv6 address
 * without brackets, and its port, the scheme's own where it names none. */
struct origin {
	const char *scheme;
	const char *host;
	int port;
};

/* The host without the final dot by which a name says that it is whole: it is
 * the same host. In the arena, or `host` itself. */
const char *url_host_undotted(struct arena *a, const char *host);

/* Takes the origin out of an http or https address; -1: it is no address. */
int url_origin(struct arena *a, const char *url, struct origin *out);

/* The address without user, password, fragment and the keys in its query
 * (base/secret.h): what relative links are resolved against, and what may be
 * published. NULL if it is no address. */
char *url_public(struct arena *a, const char *url);

/* The path that a file: address names: file:///path or file://localhost/path,
 * percent-decoded, without query and fragment. ERR_INPUT. */
int url_file_path(
    struct arena *a, const char *url, char **out, struct err *err);

/* libcurl reads a host name such as مثال.com in the locale's encoding, and cron
 * has no locale: addresses are UTF-8 all the same.
 * The caller frees it with freelocale(). */
locale_t url_locale(void);

#endif
