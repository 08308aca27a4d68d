/* scrub.c - one pass over a page: what is text stays, the rest goes. */
#include "parse/scrub.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "parse/charref.h"
#include "parse/markup.h"
#include "parse/open.h"
#include "parse/skip.h"
#include "parse/token.h"

enum phase { AT_START, IN_HEAD, IN_BODY };

struct scrub {
	const char *p;   /* where we are */
	const char *end; /* of the page */
	enum phase phase;
	size_t tags;       /* seen */
	size_t attributes; /* written */
	bool titled;       /* the page's title was written */
	size_t pre; /* length of the markup straight behind the last <pre>,
	               where newlines don't count */
	struct markup out;
	struct open open;
	struct token token;
};

static void
enter_head(struct scrub *s)
{
	if (s->phase != AT_START)
		return;
	markup_puts(&s->out, "<html><head>");
	s->phase = IN_HEAD;
}

/* A template in the head is not yet the body. */
static void
enter_body(struct scrub *s)
{
	if (s->phase == IN_BODY || s->open.templates > 0)
		return;
	enter_head(s);
	markup_puts(&s->out, "</head><body>");
	s->phase = IN_BODY;
}

static bool
is_all_blank(const char *p, const char *end)
{
	while (p < end && ascii_is_space(*p))
		p++;
	return p == end;
}

/* Takes off the newlines that the text of a <pre> begins with. */
static void
drop_first_newlines(struct scrub *s)
{
	struct markup *m = &s->out;
	char *text = m->s + s->pre;
	size_t n = m->len - s->pre;
	size_t skip = 0;

	while (skip < n && text[skip] == '\n')
		skip++;
	memmove(text, text + skip, n - skip);
	m->len -= skip;
}

/* Text without references, as the element around it wants its white space. */
static void
put_piece(struct scrub *s, const char *p, size_t n)
{
	bool first = s->out.len == s->pre;

	if (s->open.verbatim == 0) {
		markup_text(&s->out, p, n);
		return;
	}
	markup_verbatim(&s->out, p, n);
	if (first)
		drop_first_newlines(s);
}

static void
put_text(struct scrub *s, const char *p, const char *end)
{
	while (p < end) {
		const char *amp = memchr(p, '&', (size_t)(end - p));
		const char *stop = amp != NULL ? amp : end;
		struct charref ref;

		put_piece(s, p, (size_t)(stop - p));
		p = stop;
		if (amp == NULL)
			return;
		if (charref_text(amp, end, &ref) == 0) {
			put_piece(s, ref.s, ref.n);
			p += ref.len;
		} else {
			put_piece(s, p++, 1);
		}
	}
}

/* Text between tags. Before the body white space is layout of the source. */
static void
take_text(struct scrub *s, const char *p, const char *end)
{
	if (s->phase != IN_BODY && s->open.templates == 0) {
		if (is_all_blank(p, end))
			return;
		enter_body(s);
	}
	put_text(s, p, end);
}

/* Steps over the end tag at s->p, up to which raw text was read. */
static void
pass_end_tag(struct scrub *s)
{
	if (s->p < s->end)
		s->p = token_read(&s->token, s->p + 2, s->end);
	if (s->p == NULL)
		s->p = s->end;
}

/* JSON for the detectors. A '<' can stand only in its strings, where an escape
 * serves as well and can't be taken for a tag. */
static void
put_json(struct scrub *s, const char *p, const char *end)
{
	markup_puts(&s->out, "<script type=\"application/ld+json\">");
	for (; p < end; p++) {
		size_t n = utf8_len(p, (size_t)(end - p));

		if (*p == '<')
			markup_puts(&s->out, "\\u003c");
		else if (n > 0 &&
			 (*p == '\n' || *p == '\t' || !utf8_is_control(p, n)))
			markup_add(&s->out, p, n);
		p += n > 0 ? n - 1 : 0;
	}
	markup_puts(&s->out, "</script>");
}

static void
take_script(struct scrub *s)
{
	const struct attribute *type = token_attribute(&s->token, "type");
	bool json = type != NULL && token_is_word(type->value, type->value_n,
					"application/ld+json");
	const char *from = s->p;

	s->p = skip_script(from, s->end);
	if (json) {
		enter_head(s);
		put_json(s, from, s->p);
	}
	pass_end_tag(s);
}

/* <title>, <textarea>. A second title is shown nowhere. */
static void
take_rcdata(struct scrub *s, const struct tag *tag)
{
	bool is_title = (tag->is & TAG_HEAD) != 0;
	const char *from = s->p;
	size_t start;

	if (is_title)
		enter_head(s);
	else
		enter_body(s);
	start = s->out.len;
	s->p = skip_to_end_tag(from, s->end, tag->name);
	markup_put(&s->out, '<');
	markup_puts(&s->out, tag->name);
	s->attributes += token_put_attributes(&s->token, &s->out);
	markup_put(&s->out, '>');
	put_text(s, from, s->p);
	markup_add(&s->out, "</", 2);
	markup_puts(&s->out, tag->name);
	markup_put(&s->out, '>');
	if (is_title && s->titled)
		s->out.len = start;
	if (is_title && s->open.templates == 0)
		s->titled = true;
	pass_end_tag(s);
}

/* <xmp>, <plaintext>: neither reads references, so they go on as <pre>. */
static void
take_raw(struct scrub *s)
{
	static const char pre[] = "pre";
	const char *from = s->p;

	enter_body(s);
	if (strcmp(s->token.name, "xmp") == 0)
		s->p = skip_to_end_tag(from, s->end, "xmp");
	else
		s->p = s->end;
	memcpy(s->token.name, pre, sizeof(pre));
	s->token.name_n = sizeof(pre) - 1;
	s->token.tag = tag_find(pre, s->token.name_n);
	s->attributes += open_start(&s->open, &s->token);
	s->pre = s->out.len;
	put_piece(s, from, (size_t)(s->p - from));
	open_end(&s->open, &s->token);
	pass_end_tag(s);
}

