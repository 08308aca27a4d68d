/* jsontree.c - writes a JSON value as markup. */
#include "parse/jsontree.h"

#include <jansson.h>
#include <math.h>

#include "base/limits.h"
#include "parse/jsonkeys.h"
#include "parse/jsontext.h"
#include "parse/markup.h"
#include "parse/scrub.h"
#include "parse/tree.h"

/* An array or an object that is being written. */
struct frame {
	json_t *value;
	size_t next; /* of an array */
	void *iter;  /* of an object */
	struct jsonkeys keys;
	const char *end;            /* what closes its element */
	bool in_headline, in_timed; /* this or an object around it has one */
	const char *href; /* of an object around it, for its headline */
	bool aside;       /* what it links is another thing's */
};

struct writer {
	struct markup m;
	struct arena *scratch; /* of one text */
	struct frame frames[LIMIT_JSON_DEPTH + 1];
	int depth;   /* frames in use */
	size_t tags; /* written so far */
};

/* How a member is marked. */
struct mark {
	const char *name; /* of its element */
	bool headline, link, time, utc;
	bool data;        /* an address that is not the entry's */
	bool aside;       /* so are those in it */
	const char *href; /* the object's link, for its headline */
};

static const char member[] = "member";

static void
put_value(struct writer *w, const char *name, const char *s, size_t n)
{
	markup_puts(&w->m, " ");
	markup_puts(&w->m, name);
	markup_puts(&w->m, "=\"");
	markup_text(&w->m, s, n < LIMIT_ATTRIBUTE ? n : LIMIT_ATTRIBUTE);
	markup_puts(&w->m, "\"");
}

static void
put_end(struct writer *w, const char *name)
{
	markup_puts(&w->m, "</");
	markup_puts(&w->m, name);
	markup_puts(&w->m, ">");
}

/* What stands in the body of the scrubbed text. */
static void
put_html(struct writer *w, const char *s, size_t n)
{
	static const char ending[] = "</body></html>";
	size_t len;
	const char *page = scrub(w->scratch, s, n, &len);
	const char *body = strstr(page, "<body");
	const size_t tail = sizeof(ending) - 1;
	const char *end = len > tail ? page + len - tail : page;

	if (body != NULL && body < end && strcmp(end, ending) == 0) {
		body = strchr(body, '>') + 1;
		for (const char *p = body; p < end; p++)
			w->tags += *p == '<';
		markup_add(&w->m, body, (size_t)(end - body));
	}
	/* A scrubber has stacks and tables: 100,000 would be a gigabyte. */
	arena_reset(w->scratch);
}

static void
put_text(struct writer *w, const char *s, size_t n)
{
	if (memchr(s, '<', n) != NULL || memchr(s, '&', n) != NULL)
		put_html(w, s, n);
	else
		markup_text(&w->m, s, n);
}

/* The object's time, as a page marks one for programs. */
static void
put_time(struct writer *w, const json_t *value, const struct mark *mark)
{
	const char *s = json_string_value(value);
	char number[32];
	int64_t t;

	markup_puts(&w->m, "<time");
	if (jsonkeys_epoch(value, &t)) {
		/* Milliseconds stay such: it is what the page prints. */
		if (s == NULL && json_number_value(value) > (double)t + 1)
			(void)snprintf(number, sizeof(number), "%.0f",
			    json_number_value(value));
		else
			(void)snprintf(
			    number, sizeof(number), "%lld", (long long)t);
		put_value(w, "data-epoch", number, strlen(number));
	} else {
		put_value(w, "datetime",
		    arena_printf(w->m.arena, "%s%s", s, mark->utc ? "Z" : ""),
		    strlen(s) + mark->utc);
	}
	markup_puts(&w->m, "></time>");
}

static void
put_link(struct writer *w, const json_t *value)
{
	markup_puts(&w->m, "<a");
	put_value(
	    w, "href", json_string_value(value), json_string_length(value));
	markup_puts(&w->m, "></a>");
}

static void
put_number(struct writer *w, double v)
{
	char s[32];

	/* Past 2^53 the digits are no longer those of the text. */
	if (fabs(v) > 9007199254740992.0)
		return;
	(void)snprintf(s, sizeof(s), "%.15g", v);
	put_value(w, "value", s, strlen(s));
}

