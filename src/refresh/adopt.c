/* adopt.c - makes a definition of what another program follows. */
#include "refresh/adopt.h"

#include "base/buf.h"
#include "base/instant.h"
#include "base/limits.h"
#include "base/zone.h"
#include "conf/conf.h"
#include "conf/put.h"
#include "fetch/fetch.h"
#include "refresh/drawup.h"
#include "refresh/extract.h"

/* What is being made of an item. */
struct adopting {
	struct arena *a;
	const struct import_item *item;
	const struct adopt_by *by;
	struct ticker_rules rules; /* as they are to stand here */
	struct adopted *out;
};

/* ---- what the rules mean */

/* There the first node of what an expression finds is meant, here all of them
 * are: a line's words may be in several. */
static const char *
first_of(struct arena *a, const char *expr)
{
	size_t n = expr != NULL ? strlen(expr) : 0;

	if (n == 0 || strcmp(expr, ".") == 0 ||
	    (n > 3 && strcmp(expr + n - 3, "[1]") == 0 && expr[0] == '(') ||
	    !extract_gives_nodes(expr))
		return expr;
	return arena_printf(a, "(%s)[1]", expr);
}

/* "text: //h2" finds the same in each item: the first of the page. */
static void
find_absolute(struct adopting *d)
{
	const struct ticker_rules *t = &d->item->source.ticker;
	const struct {
		const char *key, *expr;
	} all[] = {{"text", t->text}, {"time", t->time}, {"link", t->link}};

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
		const char *s = all[i].expr;

		if (s != NULL && s[strspn(s, "( ")] == '/')
			d->out->absolute = arena_printf(d->a,
			    "%s begins at the top of the page (%s), so it is "
			    "the same for each line; a dot before it makes it "
			    "begin at the line",
			    all[i].key, s);
	}
}

static int
check_rules(struct adopting *d, struct err *err)
{
	const struct ticker_rules *t = &d->rules;
	const char *const all[] = {t->items, t->time, t->text, t->link};

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
		if (all[i] != NULL && !conf_can_put(all[i]))
			return err_set(err, ERR_DEFINITION,
			    "no definition can hold an expression with a run "
			    "of spaces, or a space and ';': %s",
			    all[i]);
	}
	return 0;
}

/* ---- what the file doesn't say */

/* Name and zone by the address alone, as `ajel add` would for a page without
 * lines. */
static void
fill(struct adopting *d)
{
	const struct about_page about = {
	    .language = d->by->language, .site = d->item->source.title};
	const struct ticker lines = {.n = 0};
	const struct suggest_from from = {
	    .url = d->item->source.url,
	    .about = &about,
	    .ticker = &lines,
	    .fetched = d->by->now,
	    .home = d->by->home,
	    .language = d->by->language,
	    .taken = d->by->taken,
	    .taken_n = d->by->taken_n,
	};
	struct suggestion said;

	suggest(d->a, &from, &said);
	d->out->name = d->by->name != NULL     ? d->by->name
		       : d->item->name != NULL ? d->item->name
					       : said.name.value;
	d->out->zone = (struct said){said.zone.value,
	    said.sureness == SUGGEST_UNSURE
		? "nothing in the file or in the address says it"
		: arena_printf(d->a, "the country's%s",
		      d->by->home != NULL &&
			      strcmp(said.zone.value, d->by->home) == 0
			  ? ", and your own"
			  : "")};
	d->out->sureness = said.sureness;
	if (d->by->zone != NULL) {
		d->out->zone = (struct said){d->by->zone, "given by hand"};
		d->out->sureness = SUGGEST_SURE;
	}
}

static int
check_name(const struct adopting *d, struct err *err)
{
	if (!conf_name_valid(d->out->name))
		return err_set(err, ERR_DEFINITION,
		    "no name for a source: %s; give small letters, digits, "
		    "'.', '_' and '-'",
		    d->out->name);
	for (size_t i = 0; i < d->by->taken_n; i++) {
		if (strcmp(d->by->taken[i], d->out->name) == 0)
			return err_set(err, ERR_DEFINITION,
			    "there is a source %s already; remove it first, "
			    "or import this one by itself with another --name",
			    d->out->name);
	}
	return 0;
}

/* ---- the text */

