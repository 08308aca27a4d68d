/* masthead.c - reads a page's <html>, <title>, <meta> and <link>. */
#include "detect/masthead.h"

#include <strings.h>

#include "base/limits.h"
#include "detect/link.h"
#include "detect/node.h"
#include "text/clean.h"

/* An attribute of which no more than `most` bytes can be meant. */
static const char *
short_attr(struct arena *a, const xmlNode *n, const char *name, size_t most)
{
	const char *s = node_attr(a, n, name);

	s = s != NULL ? clean_or_null(a, s) : NULL;
	return s != NULL && strlen(s) <= most ? s : NULL;
}

/* The first one that is there stands. */
static void
keep_first(const char **to, const char *s)
{
	if (*to == NULL)
		*to = s;
}

static void
read_meta(struct arena *a, const xmlNode *n, struct about_page *out)
{
	const char *name = node_attr(a, n, "property");

	if (name == NULL)
		name = node_attr(a, n, "name");
	if (name == NULL)
		name = node_attr(a, n, "http-equiv");
	if (name == NULL)
		return;
	if (strcasecmp(name, "og:site_name") == 0)
		keep_first(&out->site, short_attr(a, n, "content", ABOUT_TEXT));
	else if (strcasecmp(name, "og:locale") == 0)
		keep_first(
		    &out->locale, short_attr(a, n, "content", ABOUT_TAG));
	else if (strcasecmp(name, "content-language") == 0 ||
		 strcasecmp(name, "language") == 0)
		keep_first(
		    &out->language, short_attr(a, n, "content", ABOUT_TAG));
}

static bool
is_feed_type(const char *type)
{
	static const char *const types[] = {"application/rss+xml",
	    "application/atom+xml", "application/feed+json", NULL};
	const char *const *t = types;

	while (*t != NULL && strncasecmp(type, *t, strlen(*t)) != 0)
		t++;
	return *t != NULL;
}

static void
read_link(
    struct arena *a, const xmlNode *n, const char *base, struct about_page *out)
{
	const char *rel = node_attr(a, n, "rel");
	const char *type = node_attr(a, n, "type");
	const char *href = node_raw_attr(n, "href");
	struct about_feed *feed = &out->feeds[out->feeds_n];

	if (rel == NULL || type == NULL || href == NULL ||
	    strcasecmp(rel, "alternate") != 0 || !is_feed_type(type) ||
	    out->feeds_n == ABOUT_FEEDS)
		return;
	feed->url = link_absolute(a, href, base);
	feed->title = short_attr(a, n, "title", ABOUT_TEXT);
	if (feed->url != NULL && strlen(feed->url) <= LIMIT_URL)
		out->feeds_n++;
}

static const char *
title_of(struct arena *a, xmlNode *n)
{
	const char *s = n->children != NULL && n->children->content != NULL
			    ? (const char *)n->children->content
			    : NULL;

	s = s != NULL ? clean_or_null(a, s) : NULL;
	return s != NULL && strlen(s) <= ABOUT_TEXT ? s : NULL;
}

void
masthead(struct arena *a, struct _xmlDoc *doc, const char *page_url,
    struct about_page *out)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	const char *base = link_base(a, doc, page_url);
	xmlNode *n = root;

	memset(out, 0, sizeof(*out));
	if (!node_is(root, "html"))
		return;
	out->language = short_attr(a, root, "lang", ABOUT_TAG);
	/* A head is short; what is lost in a body is drawn or typed there. */
	for (int i = 0; n != NULL && i < LIMIT_LOOK;
	     i++, n = node_next(n, root)) {
		if (node_is(n, "title") && node_is(n->parent, "head"))
			keep_first(&out->title, title_of(a, n));
		else if (node_is(n, "meta"))
			read_meta(a, n, out);
		else if (node_is(n, "link"))
			read_link(a, n, base, out);
	}
}