static void
put_headline_start(struct writer *w, const char *href)
{
	markup_puts(&w->m, "<h3>");
	if (href == NULL)
		return;
	markup_puts(&w->m, "<a");
	put_value(w, "href", href, strlen(href));
	markup_puts(&w->m, ">");
}

static void
put_string(struct writer *w, const json_t *value, const struct mark *mark)
{
	const char *s = json_string_value(value);
	size_t n = json_string_length(value);

	if (mark->data ||
	    (!mark->time && !mark->link && jsonkeys_is_data(value))) {
		put_value(w, strchr(s, '/') != NULL ? "href" : "value", s, n);
		markup_puts(&w->m, "/>");
		return;
	}
	markup_puts(&w->m, ">");
	if (mark->time) {
		put_time(w, value, mark);
	} else if (mark->link) {
		put_link(w, value);
	} else if (mark->headline) {
		put_headline_start(w, mark->href);
		put_text(w, s, n);
		markup_puts(&w->m, mark->href != NULL ? "</a></h3>" : "</h3>");
	} else {
		put_text(w, s, n);
	}
	put_end(w, mark->name);
}

/* A value that holds no others; the element's start tag is open. */
static void
put_scalar(struct writer *w, const json_t *value, const struct mark *mark)
{
	if (json_is_string(value)) {
		put_string(w, value, mark);
		return;
	}
	if (mark->time) {
		markup_puts(&w->m, ">");
		put_time(w, value, mark);
		put_end(w, mark->name);
		return;
	}
	if (json_is_number(value))
		put_number(w, json_number_value(value));
	else if (json_is_boolean(value))
		put_value(w, "value", json_is_true(value) ? "true" : "false",
		    json_is_true(value) ? 4 : 5);
	markup_puts(&w->m, "/>");
}

/* Below an entry stand other things' times and names: its author's, its
 * picture's. An array's values are entries again. */
static void
forget_others(struct frame *f, const struct frame *in)
{
	if (in != NULL && in->in_headline)
		f->keys.headline.key = NULL;
	if (in != NULL && in->in_timed)
		f->keys.time.key = NULL;
	f->aside |= f->keys.aside;
	f->in_headline =
	    f->keys.headline.key != NULL || (in != NULL && in->in_headline);
	f->in_timed = f->keys.time.key != NULL || (in != NULL && in->in_timed);
}

/* Opens a frame; `end` closes what the caller has opened for it. */
static struct frame *
push(struct writer *w, json_t *value, const char *end, bool aside)
{
	const struct frame *in = w->depth > 0 ? &w->frames[w->depth - 1] : NULL;
	struct frame *f = &w->frames[w->depth++];

	memset(f, 0, sizeof(*f));
	f->value = value;
	f->end = end;
	f->aside = aside || (in != NULL && in->aside);
	if (json_is_array(value))
		return f;
	f->iter = json_object_iter(value);
	f->keys = jsonkeys_choose(value);
	forget_others(f, in);
	return f;
}

/* A headline's object: the text in it is the headline, or all that it holds. */
static void
put_headline_object(struct writer *w, json_t *value, const struct mark *mark)
{
	struct jsonkey words = jsonkeys_wording(value);
	const char *link = "";
	struct frame *f;

	if (words.value == NULL) {
		put_headline_start(w, mark->href);
		link = mark->href != NULL ? "</a></h3>" : "</h3>";
	}
	f = push(w, value,
	    arena_printf(w->m.arena, "%s</%s>", link, mark->name), false);
	if (words.value == NULL)
		return;
	f->keys.headline = words;
	f->href = mark->href;
}

/* What the object around it chose in a member's object stands before what else
 * that holds. */
static void
put_container(struct writer *w, json_t *value, const struct mark *mark)
{
	const struct frame *in = &w->frames[w->depth - 1];

	markup_puts(&w->m, ">");
	if (mark->time)
		put_time(w, in->keys.time.value, mark);
	if (mark->link)
		put_link(w, in->keys.link.value);
	if (mark->headline && json_is_object(value))
		put_headline_object(w, value, mark);
	else
		(void)push(w, value,
		    arena_printf(w->m.arena, "</%s>", mark->name), mark->aside);
}

