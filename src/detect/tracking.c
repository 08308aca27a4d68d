/* tracking.c - takes off an address what only counts its readers. */
#include "detect/tracking.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

/* Beginnings of names; those that end in "=" are whole. Names that some sites
 * need to find the page ("from", "source", "ref") are none. */
static const char *const names[] = {"utm_", "pk_campaign=", "pk_kwd=", "mtm_",
    "fbclid=", "gclid=", "gclsrc=", "dclid=", "gbraid=", "wbraid=", "msclkid=",
    "yclid=", "ysclid=", "twclid=", "ttclid=", "igshid=", "igsh=", "mc_cid=",
    "mc_eid=", "_ga=", "_gl=", "_hsenc=", "_hsmi=", "xtor=", "at_medium=",
    "at_campaign=", "at_custom",
    "wt_zmc=", "wt_mc=", "iref=", "intcmp=", "icid=", "cmpid=", "echobox=",
    "ns_mchannel=", "ns_campaign=", "ns_source=", "spm=", NULL};

/* In a fragment, where nothing is needed to find the page. */
static const char *const fragments[] = {"ref=", "storylink=", "rss=", NULL};

static bool
has_name(const char *s, const char *const *known)
{
	for (; *known != NULL; known++) {
		if (strncasecmp(s, *known, strlen(*known)) == 0)
			return true;
	}
	return false;
}

/* Copies the members of a query that are to stay, [p, end), behind `to`;
 * returns the end of what it wrote. */
static char *
keep_members(char *to, const char *p, const char *end)
{
	char mark = '?';

	while (p < end) {
		size_t n = strcspn(p, "&;#");

		if (n > 0 && !has_name(p, names)) {
			*to++ = mark;
			memcpy(to, p, n);
			to += n;
			mark = '&';
		}
		p += n + (p + n < end);
	}
	return to;
}

static bool
is_clean(const char *query, const char *end)
{
	for (const char *p = query; p < end; p += strcspn(p, "&;#") + 1) {
		if (has_name(p, names))
			return false;
	}
	return true;
}

const char *
tracking_drop(struct arena *a, const char *url)
{
	size_t n = strcspn(url, "#");
	size_t path = strcspn(url, "?#");
	bool marked = url[n] == '#' && (has_name(url + n + 1, names) ||
					   has_name(url + n + 1, fragments));
	char *out, *to;

	if (!marked && (path == n || is_clean(url + path + 1, url + n)))
		return url;
	out = arena_copy(a, url);
	to = out + path;
	if (path < n)
		to = keep_members(to, url + path + 1, url + n);
	if (!marked) {
		memcpy(to, url + n, strlen(url + n));
		to += strlen(url + n);
	}
	*to = '\0';
	return out;
}
