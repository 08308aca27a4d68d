/* redirect.c - where an answer sends us, and whether we go. */
#include "fetch/redirect.h"

#include "base/limits.h"
#include "fetch/url.h"

static bool
is_redirect(long status)
{
	return status == 301 || status == 302 || status == 303 ||
	       status == 307 || status == 308;
}

/* Where the answer leads, in the arena; NULL if nowhere. */
static const char *
aim(struct arena *a, const struct transfer *t)
{
	char *url = NULL;
	long status = 0;

	(void)curl_easy_getinfo(t->easy, CURLINFO_RESPONSE_CODE, &status);
	if (!is_redirect(status) ||
	    curl_easy_getinfo(t->easy, CURLINFO_REDIRECT_URL, &url) != CURLE_OK)
		return NULL;
	return arena_copy(a, url);
}

enum redirect
redirect_follow(
    struct arena *a, struct transfer *t, CURLcode code, struct err *err)
{
	const char *url = code == CURLE_OK ? aim(a, t) : NULL;

	if (url == NULL)
		return REDIRECT_NONE;
	transfer_spend(t);
	t->hops++;
	if (t->hops > LIMIT_REDIRECTS) {
		(void)err_set(err, ERR_FETCH,
		    "more than %d redirects; the site sends us in circles; "
		    "see where the url leads in a browser",
		    LIMIT_REDIRECTS);
		return REDIRECT_NOWHERE;
	}
	if (!url_is_http(url)) {
		(void)err_set(err, ERR_FETCH,
		    "a redirect to an address that is neither http nor https; "
		    "see where the url leads in a browser");
		return REDIRECT_NOWHERE;
	}
	return transfer_again(t, a, url, err) < 0 ? REDIRECT_REFUSED
						  : REDIRECT_FOLLOWED;
}