static bool
is_same(const char *key, const char *chosen)
{
	return chosen != NULL && strcmp(key, chosen) == 0;
}

static void
put_member(struct writer *w, struct frame *f, const char *key, json_t *value)
{
	struct mark mark = {.name = member};
	char name[JSONKEYS_NAME];

	mark.headline = is_same(key, f->keys.headline.key);
	mark.link = is_same(key, f->keys.link.key) && !f->aside;
	mark.data = is_same(key, f->keys.link.key) && f->aside;
	mark.time = is_same(key, f->keys.time.key);
	mark.utc = mark.time && jsonkeys_is_utc(key);
	mark.aside = !mark.link && jsonkeys_leads_aside(key);
	if (mark.headline && !f->aside)
		mark.href = f->keys.link.value != NULL
				? json_string_value(f->keys.link.value)
				: f->href;
	if (jsonkeys_element(key, name))
		mark.name = name;
	markup_puts(&w->m, "<");
	markup_puts(&w->m, mark.name);
	if (mark.name == member)
		put_value(w, "name", key, strlen(key));
	w->tags++;
	if (json_is_object(value) || json_is_array(value))
		put_container(w, value, &mark);
	else
		put_scalar(w, value, &mark);
}

static void
put_item(struct writer *w, json_t *value)
{
	static const struct mark mark = {.name = "item"};

	markup_puts(&w->m, "<item");
	w->tags++;
	if (json_is_object(value) || json_is_array(value))
		put_container(w, value, &mark);
	else
		put_scalar(w, value, &mark);
}

/* The next value of the innermost frame; false at its end. */
static bool
step(struct writer *w)
{
	struct frame *f = &w->frames[w->depth - 1];
	void *iter = f->iter;

	if (w->tags >= LIMIT_TAGS)
		return false;
	if (json_is_array(f->value)) {
		if (f->next == json_array_size(f->value))
			return false;
		put_item(w, json_array_get(f->value, f->next++));
		return true;
	}
	if (iter == NULL)
		return false;
	f->iter = json_object_iter_next(f->value, iter);
	put_member(
	    w, f, json_object_iter_key(iter), json_object_iter_value(iter));
	return true;
}

static void
put_all(struct writer *w, json_t *root)
{
	(void)push(w, root, "", false);
	while (w->depth > 0)
		if (!step(w))
			markup_puts(&w->m, w->frames[--w->depth].end);
}

static char *
write_value(struct arena *a, const char *s, size_t n, const char *before,
    const char *behind, const char **fault)
{
	struct writer w = {.depth = 0};
	size_t len;
	const char *found = jsontext_find(a, s, n, &len, fault);
	json_error_t error;
	json_t *root;

	if (found == NULL)
		return NULL;
	/* As reals, since a number too long for an integer is no error to
	 * anybody but jansson. */
	root = json_loadb(found, len, JSON_DECODE_INT_AS_REAL, &error);
	if (root == NULL) {
		*fault = arena_printf(a, "%s (line %d, column %d)", error.text,
		    error.line, error.column);
		return NULL;
	}
	markup_init(&w.m, a, len * 2);
	w.scratch = arena_new();
	markup_puts(&w.m, before);
	put_all(&w, root);
	markup_puts(&w.m, behind);
	arena_free(w.scratch);
	json_decref(root);
	return markup_end(&w.m, &len);
}

char *
json_markup(struct arena *a, const char *s, size_t n, const char **fault)
{
	return write_value(a, s, n, "", "", fault);
}

struct _xmlDoc *
json_tree(struct arena *a, const struct text *text, struct err *err)
{
	const char *fault;
	char *markup = write_value(a, text->s, text->len,
	    "<html><head></head><body>", "</body></html>", &fault);

	if (markup != NULL)
		return tree_read(a, markup);
	(void)err_set(
	    err, ERR_PAGE, "this is no JSON that we can read: %s", fault);
	return NULL;
}

void
jsontree_prepare(void)
{
	json_object_seed(0);
}
