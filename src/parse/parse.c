/* parse.c - the table of formats, and which of them a page is. */
#include "parse/parse.h"

#include <libxml/tree.h>

#include "base/ascii.h"
#include "parse/html.h"
#include "parse/jsontree.h"
#include "parse/markup.h"
#include "parse/plain.h"
#include "parse/sniff.h"

struct format {
	const char *name;
	xmlDoc *(*tree)(
	    struct arena *a, const struct text *text, struct err *err);
};

/* Of any text these two make a page. */

static xmlDoc *
parse_html(struct arena *a, const struct text *text, struct err *err)
{
	(void)err;
	return html_tree(a, text);
}

static xmlDoc *
parse_plain(struct arena *a, const struct text *text, struct err *err)
{
	(void)err;
	return plain_tree(a, text);
}

static const struct format formats[] = {
    {"html", parse_html},
    {"json", json_tree},
    {"text", parse_plain},
};

enum { FORMATS = sizeof(formats) / sizeof(formats[0]) };

void
parse_prepare(void)
{
	jsontree_prepare();
}

const char *
parse_format(size_t i)
{
	return i < FORMATS ? formats[i].name : NULL;
}

static const struct format *
find_format(const char *name)
{
	for (size_t i = 0; i < FORMATS; i++)
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	return NULL;
}

/* The format of a page that nobody named one for; NULL with the error. */
static const struct format *
sniff(const struct text *text, const char *type, struct err *err)
{
	bool feed;
	const char *data = sniff_data(text, type, &feed);

	if (data != NULL && feed)
		(void)err_set(err, ERR_PAGE,
		    "this is %s already: subscribe to it as it is", data);
	else if (data != NULL)
		(void)err_set(
		    err, ERR_PAGE, "this is %s, not a web page", data);
	if (data != NULL)
		return NULL;
	if (sniff_json(text, type))
		return find_format("json");
	return find_format(sniff_html(text, type) ? "html" : "text");
}

static xmlNode *
next_node(const xmlNode *n)
{
	if (n->children != NULL)
		return n->children;
	while (n->next == NULL && n->parent != NULL)
		n = n->parent;
	return n->next;
}

static bool
is_blank(const xmlChar *s)
{
	while (ascii_is_space((char)*s))
		s++;
	return *s == '\0';
}

/* Whether n is the <title> of a page, which stands in its head. */
static bool
is_title(const xmlNode *n)
{
	return xmlStrEqual(n->name, (const xmlChar *)"title") &&
	       xmlStrEqual(n->parent->name, (const xmlChar *)"head");
}

/* Whether anything is left that can hold a line; a title alone can't. */
static bool
has_text(const xmlDoc *doc)
{
	for (xmlNode *n = doc->children; n != NULL; n = next_node(n))
		if (n->type == XML_TEXT_NODE && !is_blank(n->content) &&
		    !is_title(n->parent))
			return true;
	return false;
}

int
parse(struct arena *a, const struct text *text, const char *format,
    const char *type, xmlDoc **out, struct err *err)
{
	const struct format *f = NULL;
	const char *binary;

	if (format != NULL && (f = find_format(format)) == NULL)
		return err_set(
		    err, ERR_USAGE, "there is no input format \"%s\"", format);
	binary = sniff_binary(text);
	if (binary != NULL)
		return err_set(err, ERR_PAGE, "this is %s, not a page", binary);
	if (f == NULL && (f = sniff(text, type, err)) == NULL)
		return -1;
	*out = f->tree(a, text, err);
	if (*out == NULL)
		return -1;
	if (has_text(*out))
		return 0;
	if (text->len == 0)
		return err_set(err, ERR_PAGE, "the page is empty");
	return err_set(
	    err, ERR_PAGE, "the page has no text: scripts may fill it in");
}
