/* rsshub.c - reads addresses of RSSHub. */
#include "import/rsshub.h"

#include "import/css.h"
#include "import/query.h"

static const char html[] = "/rsshub/transform/html/";
static const char json[] = "/rsshub/transform/json/";

/* The host of the service itself, and what people call theirs. */
bool
rsshub_is(const char *url)
{
	const char *host = strstr(url, "://");

	if (host == NULL)
		return false;
	return strncmp(host + 3, "rsshub.", 7) == 0 ||
	       strstr(host, html) != NULL || strstr(host, json) != NULL;
}

/* A name that may stand in an XPath as it is. */
static bool
is_name(const char *s)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

	return s[0] != '\0' && s[0] != '-' && (s[0] < '0' || s[0] > '9') &&
	       strspn(s, plain) == strlen(s);
}

/* A definition that is being read: its rules, a query by itself. */
struct rules {
	struct arena *a;
	struct import_item *item;
	const char *query;
};

static const char *
value_of(const struct rules *r, const char *name)
{
	const char *s = query_value(r->a, r->query, name);

	return s != NULL ? draft_text(r->a, s, strlen(s)) : NULL;
}

/* What a selector finds below the item, or the item itself, and of that what
 * `step` finds; NULL: the words of the item. */
static const char *
found(const struct rules *r, const char *selector, const char *step)
{
	struct err err;
	const char *out;

	if (selector == NULL)
		return step != NULL ? arena_printf(r->a, "self::*%s", step)
				    : NULL;
	out = css_xpath(r->a, selector, ".//", step, &err);
	if (out == NULL)
		(void)draft_refuse(r->a, r->item, "%s", err.msg);
	return out;
}

/* The same by the names of the parameters that say the selector and, if it is to
 * be one, the attribute. */
static const char *
rule(const struct rules *r, const char *name, const char *attribute,
    const char *otherwise)
{
	const char *attr = value_of(r, attribute);
	const char *step = otherwise;

	if (attr != NULL && !is_name(attr))
		(void)draft_refuse(
		    r->a, r->item, "%s is no attribute: %s", attribute, attr);
	else if (attr != NULL)
		step = arena_printf(r->a, "/@%s", attr);
	return found(r, value_of(r, name), step);
}

static void
read_rules(const struct rules *r)
{
	struct ticker_rules *t = &r->item->source.ticker;
	const char *item = value_of(r, "item");
	struct err err;

	if (item == NULL) {
		(void)draft_refuse(r->a, r->item,
		    "it has no item=, which says where the lines are");
		return;
	}
	t->items = css_xpath(r->a, item, "//", NULL, &err);
	if (t->items == NULL)
		(void)draft_refuse(r->a, r->item, "%s", err.msg);
	t->text = rule(r, "itemTitle", "itemTitleAttr", NULL);
	t->link =
	    rule(r, "itemLink", "itemLinkAttr", "/descendant-or-self::a/@href");
	t->untimed = value_of(r, "itemPubDate") == NULL &&
		     value_of(r, "itemPubDateAttr") == NULL;
	if (!t->untimed)
		t->time = rule(r, "itemPubDate", "itemPubDateAttr", NULL);
	if (value_of(r, "itemDesc") != NULL ||
	    value_of(r, "itemContent") != NULL)
		draft_lose(r->a, r->item, "the content");
}

/* Page and rules are a part of the path each, escaped whole. */
static void
read_html(struct arena *a, const char *rest, struct import_item *item)
{
	struct rules r = {.a = a, .item = item};
	size_t page = strcspn(rest, "/?#");
	const char *s = rest + page + (rest[page] == '/');
	const char *url = query_unescaped(a, rest, page);

	/* a path's '+' is no space */
	if (memchr(rest, '+', page) == NULL)
		item->source.url = draft_text(a, url, strlen(url));
	r.query = query_unescaped(a, s, strcspn(s, "?#"));
	if (item->source.title == NULL)
		item->source.title = value_of(&r, "title");
	read_rules(&r);
	if (item->source.url == NULL)
		(void)draft_refuse(a, item, "it names no page");
	else if (item->label == NULL)
		item->label = item->source.url;
}

void
rsshub_read(struct arena *a, const char *url, struct import_item *item)
{
	const char *rules = strstr(url, html);

	if (rules != NULL)
		read_html(a, rules + sizeof(html) - 1, item);
	else if (strstr(url, json) != NULL)
		(void)draft_refuse(a, item,
		    "it reads JSON in a way that can't be told in XPath; ajel "
		    "add with the address of the JSON may find its lines "
		    "without");
	else
		(void)draft_refuse(a, item,
		    "RSSHub makes a feed of it already, which a reader reads; "
		    "for a ticker try ajel add with the address of its page");
}
