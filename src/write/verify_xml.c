/* verify_xml.c - reads Atom and RSS back. */
#include <libxml/parser.h>

#include "base/instant.h"
#include "base/mem.h"
#include "write/date822.h"
#include "write/faults.h"

#define NS_ATOM "http://www.w3.org/2005/Atom"

/* The element children of `parent` of that name, one after the other: the
 * first for `after` NULL. ns NULL: in no namespace. */
static const xmlNode *
next(const xmlNode *parent, const xmlNode *after, const char *ns,
    const char *name)
{
	const xmlNode *p = after != NULL ? after->next : parent->children;

	for (; p != NULL; p = p->next) {
		const char *in =
		    p->ns != NULL ? (const char *)p->ns->href : NULL;

		if (p->type == XML_ELEMENT_NODE &&
		    strcmp((const char *)p->name, name) == 0 &&
		    (ns != NULL ? in != NULL && strcmp(in, ns) == 0
				: in == NULL))
			return p;
	}
	return NULL;
}

/* The text of the first child of that name; NULL where there is none. */
static const char *
text_of(
    struct faults *f, const xmlNode *parent, const char *ns, const char *name)
{
	const xmlNode *p = next(parent, NULL, ns, name);
	xmlChar *text;
	const char *copy;

	if (p == NULL)
		return NULL;
	text = xmlNodeGetContent(p);
	if (text == NULL)
		mem_exhausted();
	copy = arena_copy(f->arena, (const char *)text);
	xmlFree(text);
	return copy;
}

/* RFC 3339 as Atom wants it: a capital T, and UTC's Z as rsstail and others
 * drop any offset without a word. */
static int
parse_atom_time(const char *s, int64_t *out)
{
	size_t n = strlen(s);

	if (instant_parse(s, out) < 0 || s[n - 1] != 'Z' || s[10] != 'T')
		return -1;
	return 0;
}

static const char *
atom_text(struct faults *f, const xmlNode *parent, const char *name)
{
	return text_of(f, parent, NS_ATOM, name);
}

/* Of a feed and of an entry. */
static int
check_atom_parts(struct faults *f, const xmlNode *p)
{
	if (faults_text(f, "title", atom_text(f, p, "title")) < 0)
		return -1;
	return faults_date(
	    f, "updated", atom_text(f, p, "updated"), parse_atom_time);
}

static int
check_entry(struct faults *f, const xmlNode *p, bool has_author)
{
	const char *published = atom_text(f, p, "published");

	if (faults_id(f, "id", atom_text(f, p, "id")) < 0 ||
	    check_atom_parts(f, p) < 0)
		return -1;
	if (published != NULL &&
	    faults_date(f, "published", published, parse_atom_time) < 0)
		return -1;
	if (next(p, NULL, NS_ATOM, "content") == NULL &&
	    next(p, NULL, NS_ATOM, "summary") == NULL)
		return faults_say(f, "no content");
	if (!has_author && next(p, NULL, NS_ATOM, "author") == NULL)
		return faults_say(f, "no author, nor has the feed");
	return 0;
}

static int
check_atom(struct faults *f, const xmlNode *root)
{
	bool has_author = next(root, NULL, NS_ATOM, "author") != NULL;
	const xmlNode *p = NULL;

	if (root->ns == NULL ||
	    strcmp((const char *)root->ns->href, NS_ATOM) != 0 ||
	    strcmp((const char *)root->name, "feed") != 0)
		return faults_say(f, "no Atom feed");
	if (faults_text(f, "id", atom_text(f, root, "id")) < 0 ||
	    check_atom_parts(f, root) < 0)
		return -1;
	while ((p = next(root, p, NS_ATOM, "entry")) != NULL) {
		f->item++;
		if (check_entry(f, p, has_author) < 0)
			return -1;
	}
	return 0;
}

static const char *
rss_text(struct faults *f, const xmlNode *parent, const char *name)
{
	return text_of(f, parent, NULL, name);
}

static int
check_item(struct faults *f, const xmlNode *p)
{
	const char *title = rss_text(f, p, "title");

	if (faults_id(f, "guid", rss_text(f, p, "guid")) < 0)
		return -1;
	if (title == NULL)
		title = rss_text(f, p, "description");
	if (faults_text(f, "title", title) < 0)
		return -1;
	return faults_date(
	    f, "pubDate", rss_text(f, p, "pubDate"), date822_parse);
}

static int
check_rss(struct faults *f, const xmlNode *root)
{
	static const char *const required[] = {"title", "link", "description"};
	const xmlNode *channel = next(root, NULL, NULL, "channel");
	const xmlNode *p = NULL;
	const char *built;

	if (strcmp((const char *)root->name, "rss") != 0 || channel == NULL)
		return faults_say(f, "no RSS feed");
	for (size_t i = 0; i < sizeof(required) / sizeof(required[0]); i++)
		if (faults_text(
			f, required[i], rss_text(f, channel, required[i])) < 0)
			return -1;
	built = rss_text(f, channel, "lastBuildDate");
	if (built != NULL &&
	    faults_date(f, "lastBuildDate", built, date822_parse) < 0)
		return -1;
	while ((p = next(channel, p, NULL, "item")) != NULL) {
		f->item++;
		if (check_item(f, p) < 0)
			return -1;
	}
	return 0;
}

static int
no_xml(struct faults *f, xmlParserCtxtPtr ctxt)
{
	const xmlError *e = xmlCtxtGetLastError(ctxt);
	char text[128] = "unreadable";

	if (e != NULL && e->message != NULL)
		(void)snprintf(text, sizeof(text), "%.*s",
		    (int)strcspn(e->message, "\n"), e->message);
	return faults_say(
	    f, "no XML: line %d: %s", e != NULL ? e->line : 0, text);
}

/* Entities are never expanded and nothing is loaded; a feed of ours declares
 * none, so a document type is a fault by itself. */
static int
verify_xml(struct faults *f, const char *data, size_t n,
    int (*check)(struct faults *, const xmlNode *))
{
	xmlParserCtxtPtr ctxt = xmlNewParserCtxt();
	xmlDocPtr doc;
	int r;

	if (ctxt == NULL)
		mem_exhausted();
	doc = xmlCtxtReadMemory(ctxt, data, (int)n, NULL, NULL,
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
		XML_PARSE_NOCDATA);
	if (doc == NULL || !ctxt->wellFormed || !ctxt->nsWellFormed)
		r = no_xml(f, ctxt);
	else if (doc->intSubset != NULL)
		r = faults_say(f, "a document type has no place in a feed");
	else
		r = check(f, xmlDocGetRootElement(doc));
	xmlFreeDoc(doc);
	xmlFreeParserCtxt(ctxt);
	return r;
}

int
verify_atom(struct faults *f, const char *data, size_t n)
{
	return verify_xml(f, data, n, check_atom);
}

int
verify_rss(struct faults *f, const char *data, size_t n)
{
	return verify_xml(f, data, n, check_rss);
}
