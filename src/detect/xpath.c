/* xpath.c - reads the lines that a definition points at. */
#include "detect/xpath.h"

#include <libxml/xpathInternals.h>

#include "base/buf.h"
#include "base/limits.h"
#include "detect/headline.h"
#include "detect/link.h"
#include "detect/machine.h"
#include "detect/node.h"
#include "detect/pointed.h"
#include "text/clean.h"

struct pointer {
	struct arena *a;
	xmlXPathContext *context;
	const struct ticker_rules *rules;
	const char *base;
	struct timetext_hints hints;
	struct err *err;
};

static void
keep_quiet(void *ctx, const char *fmt, ...)
{
	(void)ctx;
	(void)fmt;
}

static void
keep_error(void *ctx, xmlErrorPtr error)
{
	(void)ctx;
	(void)error;
}

/* Whether the last expression was given up since it has too much to look at. */
static bool
was_costly(const struct pointer *p)
{
	int code = p->context->lastError.code;

	return code == XML_ERR_NO_MEMORY ||
	       code == XML_XPATH_EXPRESSION_OK + XPATH_OP_LIMIT_EXCEEDED ||
	       code == XML_XPATH_EXPRESSION_OK + XPATH_MEMORY_ERROR;
}

/* The value of expr at node; the caller frees it. NULL with err filled: the same
 * expression may be a bargain on another page. */
static xmlXPathObject *
evaluate(struct pointer *p, const char *key, const char *expr, xmlNode *node)
{
	xmlXPathObject *value;

	p->context->node = node;
	p->context->lastError.code = XML_ERR_OK;
	value = xmlXPathEvalExpression((const xmlChar *)expr, p->context);
	if (value == NULL && was_costly(p))
		(void)err_set(p->err, ERR_PAGE,
		    "%s: too costly on this page: %s; if it always is, name "
		    "elements more directly in the definition",
		    key, expr);
	else if (value == NULL)
		(void)err_set(p->err, ERR_DEFINITION,
		    "%s: not an XPath 1.0 expression: %s; mend it in the "
		    "definition",
		    key, expr);
	return value;
}

/* Adds the text of a node to the buffer, which has its maximum. */
static void
add_node(struct pointer *p, struct buf *b, xmlNode *n)
{
	xmlChar *raw;

	if (b->len > 0)
		(void)buf_puts(b, " ");
	if (n->type == XML_ELEMENT_NODE) {
		if (node_text_size(n, b->max + 1) > b->max)
			b->full = true;
		else
			(void)buf_puts(b, node_all_text(p->a, n, b->max));
		return;
	}
	raw = xmlNodeGetContent(n);
	if (raw != NULL)
		(void)buf_puts(b, (const char *)raw);
	xmlFree(raw);
}

/* The value as clean text, several nodes joined by a space; NULL where there is
 * none, or more than a headline can be. */
static const char *
text_of(struct pointer *p, const xmlXPathObject *value)
{
	const xmlNodeSet *set = value->nodesetval;
	const char *out;
	struct buf b;

	buf_init(&b, LIMIT_HEADLINE);
	if (value->type == XPATH_STRING)
		(void)buf_puts(&b, (const char *)value->stringval);
	for (int i = 0; set != NULL && i < set->nodeNr && !b.full; i++)
		add_node(p, &b, set->nodeTab[i]);
	out = b.full ? NULL : clean_or_null(p->a, b.data);
	buf_free(&b);
	return out;
}

/* A machine's time, with its date: the clock alone is what people print too,
 * whose "10:00-12:00" is no offset. */
static bool
read_machine(const char *s, struct printed_time *out)
{
	struct printed_time t;

	if (!machine_epoch(s, &t) && (!timetext_machine(s, &t) || t.year < 0))
		return false;
	*out = t;
	return true;
}

