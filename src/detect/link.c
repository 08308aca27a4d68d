/* link.c - makes the links of a page absolute and valid. */
#include "detect/link.h"

#include <libxml/uri.h>
#include <strings.h>

#include "base/limits.h"
#include "detect/node.h"
#include "detect/tracking.h"
#include "text/idn.h"

static bool
leads_nowhere(const char *href)
{
	static const char *const schemes[] = {
	    "javascript:", "mailto:", "tel:", "data:", "about:", NULL};

	if (href[0] == '\0' || href[0] == '#' || strlen(href) > LIMIT_URL)
		return true;
	for (const char *const *s = schemes; *s != NULL; s++) {
		if (strncasecmp(href, *s, strlen(*s)) == 0)
			return true;
	}
	return false;
}

static bool
is_absolute(const char *url)
{
	return strncasecmp(url, "http://", 7) == 0 ||
	       strncasecmp(url, "https://", 8) == 0;
}

/* A copy as the URL Standard reads it: without blanks at the ends and line
 * breaks within; and without the rest of a character that the server cut in
 * half. */
static char *
trimmed(struct arena *a, const char *href)
{
	static const char torn[] = "\xEF\xBF\xBD";
	const size_t torn_len = sizeof(torn) - 1;
	char *out, *to;

	while (*href > '\0' && *href <= ' ')
		href++;
	out = to = arena_copy(a, href);
	for (const char *p = out; *p != '\0'; p++) {
		if (*p != '\n' && *p != '\r' && *p != '\t')
			*to++ = *p;
	}
	while (to > out && to[-1] > '\0' && to[-1] <= ' ')
		to--;
	while ((size_t)(to - out) >= torn_len &&
	       memcmp(to - torn_len, torn, torn_len) == 0)
		to -= torn_len;
	*to = '\0';
	return out;
}

/* Percent-encodes what no URI holds, and past ASCII. */
static const char *
escaped(struct arena *a, const char *s)
{
	xmlChar *x = xmlURIEscapeStr(
	    (const xmlChar *)s, (const xmlChar *)":/?#[]@!$&'()*+,;=%-._~");
	const char *out = x != NULL ? arena_copy(a, (const char *)x) : NULL;

	xmlFree(x);
	return out;
}

/* The authority's host with its letters past ASCII as "xn--…". */
static const char *
with_ascii_host(struct arena *a, const char *url)
{
	const char *p = strstr(url, "//");
	size_t n, user, host;
	const char *ascii;

	/* Only where it begins an authority: "//host", "https://host". */
	if (p == NULL || (p > url && p[-1] != ':') ||
	    strcspn(url, "/?#") != (size_t)(p - url))
		return url;
	p += 2;
	n = strcspn(p, "/?#\\");
	user = n;
	while (user > 0 && p[user - 1] != '@')
		user--;
	host = strcspn(p + user, "/?#\\:");
	ascii = idn_ascii(a, p + user, host);
	if (ascii == NULL)
		return url;
	return arena_printf(
	    a, "%.*s%s%s", (int)(p + user - url), url, ascii, p + user + host);
}

static const char *
joined(struct arena *a, const char *url, const char *base)
{
	xmlChar *x;
	const char *out = NULL;

	if (base == NULL || is_absolute(url))
		return url;
	/* libxml2 takes a query alone for another file in the folder. */
	if (url[0] == '?')
		return arena_printf(
		    a, "%.*s%s", (int)strcspn(base, "?#"), base, url);
	x = xmlBuildURI((const xmlChar *)url, (const xmlChar *)base);
	if (x != NULL)
		out = arena_copy(a, (const char *)x);
	xmlFree(x);
	return out;
}

/* A host that is no name would come out percent-encoded. */
static bool
has_host(const char *url)
{
	const char *host = strstr(url, "//") + 2;
	size_t n = strcspn(host, "/?#");

	return n > 0 && memchr(host, '%', n) == NULL;
}

const char *
link_absolute(struct arena *a, const char *href, const char *base)
{
	const char *url = href != NULL ? trimmed(a, href) : NULL;

	if (url == NULL || leads_nowhere(url))
		return NULL;
	url = escaped(a, with_ascii_host(a, url));
	if (url != NULL)
		url = joined(a, url, base);
	if (url == NULL || !is_absolute(url) || !has_host(url))
		return NULL;
	return tracking_drop(a, url);
}

bool
link_is(const xmlNode *n)
{
	return node_is(n, "a");
}

const char *
link_of(struct arena *a, const xmlNode *n, const char *base)
{
	const char *href = link_is(n) ? node_raw_attr(n, "href") : NULL;

	return href != NULL ? link_absolute(a, href, base) : NULL;
}

const char *
link_base(struct arena *a, struct _xmlDoc *doc, const char *page_url)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	xmlNode *n = root;
	const char *page = link_absolute(a, page_url, NULL);

	for (int i = 0; n != NULL && i < LIMIT_LOOK;
	     i++, n = node_next(n, root)) {
		const char *href =
		    node_is(n, "base") ? node_raw_attr(n, "href") : NULL;

		if (href != NULL)
			href = link_absolute(a, href, page);
		if (href != NULL)
			return href;
	}
	return page;
}
