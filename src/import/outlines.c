/* outlines.c - reads OPML: FreshRSS's pages read by XPath, and subscriptions.
 *
 * FreshRSS keeps its rules as attributes of its own namespace,
 * https://freshrss.org/opml; what is named there is listed in its
 * app/views/helpers/export/opml.phtml. A file needs no DTD, and none is taken:
 * entities are how a small file becomes a large one. */
#include <libxml/xmlreader.h>

#include <stdlib.h>

#include "base/ascii.h"
#include "base/limits.h"
#include "import/bridge.h"
#include "import/forms.h"
#include "import/outlines_check.h"
#include "import/rsshub.h"

#define FRSS "https://freshrss.org/opml"

/* The file in the course of being read. */
struct reading {
	struct draft *d;
	xmlTextReader *reader;
	struct err *err;
};

bool
opml_is(const char *bytes, size_t n)
{
	size_t i = 0;

	if (n >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 ||
			  memcmp(bytes, "\xFE\xFF", 2) == 0))
		return true;
	if (n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
		i = 3;
	while (i < n && ascii_is_space(bytes[i]))
		i++;
	return i < n && bytes[i] == '<';
}

/* Takes a copy of what libxml2 allocated, and frees that. */
static const char *
taken(struct reading *r, xmlChar *value)
{
	const char *out = NULL;

	if (value != NULL)
		out = arena_copy(r->d->a, (const char *)value);
	xmlFree(value);
	return out;
}

static const char *
clean(struct reading *r, const char *s)
{
	return draft_text(r->d->a, s, s != NULL ? strlen(s) : 0);
}

static const char *
plain(struct reading *r, const char *name)
{
	return clean(r, taken(r, xmlTextReaderGetAttribute(
				     r->reader, (const xmlChar *)name)));
}

static const char *
raw_own(struct reading *r, const char *name)
{
	return taken(r, xmlTextReaderGetAttributeNs(r->reader,
			    (const xmlChar *)name, (const xmlChar *)FRSS));
}

static const char *
own(struct reading *r, const char *name)
{
	return clean(r, raw_own(r, name));
}

static const char *
own_xpath(struct reading *r, const char *name)
{
	return draft_xpath(r->d->a, raw_own(r, name));
}

/* ---- what FreshRSS says */

static void
read_rules(struct reading *r, struct import_item *item)
{
	struct ticker_rules *t = &item->source.ticker;

	t->items = own_xpath(r, "xPathItem");
	t->text = own_xpath(r, "xPathItemTitle");
	t->link = own_xpath(r, "xPathItemUri");
	t->time = own_xpath(r, "xPathItemTimestamp");
	t->clock = draft_clock(own(r, "xPathItemTimeFormat"));
	t->untimed = t->time == NULL;
	if (t->items == NULL)
		(void)draft_refuse(r->d->a, item,
		    "it has no frss:xPathItem, which says where the lines are");
}

/* Headers stand one a line there. */
static void
read_headers(struct reading *r, struct import_item *item)
{
	const char *s = raw_own(r, "CURLOPT_HTTPHEADER");
	struct arena *a = r->d->a;

	while (s != NULL && *s != '\0') {
		size_t n = strcspn(s, "\r\n");
		const char *line = draft_text(a, s, n);
		const char *colon = line != NULL ? strchr(line, ':') : NULL;

		if (colon != NULL && colon != line)
			draft_header(a, item,
			    arena_copyn(a, line, (size_t)(colon - line)),
			    draft_text(a, colon + 1, strlen(colon + 1)));
		s += n;
		s += strspn(s, "\r\n");
	}
}

static void
read_manners(struct reading *r, struct import_item *item)
{
	const char *ttl = own(r, "ttl");
	long seconds = ttl != NULL ? strtol(ttl, NULL, 10) : 0;

	if (seconds > 0)
		item->source.fetch.interval = seconds;
	draft_header(r->d->a, item, "Cookie", own(r, "CURLOPT_COOKIE"));
	draft_header(r->d->a, item, "User-Agent", own(r, "CURLOPT_USERAGENT"));
	read_headers(r, item);
	if (own(r, "CURLOPT_POST") != NULL ||
	    own(r, "CURLOPT_POSTFIELDS") != NULL)
		(void)draft_refuse(r->d->a, item,
		    "its page is asked for with POST, which is never done "
		    "here");
}

static void
read_losses(struct reading *r, struct import_item *item)
{
	static const struct {
		const char *name, *what;
	} all[] = {{"xPathItemContent", "the content"},
	    {"xPathItemAuthor", "the author"},
	    {"xPathItemCategories", "the categories"},
	    {"cssFullContent", "the articles' text"},
	    {"xPathItemThumbnail", "the images"},
	    {"xPathItemUid", "how entries are told apart"},
	    {"filtersActionRead", "the filters"},
	    {"CURLOPT_PROXY", "the proxy"},
	    {"CURLOPT_COOKIEFILE", "the file of cookies"}};

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
		if (own(r, all[i].name) != NULL)
			draft_lose(r->d->a, item, all[i].what);
	}
}

