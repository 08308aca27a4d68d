/* xpath.c - reads the lines that a definition points at. */
#include "detect/xpath.h"

#include <libxml/xpath.h>

#include "base/buf.h"
#include "base/limits.h"
#include "detect/headline.h"
#include "detect/hits.h"
#include "detect/link.h"
#include "detect/node.h"
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

/* The value of expr at node; the caller frees it. NULL with err filled. */
static xmlXPathObject *
evaluate(struct pointer *p, const char *key, const char *expr, xmlNode *node)
{
	xmlXPathObject *value;

	p->context->node = node;
	value = xmlXPathEvalExpression((const xmlChar *)expr, p->context);
	if (value == NULL)
		(void)err_set(p->err, ERR_DEFINITION,
		    "%s: not an XPath 1.0 expression, or too costly: %s; "
		    "mend it in the definition",
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
		if (node_text_size(n, LIMIT_TEXT + 1) > LIMIT_TEXT)
			b->full = true;
		else
			(void)buf_puts(b, node_all_text(p->a, n, LIMIT_TEXT));
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

	buf_init(&b, LIMIT_TEXT);
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

	if (!timetext_machine(s, &t) || t.year < 0)
		return false;
	*out = t;
	return true;
}

/* The printed time in text that a definition says is one. */
static bool
read_time(struct pointer *p, const char *s, struct ticker_line *line)
{
	size_t n = strlen(s);
	struct time_span span = {.end = n};

	line->time_text = s;
	if (timetext_whole(s, n, &p->hints, &line->time) ||
	    read_machine(s, &line->time))
		return true;
	if (!timetext_leading(s, n, &p->hints, &line->time, &span) &&
	    !timetext_trailing(s, n, &p->hints, &line->time, &span))
		return false;
	line->time_text =
	    clean_text(p->a, s + span.start, span.end - span.start);
	return true;
}

/* -1 on error, 0 if the item has no time, 1 if it has. */
static int
point_at_time(struct pointer *p, xmlNode *item, struct ticker_line *line)
{
	xmlXPathObject *value;
	const char *s;
	int found;

	if (p->rules->time == NULL)
		return line->time_text != NULL;
	value = evaluate(p, "time", p->rules->time, item);
	if (value == NULL)
		return -1;
	s = text_of(p, value);
	xmlXPathFreeObject(value);
	line->time = printed_nothing;
	line->time_text = NULL;
	line->rule = NULL;
	found =
	    s != NULL && strlen(s) <= LIMIT_TIME_TEXT && read_time(p, s, line);
	return found;
}

static int
point_at_text(struct pointer *p, xmlNode *item, struct ticker_line *line)
{
	xmlXPathObject *value;
	const char *s;

	if (p->rules->text != NULL) {
		value = evaluate(p, "text", p->rules->text, item);
		if (value == NULL)
			return -1;
		s = text_of(p, value);
		xmlXPathFreeObject(value);
		line->text = s;
	}
	if (p->rules->link != NULL) {
		value = evaluate(p, "link", p->rules->link, item);
		if (value == NULL)
			return -1;
		s = text_of(p, value);
		xmlXPathFreeObject(value);
		line->url = link_absolute(p->a, s, p->base);
	}
	return line->text != NULL;
}

/* What the detector itself makes of the element; nothing is missing if it
 * makes nothing of it, the definition may say. */
static void
read_plainly(struct pointer *p, xmlNode *node, struct ticker_line *line)
{
	const struct hit *hit = hits_read(p->a, node, &p->hints);
	struct hit none = {.kind = HIT_ATTRIBUTE};
	struct item item = {.first = node, .last = node, .hit = &none};

	none.time = printed_nothing;
	if (hit != NULL)
		item.hit = hit;
	if (!headline_read(p->a, &item, p->base, line)) {
		memset(line, 0, sizeof(*line));
		line->time = item.hit->time;
		line->time_text = item.hit->time_text;
	}
}

static int
read_item(struct pointer *p, xmlNode *node, struct ticker_line *line)
{
	int timed, texted;

	read_plainly(p, node, line);
	timed = point_at_time(p, node, line);
	if (timed < 0)
		return -1;
	texted = point_at_text(p, node, line);
	if (texted < 0)
		return -1;
	if (timed == 0) {
		line->time = printed_nothing;
		line->time_text = NULL;
	}
	return texted == 1 && (timed == 1 || p->rules->untimed);
}

static int
read_items(struct pointer *p, const xmlNodeSet *set, struct ticker_line **lines,
    size_t *n)
{
	size_t room = set != NULL ? (size_t)set->nodeNr : 0;

	if (room > LIMIT_LINES)
		room = LIMIT_LINES;
	*n = 0;
	*lines = arena_alloc(p->a, (room + 1) * sizeof(**lines));
	for (size_t i = 0; i < room; i++) {
		xmlNode *node = set->nodeTab[i];
		int got;

		if (node->type != XML_ELEMENT_NODE)
			continue;
		got = read_item(p, node, &(*lines)[*n]);
		if (got < 0)
			return -1;
		*n += (size_t)got;
	}
	return 0;
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
	xmlXPathObject *value;
	int rc = -1;

	if (!open_context(&p, doc))
		return -1;
	value = evaluate(&p, "items", rules->items, xmlDocGetRootElement(doc));
	if (value != NULL && value->type != XPATH_NODESET)
		rc = err_set(err, ERR_DEFINITION,
		    "items: gives no nodes: %s; name elements", rules->items);
	else if (value != NULL)
		rc = read_items(&p, value->nodesetval, lines, n);
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