/* The printed time in text that a definition says is one. */
static bool
read_time(struct pointer *p, const char *s, struct pointed *out)
{
	size_t n = strlen(s);
	struct time_span span = {.end = n};

	out->time = printed_nothing;
	if (timetext_whole(s, n, &p->hints, &out->time) ||
	    read_machine(s, &out->time)) {
		out->time_text = s;
		return true;
	}
	if (!timetext_leading(s, n, &p->hints, &out->time, &span) &&
	    !timetext_trailing(s, n, &p->hints, &out->time, &span))
		return false;
	out->time_text =
	    clean_text(p->a, s + span.start, span.end - span.start);
	return true;
}

static int
point_at_time(struct pointer *p, struct pointed *out)
{
	xmlXPathObject *value;
	const char *s;

	if (p->rules->time == NULL)
		return 0;
	value = evaluate(p, "time", p->rules->time, out->node);
	if (value == NULL)
		return -1;
	s = text_of(p, value);
	if (s != NULL && strlen(s) <= LIMIT_TIME_TEXT && read_time(p, s, out) &&
	    value->nodesetval != NULL && value->nodesetval->nodeNr > 0)
		out->at = value->nodesetval->nodeTab[0];
	xmlXPathFreeObject(value);
	return 0;
}

/* *out is left alone where there is no such expression. */
static int
point_at(struct pointer *p, const char *key, const char *expr, xmlNode *item,
    const char **out)
{
	xmlXPathObject *value;

	if (expr == NULL)
		return 0;
	value = evaluate(p, key, expr, item);
	if (value == NULL)
		return -1;
	*out = text_of(p, value);
	xmlXPathFreeObject(value);
	return 0;
}

static int
point_at_text(struct pointer *p, xmlNode *item, struct ticker_line *line)
{
	const char *link = NULL;

	if (point_at(p, "text", p->rules->text, item, &line->text) < 0 ||
	    point_at(p, "link", p->rules->link, item, &link) < 0)
		return -1;
	if (p->rules->link != NULL)
		line->url = link_absolute(p->a, link, p->base);
	return 0;
}

/* The definition's time stands above the eyes'. */
static void
set_time(struct pointer *p, const struct item *item, const struct pointed *said,
    struct ticker_line *line)
{
	if (p->rules->time != NULL) {
		line->time = said->time;
		line->time_text = said->time_text;
		line->rule = NULL;
		line->ago = said->time.relative;
		headline_day(item, line);
	}
	if (line->time_text == NULL) {
		line->time = printed_nothing;
		line->day_text = NULL;
	}
}

/* What the detector makes of an item that it sees no headline in; the
 * definition may say it. */
static void
read_bare(const struct item *item, struct ticker_line *line)
{
	memset(line, 0, sizeof(*line));
	line->time = item->hit->time;
	line->time_text = item->hit->time_text;
	line->ago = line->time.relative;
	headline_day(item, line);
}

/* Reads the lines of the list; `said` are the elements that its items are
 * among, in the same order. */
static int
read_list(struct pointer *p, const struct candidate *list,
    const struct pointed *said, struct ticker_line *lines, size_t *n)
{
	struct ticker_line *seen =
	    arena_alloc(p->a, (list->n + 1) * sizeof(*seen));
	size_t *which = arena_alloc(p->a, (list->n + 1) * sizeof(*which));
	size_t seen_n =
	    headline_numbered(p->a, list->items, list->n, p->base, seen, which);
	size_t k = 0;

	for (size_t i = 0; i < list->n; i++) {
		const struct item *item = &list->items[i];
		struct ticker_line *line = &lines[*n];

		while (said->node != item->first)
			said++;
		if (k < seen_n && which[k] == i)
			*line = seen[k++];
		else
			read_bare(item, line);
		set_time(p, item, said, line);
		if (point_at_text(p, item->first, line) < 0)
			return -1;
		*n += line->text != NULL;
	}
	return 0;
}

static int
read_items(struct pointer *p, xmlNode *root, xmlNodeSet *set,
    struct ticker_line **lines, size_t *n)
{
	size_t room = set != NULL ? (size_t)set->nodeNr : 0, all_n = 0;
	struct pointed *all = arena_zalloc(p->a, (room + 1) * sizeof(*all));
	struct candidate list;

