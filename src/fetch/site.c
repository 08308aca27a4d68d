/* site.c - which robots.txt an address is under. */
#include "fetch/site.h"

#include <curl/curl.h>

#include "fetch/fetch.h"
#include "fetch/url.h"
#include "text/idn.h"

/* A part of a parsed address, in the arena; "" where there is none. */
static const char *
part_of(struct arena *a, CURLU *u, CURLUPart part)
{
	char *text = NULL;
	const char *copy = "";

	if (curl_url_get(u, part, &text, CURLU_NO_DEFAULT_PORT) == CURLUE_OK)
		copy = arena_copy(a, text);
	curl_free(text);
	return copy;
}

/* Names of hosts are the same in small letters, and those past ASCII as they are
 * asked for; curl has the scheme so. */
static const char *
host_of(struct arena *a, CURLU *u)
{
	char *host = arena_copy(a, part_of(a, u, CURLUPART_HOST));
	const char *ascii = idn_ascii(a, host, strlen(host));

	if (ascii != NULL)
		return ascii;
	for (char *p = host; *p != '\0'; p++) {
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	}
	return host;
}

static void
fill(struct arena *a, CURLU *u, struct site *out)
{
	const char *port = part_of(a, u, CURLUPART_PORT);
	const char *query = part_of(a, u, CURLUPART_QUERY);

	out->origin =
	    arena_printf(a, "%s://%s%s%s", part_of(a, u, CURLUPART_SCHEME),
		url_host_undotted(a, host_of(a, u)), port[0] != '\0' ? ":" : "",
		port);
	out->path = arena_printf(a, "%s%s%s", part_of(a, u, CURLUPART_PATH),
	    query[0] != '\0' ? "?" : "", query);
}

int
site_of(struct arena *a, const char *url, struct site *out)
{
	CURLU *u = url_is_http(url) ? curl_url() : NULL;
	int rc = -1;

	if (u != NULL &&
	    curl_url_set(u, CURLUPART_URL, url, CURLU_URLENCODE) == CURLUE_OK) {
		fill(a, u, out);
		rc = 0;
	}
	curl_url_cleanup(u);
	return rc;
}

const char *
fetch_url_normal(struct arena *a, const char *url)
{
	struct site site;

	return site_of(a, url, &site) == 0
		   ? arena_printf(a, "%s%s", site.origin, site.path)
		   : url;
}
