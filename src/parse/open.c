/* open.c - keeps the stack of open elements and writes their end tags. */
#include "parse/open.h"

enum {
	ANY_SPECIAL = TAG_SPECIAL | TAG_LOOSE,
	TABLE_PARTS = TAG_TABLE | TAG_SECTION | TAG_ROW | TAG_CELL
};

/* A start tag that is one of `start` ends the nearest open element that is one
 * of `closes`, and all in it, unless one of `stops` stands in between. */
struct rule {
	uint32_t start;
	uint32_t closes;
	uint32_t stops;
};

/* An open link lets no block end the paragraph around it, where the standard
 * would end both and open the link again: <p><a><div>headline</div></a>. */
static const struct rule rules[] = {
    {TAG_LI, TAG_LI, TAG_SPECIAL},
    {TAG_DD, TAG_DD, TAG_SPECIAL},
    {TAG_CLOSES_P, TAG_P, TAG_SCOPE | TAG_BUTTON | TAG_A},
    {TAG_HEADING, TAG_HEADING, ~(uint32_t)TAG_HEADING},
    {TAG_OPTION, TAG_OPTION, ANY_SPECIAL},
    {TAG_OPTGROUP, TAG_OPTION, ANY_SPECIAL},
    {TAG_OPTGROUP, TAG_OPTGROUP, ANY_SPECIAL},
    {TAG_A, TAG_A, ANY_SPECIAL},
    {TAG_BUTTON, TAG_BUTTON, TAG_SCOPE},
};

/* Elements that are like any other. */
static const struct tag ordinary = {"", 0};

/* Those that the standard puts where a table's parts lack them. */
static const char tbody[] = "tbody";
static const char tr[] = "tr";

void
open_init(struct open *o, struct markup *out)
{
	/* The stack is filled as it grows. */
	o->out = out;
	o->depth = 0;
	o->verbatim = 0;
	o->templates = 0;
	o->tables = 0;
	o->forms = 0;
	o->paragraphs = 0;
}

static void
count(struct open *o, uint32_t is, int step)
{
	if ((is & TAG_VERBATIM) != 0)
		o->verbatim += step;
	if ((is & TAG_TEMPLATE) != 0)
		o->templates += step;
	if ((is & TAG_TABLE) != 0)
		o->tables += step;
	if ((is & TAG_FORM) != 0)
		o->forms += step;
	if ((is & TAG_P) != 0)
		o->paragraphs += step;
}

static struct open_element *
top(struct open *o)
{
	return o->depth > 0 ? &o->stack[o->depth - 1] : NULL;
}

static void
put_end(struct open *o, const struct open_element *e)
{
	struct markup *m = o->out;

	markup_add(m, "</", 2);
	if (e->tag != &ordinary) {
		markup_puts(m, e->tag->name);
	} else {
		char name[TOKEN_NAME_MAX];

		/* The markup may move while it grows. */
		memcpy(name, m->s + e->name, e->name_n);
		markup_add(m, name, e->name_n);
	}
	markup_put(m, '>');
}

static void
pop_one(struct open *o)
{
	const struct open_element *e = &o->stack[--o->depth];

	count(o, e->tag->is, -1);
	if ((e->tag->is & TAG_TEMPLATE) != 0)
		o->out->len = e->start; /* as if it had never been */
	else
		put_end(o, e);
}

/* Ends all from the top down to the i-th, and what only waited for that. */
static void
pop_to(struct open *o, size_t i)
{
	while (o->depth > i)
		pop_one(o);
	while (o->depth > 0 && top(o)->over)
		pop_one(o);
}

void
open_end_all(struct open *o)
{
	pop_to(o, 0);
}

/* Notes the element whose tag was written from `start` on. */
static void
push(struct open *o, const struct tag *tag, size_t start, size_t name_n)
{
	struct open_element *e = &o->stack[o->depth++];

	e->tag = tag != NULL ? tag : &ordinary;
	e->start = start;
	e->name = start + 1;
	e->name_n = name_n;
	e->over = false;
	count(o, e->tag->is, 1);
}

static void
push_implied(struct open *o, const char *name)
{
	size_t n = strlen(name);
	size_t start = o->out->len;

	if (o->depth == LIMIT_DEPTH)
		return;
	markup_put(o->out, '<');
	markup_add(o->out, name, n);
	markup_put(o->out, '>');
	push(o, tag_find(name, n), start, n);
}

