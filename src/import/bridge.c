/* bridge.c - reads addresses of RSS-Bridge. */
#include "import/bridge.h"

#include <strings.h>

#include "import/query.h"
#include "import/selected.h"

/* ---- the query */

static const char *
parameter(struct arena *a, const char *url, const char *name)
{
	const char *query = strchr(url, '?');

	return query != NULL ? query_value(a, query + 1, name) : NULL;
}

bool
bridge_is(struct arena *a, const char *url)
{
	return parameter(a, url, "bridge") != NULL;
}

/* ---- XPathBridge */

/* It undoes escapes once more, since people paste them escaped. */
static const char *
expression(struct arena *a, const char *url, const char *name)
{
	const char *s = parameter(a, url, name);

	return s != NULL ? draft_xpath(a, query_unescaped(a, s, strlen(s)))
			 : NULL;
}

static const char *
page_address(struct arena *a, const char *url, const char *name)
{
	const char *s = parameter(a, url, name);

	if (s != NULL &&
	    (strncmp(s, "http%3A", 7) == 0 || strncmp(s, "https%3A", 8) == 0))
		s = query_unescaped(a, s, strlen(s));
	return draft_text(a, s, s != NULL ? strlen(s) : 0);
}

static void
lose(struct arena *a, const char *url, struct import_item *item,
    const char *name, const char *what)
{
	if (parameter(a, url, name) != NULL)
		draft_lose(a, item, what);
}

static void
read_xpath(struct arena *a, const char *url, struct import_item *item)
{
	struct ticker_rules *t = &item->source.ticker;

	item->source.url = page_address(a, url, "url");
	t->items = expression(a, url, "item");
	t->text = expression(a, url, "title");
	t->link = expression(a, url, "uri");
	t->time = expression(a, url, "timestamp");
	t->untimed = t->time == NULL;
	lose(a, url, item, "content", "the content");
	lose(a, url, item, "author", "the author");
	lose(a, url, item, "categories", "the categories");
	lose(a, url, item, "enclosures", "the images");
	if (t->items == NULL)
		(void)draft_refuse(
		    a, item, "it has no item=, which says where the lines are");
}

/* ---- the bridges of selectors */

static const char *
words(struct arena *a, const char *url, const char *name)
{
	const char *s = parameter(a, url, name);

	return draft_text(a, s, s != NULL ? strlen(s) : 0);
}

static void
read_selected(struct arena *a, const char *url, struct import_item *item,
    const struct selectors *by)
{
	item->source.url = page_address(a, url, "home_page");
	selected(a, item, by);
	draft_header(a, item, "Cookie", words(a, url, "cookie"));
	lose(a, url, item, "url_pattern",
	    "the pattern that the lines' addresses must have");
	lose(a, url, item, "content_selector", "the articles' text");
}

/* What it selects are links, or have one in them. */
static void
read_css(struct arena *a, const char *url, struct import_item *item)
{
	const struct selectors by = {.item = words(a, url, "url_selector")};

	read_selected(a, url, item, &by);
	item->source.ticker.text = "descendant-or-self::a";
	item->source.ticker.link = "descendant-or-self::a/@href";
}

/* Where it reads each article's page, title and time are of that. */
static void
read_css_complex(struct arena *a, const char *url, struct import_item *item)
{
	struct ticker_rules *t = &item->source.ticker;
	bool articles = words(a, url, "use_article_pages") != NULL;
	struct selectors by = {.item = words(a, url, "entry_element_selector"),
	    .link = words(a, url, "url_selector")};

	if (by.link == NULL)
		by.link = "a";
	if (articles) {
		draft_lose(a, item, "what it reads of each article's page");
	} else {
		by.text = words(a, url, "title_selector");
		by.time = words(a, url, "time_selector");
	}
	read_selected(a, url, item, &by);
	if (t->link != NULL)
		t->link = arena_printf(a, "self::a/@href | %s", t->link);
	t->clock = draft_clock(words(a, url, "time_format"));
}

/* ---- all of them */

static const struct bridge {
	const char *name; /* as it may be written, without its "Bridge" */
	void (*read)(
	    struct arena *a, const char *url, struct import_item *item);
} bridges[] = {
    {"XPath", read_xpath},
    {"CssSelector", read_css},
    {"CssSelectorComplex", read_css_complex},
};

/* "XPathBridge", "xpath": RSS-Bridge takes both. */
static bool
is_named(const char *given, const char *name)
{
	size_t n = strlen(name);

	return strncasecmp(given, name, n) == 0 &&
	       (given[n] == '\0' || strcasecmp(given + n, "Bridge") == 0);
}

void
bridge_read(struct arena *a, const char *url, struct import_item *item)
{
	const char *given = parameter(a, url, "bridge");
	const struct bridge *bridge = NULL;

	for (size_t i = 0; i < sizeof(bridges) / sizeof(*bridges); i++) {
		if (is_named(given, bridges[i].name))
			bridge = &bridges[i];
	}
	if (bridge == NULL) {
		(void)draft_refuse(a, item,
		    "RSS-Bridge's %s is a program for one site; try ajel add "
		    "with the address of its page",
		    draft_text(a, given, strlen(given)));
		return;
	}
	bridge->read(a, url, item);
	if (item->source.url == NULL)
		(void)draft_refuse(a, item, "it names no page");
	if (item->label == NULL && item->source.url != NULL)
		item->label = item->source.url;
}
