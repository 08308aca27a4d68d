/* drawup.c - writes what was found of a page as a definition. */
#include "refresh/drawup.h"

#include "base/buf.h"
#include "base/instant.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "conf/conf.h"
#include "conf/put.h"
#include "fetch/fetch.h"

enum { FIRST_MAX = 56 }; /* bytes of a headline in a remark */

static void
put_said(struct buf *b, const char *key, const struct said *said)
{
	if (said->value == NULL)
		return;
	conf_put_remark(b, said->why);
	conf_put(b, key, said->value);
}

/* The beginning of a headline, for one line of a remark. */
static const char *
beginning(struct arena *a, const char *text)
{
	char *cut = arena_copy(a, text);

	if (strlen(cut) <= FIRST_MAX)
		return cut;
	utf8_cut(cut, FIRST_MAX);
	return arena_printf(a, "%s\u2026", cut);
}

static void
put_head(struct arena *a, struct buf *b, const struct survey_at *at,
    const struct survey *s)
{
	const struct ticker_line *first = &s->lines.lines[0];
	char when[INSTANT_TEXT];

	(void)instant_print(at->look.now, when);
	when[strcspn(when, "T")] = '\0';
	conf_put_remark(b,
	    arena_printf(a,
		"Made by ajel add of the page as it was on %s: %zu lines, the "
		"first:",
		when, s->lines.n));
	conf_put_remark(
	    b, arena_printf(a, "    %s  %s",
		   first->time_text != NULL ? first->time_text : "no time",
		   beginning(a, first->text)));
}

static void
put_source(struct arena *a, struct buf *b, const struct survey_at *at,
    const struct survey *s)
{
	const struct said zone = {s->said.zone.value,
	    s->said.sureness == SUGGEST_UNSURE
		? arena_printf(a,
		      "NOT SURE, so look at the local times that ajel lines "
		      "prints: %s",
		      s->said.zone.why)
		: arena_printf(a, "%s: %s", suggest_word(s->said.sureness),
		      s->said.zone.why)};

	conf_put_section(b, "source");
	put_said(b, "title", &s->said.title);
	conf_put(b, "url", at->look.source->url);
	put_said(b, "timezone", &zone);
	put_said(b, "language", &s->said.language);
}

static void
put_pins(struct arena *a, struct buf *b, const struct survey_at *at,
    const struct survey *s)
{
	if (at->like != NULL)
		conf_put_remark(
		    b, arena_printf(a,
			   "The list with the line that has "
			   "\"%s\"%s.",
			   at->like,
			   s->alike > 1 ? ", the likest of several" : ""));
	else
		conf_put_remark(b,
		    arena_printf(a,
			"Lists like a ticker on the page beside this one: %zu.",
			s->rivals));
	if (s->pin_heading && s->pin_items)
		conf_put_remark(b, "Should the XPath fail one day, the list "
				   "under the heading stands in.");
	if (s->pin_heading)
		conf_put(b, "heading", s->heading);
	if (s->pin_items)
		conf_put(b, "items", s->items);
}

/* What the list could be found by, as remarks: a name that isn't needed breaks
 * when it changes. */
static void
put_help(struct buf *b, const struct survey *s)
{
	conf_put_remark(b, "The list is found without help. Should another "
			   "take its place one day, take the sign away from "
			   "before this:");
	if (s->heading != NULL) {
		(void)buf_puts(b, "#");
		conf_put(b, "heading", s->heading);
	}
	if (s->rivals > 0 && s->items != NULL) {
		(void)buf_puts(b, "#");
		conf_put(b, "items", s->items);
	}
}

static void
put_ticker(struct arena *a, struct buf *b, const struct survey_at *at,
    const struct survey *s)
{
	if (s->pin_heading || s->pin_items) {
		conf_put_section(b, "ticker");
		put_pins(a, b, at, s);
	} else if (s->heading != NULL || (s->rivals > 0 && s->items != NULL)) {
		conf_put_section(b, "ticker");
		put_help(b, s);
	}
}

static void
put_fetch(struct arena *a, struct buf *b, const struct survey_at *at,
    const struct survey *s)
{
	const char *kind = fetch_private_kind(a, at->look.source->url);

	if (kind == NULL && s->refused == NULL)
		return;
	conf_put_section(b, "fetch");
	if (kind != NULL) {
		conf_put_remark(
		    b, arena_printf(a, "The url leads to %s.", kind));
		conf_put(b, "allow-private", "yes");
	}
	if (s->refused != NULL) {
		conf_put_remark(
		    b, arena_printf(a,
			   "%s: ajel refresh leaves it alone. If the site lets "
			   "you all the same, take the sign away from before "
			   "this:",
			   s->refused));
		(void)buf_puts(b, "#");
		conf_put(b, "robots", "ignore");
	}
}

const char *
drawup(struct arena *a, const struct survey_at *at, const struct survey *s)
{
	const char *out;
	struct buf b;

	buf_init(&b, LIMIT_DEFINITION);
	put_head(a, &b, at, s);
	put_source(a, &b, at, s);
	put_ticker(a, &b, at, s);
	put_fetch(a, &b, at, s);
	out = arena_copy(a, b.data);
	buf_free(&b);
	return out;
}

int
drawup_read(struct arena *a, const char *text, const char *name,
    struct source *out, struct err *err)
{
	return conf_parse(a, text, strlen(text),
	    arena_printf(a, "%s.conf", name), name, out, err);
}