/* <html>, <head>, <body>: each once, the first of its kind. */
static void
take_root(struct scrub *s)
{
	const char *name = s->token.name;

	if (s->open.templates > 0)
		return;
	if (strcmp(name, "html") == 0 && s->phase == AT_START) {
		markup_puts(&s->out, "<html");
		s->attributes += token_put_attributes(&s->token, &s->out);
		markup_puts(&s->out, "><head>");
		s->phase = IN_HEAD;
	} else if (strcmp(name, "body") == 0 && s->phase != IN_BODY) {
		enter_head(s);
		markup_puts(&s->out, "</head><body");
		s->attributes += token_put_attributes(&s->token, &s->out);
		markup_puts(&s->out, ">");
		s->phase = IN_BODY;
	} else {
		enter_head(s);
	}
}

/* An element of raw text that goes as a whole. Its name is copied, as the token
 * becomes the end tag's. */
static void
drop_content(struct scrub *s)
{
	char name[TOKEN_NAME_MAX + 1];

	memcpy(name, s->token.name, s->token.name_n + 1);
	s->p = skip_to_end_tag(s->p, s->end, name);
	pass_end_tag(s);
}

/* An element like any other: of the head, of the body, or content of a
 * template. Shadow trees are written in templates but shown. */
static void
take_element(struct scrub *s, uint32_t is)
{
	if ((is & TAG_TEMPLATE) != 0 &&
	    token_attribute(&s->token, "shadowrootmode") != NULL)
		return;
	if ((is & TAG_HEAD) != 0 && s->phase != IN_BODY)
		enter_head(s);
	else
		enter_body(s);
	if (s->attributes >= LIMIT_ALL_ATTRIBUTES)
		s->token.n = 0;
	s->attributes += open_start(&s->open, &s->token);
	if ((is & TAG_VERBATIM) != 0)
		s->pre = s->out.len;
}

/* In the head <noscript> holds styles and counting pixels. */
static bool
is_head_noscript(const struct scrub *s)
{
	return s->phase != IN_BODY && s->open.templates == 0 &&
	       strcmp(s->token.name, "noscript") == 0;
}

static void
take_start(struct scrub *s)
{
	const struct tag *tag;
	uint32_t is;

	s->p = token_read(&s->token, s->p + 1, s->end);
	if (s->p == NULL) {
		s->p = s->end;
		return;
	}
	tag = s->token.tag;
	is = tag != NULL ? tag->is : 0;
	if (s->token.name_n == 0 || (is & TAG_SKIP) != 0)
		return;
	if ((is & TAG_SCRIPT) != 0)
		take_script(s);
	else if ((is & TAG_DROP) != 0 || is_head_noscript(s))
		drop_content(s);
	else if ((is & TAG_SVG) != 0)
		s->p =
		    s->token.closed ? s->p : skip_svg(&s->token, s->p, s->end);
	else if ((is & TAG_RCDATA) != 0)
		take_rcdata(s, tag);
	else if ((is & TAG_RAW) != 0)
		take_raw(s);
	else if ((is & TAG_ROOT) != 0)
		take_root(s);
	else
		take_element(s, is);
}

/* The root's elements end with the page, whatever their end tags say: text
 * behind </html> is still shown. */
static void
take_end(struct scrub *s)
{
	const struct tag *tag;

	s->p = token_read(&s->token, s->p + 2, s->end);
	if (s->p == NULL) {
		s->p = s->end;
		return;
	}
	tag = s->token.tag;
	if (strcmp(s->token.name, "br") == 0) {
		s->token.n = 0; /* </br> is a <br> */
		take_element(s, tag->is);
	} else if (tag == NULL || (tag->is & TAG_ROOT) == 0) {
		open_end(&s->open, &s->token);
	}
}

/* What begins with the '<' at s->p. */
static void
take_markup(struct scrub *s)
{
	size_t left = (size_t)(s->end - s->p);
	char first = left > 1 ? s->p[1] : '\0';
	char second = left > 2 ? s->p[2] : '\0';

	if (ascii_is_letter(first)) {
		s->tags++;
		take_start(s);
	} else if (first == '/' && ascii_is_letter(second)) {
		s->tags++;
		take_end(s);
	} else if (first == '!' || first == '?' || (first == '/' && left > 2)) {
		s->p = skip_declaration(s->p, s->end);
	} else {
		take_text(s, s->p, s->p + 1);
		s->p++;
	}
}

static void
run(struct scrub *s)
{
	while (s->p < s->end && s->tags < LIMIT_TAGS) {
		size_t left = (size_t)(s->end - s->p);
		const char *tag = memchr(s->p, '<', left);
		const char *stop = tag != NULL ? tag : s->end;

		if (stop > s->p)
			take_text(s, s->p, stop);
		s->p = stop;
		if (tag != NULL)
			take_markup(s);
	}
	open_end_all(&s->open);
	enter_body(s);
	markup_puts(&s->out, "</body></html>");
}

char *
scrub(struct arena *a, const char *html, size_t n, size_t *out_n)
{
	struct scrub *s = arena_alloc(a, sizeof(*s));

	s->p = html;
	s->end = html + n;
	s->phase = AT_START;
	s->tags = 0;
	s->attributes = 0;
	s->titled = false;
	s->pre = 0;
	/* The markup grows last in the arena, so it grows in place. */
	markup_init(&s->out, a, n);
	open_init(&s->open, &s->out);
	run(s);
	return markup_end(&s->out, out_n);
}