	xmlXPathNodeSetSort(set);
	for (size_t i = 0; i < room && all_n < LIMIT_LINES; i++) {
		struct pointed *next = &all[all_n];

		if (set->nodeTab[i]->type != XML_ELEMENT_NODE &&
		    set->nodeTab[i]->type != XML_TEXT_NODE)
			continue;
		next->node = set->nodeTab[i];
		next->time = printed_nothing;
		if (point_at_time(p, next) < 0)
			return -1;
		all_n++;
	}
	pointed_list(p->a, root, &p->hints, p->rules, all, all_n, &list);
	*n = 0;
	*lines = arena_alloc(p->a, (list.n + 1) * sizeof(**lines));
	return read_list(p, &list, all, *lines, n);
}

static bool
open_context(struct pointer *p, xmlDoc *doc)
{
	xmlSetGenericErrorFunc(NULL, keep_quiet);
	p->context = xmlXPathNewContext(doc);
	if (p->context == NULL)
		return err_set(p->err, ERR_DEFINITION, "no memory for XPath") ==
		       0;
	/* One budget for all expressions on all lines of the page. */
	p->context->opLimit = LIMIT_XPATH_STEPS;
	p->context->error = keep_error;
	return true;
}

int
xpath_lines(struct arena *a, struct _xmlDoc *doc,
    const struct ticker_rules *rules, const char *base,
    struct ticker_line **lines, size_t *n, struct err *err)
{
	struct pointer p = {.a = a,
	    .rules = rules,
	    .base = base,
	    .hints = {rules->clock,
		rules->language != NULL
		    ? rules->language
		    : node_language(a, xmlDocGetRootElement(doc))},
	    .err = err};
	xmlNode *root = xmlDocGetRootElement(doc);
	xmlXPathObject *value;
	int rc = -1;

	if (!open_context(&p, doc))
		return -1;
	value = evaluate(&p, "items", rules->items, root);
	if (value != NULL && value->type != XPATH_NODESET)
		rc = err_set(err, ERR_DEFINITION,
		    "items: gives no nodes: %s; name elements", rules->items);
	else if (value != NULL)
		rc = read_items(&p, root, value->nodesetval, lines, n);
	xmlXPathFreeObject(value);
	xmlXPathFreeContext(p.context);
	return rc;
}

int
xpath_check(const struct ticker_rules *rules, struct err *err)
{
	const struct {
		const char *key, *expr;
	} all[] = {{"items", rules->items}, {"time", rules->time},
	    {"text", rules->text}, {"link", rules->link}};
	struct pointer p = {.err = err};
	xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
	int rc = 0;

	(void)xmlDocSetRootElement(
	    doc, xmlNewNode(NULL, (const xmlChar *)"html"));
	if (!open_context(&p, doc))
		rc = -1;
	for (size_t i = 0; rc == 0 && i < sizeof(all) / sizeof(all[0]); i++) {
		xmlXPathObject *value;

		if (all[i].expr == NULL)
			continue;
		value = evaluate(
		    &p, all[i].key, all[i].expr, xmlDocGetRootElement(doc));
		rc = value != NULL ? 0 : -1;
		xmlXPathFreeObject(value);
	}
	xmlXPathFreeContext(p.context);
	xmlFreeDoc(doc);
	return rc;
}

bool
xpath_gives_nodes(const char *expr)
{
	struct err err;
	struct pointer p = {.err = &err};
	xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
	xmlXPathObject *value = NULL;
	bool nodes;

	(void)xmlDocSetRootElement(
	    doc, xmlNewNode(NULL, (const xmlChar *)"html"));
	if (open_context(&p, doc))
		value = evaluate(&p, "", expr, xmlDocGetRootElement(doc));
	nodes = value != NULL && value->type == XPATH_NODESET;
	xmlXPathFreeObject(value);
	xmlXPathFreeContext(p.context);
	xmlFreeDoc(doc);
	return nodes;
}