/* Whether the rule ended anything. */
static bool
apply(struct open *o, const struct rule *r)
{
	for (size_t i = o->depth; i-- > 0;) {
		uint32_t is = o->stack[i].tag->is;

		if ((is & r->closes) != 0) {
			pop_to(o, i);
			return true;
		}
		if ((is & r->stops) != 0)
			return false;
	}
	return false;
}

/* Until none has anything left to end: one may uncover what another ends, or
 * an element that only waited. */
static void
apply_rules(struct open *o, uint32_t is)
{
	bool ended = is != 0;

	while (ended) {
		ended = false;
		for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
			const struct rule *r = &rules[i];

			if ((is & r->start) != 0 &&
			    (r->closes != TAG_P || o->paragraphs > 0))
				ended = apply(o, r) || ended;
		}
	}
}

/* Ends all down to the nearest element that is one of `is`. */
static void
clear_back_to(struct open *o, uint32_t is)
{
	size_t i = o->depth;

	while (i > 0 && (o->stack[i - 1].tag->is & is) == 0)
		i--;
	if (i > 0)
		pop_to(o, i);
}

static bool
top_is(struct open *o, uint32_t is)
{
	return o->depth > 0 && (top(o)->tag->is & is) != 0;
}

/* A part of a table ends the parts that it can't stand in, and gets those
 * around it that the page left out. */
static void
make_place_in_table(struct open *o, uint32_t is)
{
	uint32_t back = TAG_TABLE | TAG_TEMPLATE;

	if ((is & (TAG_ROW | TAG_CELL)) != 0)
		back |= TAG_SECTION;
	if ((is & TAG_CELL) != 0)
		back |= TAG_ROW;
	clear_back_to(o, back);
	if ((is & (TAG_ROW | TAG_CELL)) != 0 && top_is(o, TAG_TABLE))
		push_implied(o, tbody);
	if ((is & TAG_CELL) != 0 && top_is(o, TAG_SECTION))
		push_implied(o, tr);
}

size_t
open_start(struct open *o, const struct token *t)
{
	uint32_t is = t->tag != NULL ? t->tag->is : 0;
	size_t start;
	size_t n = 0;

	if ((is & (TABLE_PARTS & ~TAG_TABLE)) != 0) {
		if (o->tables + o->templates == 0)
			return 0;
		make_place_in_table(o, is);
	}
	if ((is & TAG_FORM) != 0 && o->forms > 0)
		return 0;
	apply_rules(o, is);
	if (o->depth == LIMIT_DEPTH && (is & TAG_VOID) == 0)
		return 0;
	start = o->out->len;
	if ((is & TAG_TEMPLATE) == 0) {
		markup_put(o->out, '<');
		markup_add(o->out, t->name, t->name_n);
		n = token_put_attributes(t, o->out);
		markup_puts(o->out, (is & TAG_VOID) != 0 ? "/>" : ">");
	}
	if ((is & TAG_VOID) == 0)
		push(o, t->tag, start, t->name_n);
	return n;
}

static bool
is_match(struct open *o, const struct open_element *e, const struct token *t)
{
	if (t->tag != NULL)
		return e->tag == t->tag ||
		       (e->tag->is & t->tag->is & TAG_HEADING) != 0;
	return e->tag == &ordinary && e->name_n == t->name_n &&
	       memcmp(o->out->s + e->name, t->name, t->name_n) == 0;
}

/* What the search for an end tag's element doesn't look past. */
static uint32_t
walls(uint32_t is)
{
	if ((is & TAG_TEMPLATE) != 0)
		return 0;
	if ((is & TABLE_PARTS) != 0)
		return TAG_TABLE | TAG_TEMPLATE;
	if ((is & TAG_LI) != 0)
		return TAG_SCOPE | TAG_LIST;
	if ((is & TAG_P) != 0)
		return TAG_SCOPE | TAG_BUTTON;
	if ((is & ANY_SPECIAL) != 0 || (is & TAG_FORMAT) != 0)
		return TAG_SCOPE;
	return ANY_SPECIAL;
}

void
open_end(struct open *o, const struct token *t)
{
	uint32_t is = t->tag != NULL ? t->tag->is : 0;
	bool waits = false; /* for the block that stands within */

	for (size_t i = o->depth; i-- > 0;) {
		struct open_element *e = &o->stack[i];

		if (!e->over && is_match(o, e, t)) {
			e->over = waits;
			if (!waits)
				pop_to(o, i);
			return;
		}
		if ((e->tag->is & walls(is)) != 0)
			return;
		/* A form and what formats never end a block. */
		if ((is & (TAG_FORMAT | TAG_FORM)) != 0 &&
		    (e->tag->is & ANY_SPECIAL) != 0)
			waits = true;
	}
}