static void
put_head(const struct adopting *d, struct buf *b)
{
	char when[INSTANT_TEXT];

	(void)instant_print(d->by->now, when);
	when[strcspn(when, "T")] = '\0';
	conf_put_remark(
	    b, arena_printf(d->a,
		   "Made by ajel add --import on %s: %s, \"%s\". The page was "
		   "not asked; ajel lines %s shows what comes of it.",
		   when, d->by->from, d->item->label, d->out->name));
	if (d->item->lost != NULL)
		conf_put_remark(b,
		    arena_printf(d->a, "Not taken over: %s.", d->item->lost));
}

static void
put_source(const struct adopting *d, struct buf *b)
{
	const struct source *s = &d->item->source;

	conf_put_section(b, "source");
	if (s->title != NULL)
		conf_put(b, "title", s->title);
	conf_put(b, "url", s->url);
	conf_put_remark(
	    b, arena_printf(d->a,
		   d->out->sureness == SUGGEST_UNSURE
		       ? "NOT SURE, so look at the local times that ajel lines "
			 "prints: %s%s"
		       : "%s%s",
		   d->out->sureness == SUGGEST_LIKELY ? "likely: " : "",
		   d->out->zone.why));
	conf_put(b, "timezone", d->out->zone.value);
	if (d->by->language != NULL)
		conf_put(b, "language", d->by->language);
}

static void
put_if(struct buf *b, const char *key, const char *value)
{
	if (value != NULL)
		conf_put(b, key, value);
}

static void
put_ticker(const struct adopting *d, struct buf *b)
{
	const struct ticker_rules *t = &d->rules;

	if (t->items == NULL)
		return;
	conf_put_section(b, "ticker");
	if (d->out->absolute != NULL)
		conf_put_remark(
		    b, arena_printf(d->a, "LOOK: %s.", d->out->absolute));
	conf_put(b, "items", t->items);
	put_if(b, "time", t->time);
	put_if(b, "text", t->text);
	put_if(b, "link", t->link);
	if (t->clock != CLOCK_COLON)
		conf_put(b, "clock", t->clock == CLOCK_DOT ? "dot" : "h");
	if (t->untimed) {
		conf_put_remark(b,
		    "The file names no time: where a line shows none, it is "
		    "of when it was first seen.");
		conf_put(b, "untimed", "yes");
	}
}

static void
put_fetch(const struct adopting *d, struct buf *b)
{
	const struct fetch_rules *f = &d->item->source.fetch;

	if (f->interval == 0 && f->headers_n == 0 &&
	    d->out->private_kind == NULL)
		return;
	conf_put_section(b, "fetch");
	if (f->interval > 0)
		conf_put(b, "interval",
		    arena_printf(d->a, "%llds", (long long)f->interval));
	for (size_t i = 0; i < f->headers_n; i++)
		conf_put(b, "header", f->headers[i]);
	if (d->out->private_kind != NULL) {
		conf_put_remark(b,
		    arena_printf(d->a,
			"The url leads to %s, which is asked only if you take "
			"the sign away from before this:",
			d->out->private_kind));
		(void)buf_puts(b, "#");
		conf_put(b, "allow-private", "yes");
	}
}

static const char *
draw(const struct adopting *d)
{
	const char *out;
	struct buf b;

	buf_init(&b, LIMIT_DEFINITION);
	put_head(d, &b);
	put_source(d, &b);
	put_ticker(d, &b);
	put_fetch(d, &b);
	out = b.full ? NULL : arena_copy(d->a, b.data);
	buf_free(&b);
	return out;
}

int
adopt(struct arena *a, const struct import_item *item,
    const struct adopt_by *by, struct adopted *out, struct err *err)
{
	struct adopting d = {
	    .a = a, .item = item, .by = by, .rules = item->source.ticker};

	memset(out, 0, sizeof(*out));
	d.out = out;
	if (item->refused != NULL)
		return err_set(err, ERR_DEFINITION, "%s", item->refused);
	d.rules.time = first_of(a, d.rules.time);
	d.rules.text = first_of(a, d.rules.text);
	d.rules.link = first_of(a, d.rules.link);
	out->private_kind = fetch_private_kind(a, item->source.url);
	find_absolute(&d);
	fill(&d);
	if (check_name(&d, err) < 0 || check_rules(&d, err) < 0)
		return -1;
	out->definition = draw(&d);
	if (out->definition == NULL)
		return err_set(
		    err, ERR_DEFINITION, "more than a definition can hold");
	if (drawup_read(a, out->definition, out->name, &out->source, err) < 0 ||
	    extract_check(&out->source, err) < 0)
		return -1;
	return 0;
}
