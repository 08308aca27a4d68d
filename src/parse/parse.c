/* parse.c - the table of formats, and which of them a page is. */
#include "parse/parse.h"

#include <libxml/tree.h>

#include "parse/html.h"
#include "parse/markup.h"
#include "parse/plain.h"
#include "parse/sniff.h"

struct format {
	const char *name;
	xmlDoc *(*tree)(struct arena *a, const struct text *text);
};

static const struct format formats[] = {
    {"html", html_tree},
    {"text", plain_tree},
};

enum { FORMATS = sizeof(formats) / sizeof(formats[0]) };

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
	while (markup_is_blank((char)*s))
		s++;
	return *s == '\0';
}

/* Whether anything is left that can hold a line; a title alone can't. */
static bool
has_text(const xmlDoc *doc)
{
	for (xmlNode *n = doc->children; n != NULL; n = next_node(n))
		if (n->type == XML_TEXT_NODE && !is_blank(n->content) &&
		    !xmlStrEqual(n->parent->name, (const xmlChar *)"title"))
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
	*out = f->tree(a, text);
	if (has_text(*out))
		return 0;
	if (text->len == 0)
		return err_set(err, ERR_PAGE, "the page is empty");
	return err_set(
	    err, ERR_PAGE, "the page has no text: scripts may fill it in");
}