static void
read_page(struct reading *r, struct import_item *item)
{
	read_rules(r, item);
	read_manners(r, item);
	read_losses(r, item);
}

/* ---- outlines of all kinds */

static void
refuse_json(struct reading *r, struct import_item *item)
{
	(void)draft_refuse(r->d->a, item,
	    "it reads JSON in a way that can't be told in XPath; ajel add %s "
	    "may find its lines without",
	    item->source.url);
}

static void
refuse_xml(struct reading *r, struct import_item *item)
{
	(void)draft_refuse(r->d->a, item,
	    "it reads XML by XPath; pages are HTML, JSON or text here");
}

static void
refuse_feed(struct reading *r, struct import_item *item)
{
	const char *page = plain(r, "htmlUrl");

	if (page != NULL && strstr(page, "://") != NULL)
		(void)draft_refuse(r->d->a, item,
		    "is a feed already, which a reader reads; for a ticker on "
		    "its page try ajel add %s",
		    page);
	else
		(void)draft_refuse(
		    r->d->a, item, "is a feed already, which a reader reads");
}

/* FreshRSS's types, of which the first that fits counts; others have feeds. */
static const struct type {
	const char *name;
	void (*read)(struct reading *r, struct import_item *item);
} types[] = {
    {"HTML+XPath", read_page},
    {"XML+XPath", refuse_xml},
    {"JSON+DotNotation", refuse_json},
    {"HTML+XPath+JSON+DotNotation", refuse_json},
};

static void
read_outline(struct reading *r)
{
	const char *url = plain(r, "xmlUrl");
	const char *title = plain(r, "text"), *type = plain(r, "type");
	void (*read)(struct reading *, struct import_item *) = refuse_feed;
	struct import_item *item;

	if (title == NULL)
		title = plain(r, "title");
	if (url == NULL)
		return; /* a folder, or words */
	item = draft_add(r->d);
	item->source.url = url;
	item->source.title = title;
	item->label = title != NULL ? title : url;
	if (bridge_is(r->d->a, url)) {
		bridge_read(r->d->a, url, item);
		return;
	}
	if (rsshub_is(url)) {
		rsshub_read(r->d->a, url, item);
		return;
	}
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++) {
		if (type != NULL && strcmp(type, types[i].name) == 0)
			read = types[i].read;
	}
	read(r, item);
}

/* ---- the file */

static void
keep_error(void *ctx, xmlErrorPtr e)
{
	struct reading *r = ctx;
	const char *words = e->message != NULL ? e->message : "?";

	if (e->level < XML_ERR_ERROR || r->err->kind != ERR_NONE)
		return;
	(void)err_set(r->err, ERR_DEFINITION, "line %d: not sound XML: %.*s",
	    e->line, (int)strcspn(words, "\n"), words);
}

/* One node; -1 ends the file. */
static int
read_node(struct reading *r, bool *opml)
{
	const char *name = (const char *)xmlTextReaderConstLocalName(r->reader);
	int type = xmlTextReaderNodeType(r->reader);

	if (type == XML_READER_TYPE_DOCUMENT_TYPE)
		return err_set(r->err, ERR_DEFINITION,
		    "it has a DOCTYPE, which OPML has no use for; take it "
		    "away");
	if (type != XML_READER_TYPE_ELEMENT)
		return 0;
	if (!*opml && strcmp(name, "opml") != 0)
		return err_set(r->err, ERR_DEFINITION,
		    "XML, but no OPML: its root is <%s>", name);
	*opml = true;
	if (xmlTextReaderDepth(r->reader) > LIMIT_OUTLINES)
		return err_set(r->err, ERR_DEFINITION,
		    "line %d: more than %d outlines stand in one another",
		    xmlTextReaderGetParserLineNumber(r->reader),
		    LIMIT_OUTLINES);
	if (strcmp(name, "outline") == 0)
		read_outline(r);
	return 0;
}

int
opml_read(struct draft *d, const char *bytes, size_t n, struct err *err)
{
	struct reading r = {.d = d, .err = err};
	bool opml = false;
	int rc = 1;

	if (outlines_check(bytes, n, err) < 0)
		return -1;
	err->kind = ERR_NONE;
	r.reader = xmlReaderForMemory(
	    bytes, (int)n, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOWARNING);
	if (r.reader == NULL)
		return err_set(err, ERR_DEFINITION, "not to be read as XML");
	xmlTextReaderSetStructuredErrorHandler(r.reader, keep_error, &r);
	while (rc == 1 && err->kind == ERR_NONE && !d->full) {
		rc = xmlTextReaderRead(r.reader);
		if (rc == 1 && err->kind == ERR_NONE)
			rc = read_node(&r, &opml) < 0 ? -1 : 1;
	}
	xmlFreeTextReader(r.reader);
	if (rc < 0 && err->kind == ERR_NONE)
		return err_set(err, ERR_DEFINITION, "not sound XML");
	return err->kind == ERR_NONE ? 0 : -1;
}
