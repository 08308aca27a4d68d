/* errand.c - what is asked of a worker in the jail. */
#include "refresh/errand.h"

#include <limits.h>

#include "base/instant.h"

static void
pack_source(const struct source *s, struct buf *b)
{
	const struct ticker_rules *t = &s->ticker;

	wire_put_text(b, s->url);
	wire_put_text(b, s->language);
	wire_put_text(b, t->heading);
	wire_put_text(b, t->items);
	wire_put_text(b, t->time);
	wire_put_text(b, t->text);
	wire_put_text(b, t->link);
	wire_put_int(b, (int)t->order);
	wire_put_int(b, (int)t->clock);
	wire_put_bool(b, t->untimed);
	wire_put_int(b, t->min_lines);
}

static void
unpack_source(struct wire *w, struct source *s)
{
	struct ticker_rules *t = &s->ticker;

	s->url = wire_raw(w);
	s->language = wire_raw(w);
	t->heading = wire_raw(w);
	t->items = wire_raw(w);
	t->time = wire_raw(w);
	t->text = wire_raw(w);
	t->link = wire_raw(w);
	t->order = (enum line_order)wire_int(w, 0, ORDER_OLDEST_FIRST);
	t->clock = (enum clock_style)wire_int(w, 0, CLOCK_H);
	t->untimed = wire_bool(w);
	t->min_lines = wire_int(w, 0, INT_MAX);
}

void
errand_pack(const struct errand *e, struct buf *b)
{
	wire_put_int(b, (int)e->kind);
	pack_source(&e->source, b);
	if (e->kind == ERRAND_CHECK)
		return;
	wire_put_text(b, e->format);
	wire_put_bool(b, e->report);
	wire_put_bool(b, e->about);
	wire_put_text(b, e->page.url);
	wire_put_text(b, e->page.encoding);
	wire_put_text(b, e->page.type);
	wire_put_text(b, e->page.charset);
	wire_put_bytes(b, e->page.bytes, e->page.len);
}

int
errand_unpack(
    struct arena *a, const unsigned char *s, size_t n, struct errand *out)
{
	struct wire w = wire_reader(a, s, n);

	memset(out, 0, sizeof(*out));
	out->kind = (enum errand_kind)wire_int(&w, 0, ERRAND_CHECK);
	unpack_source(&w, &out->source);
	if (out->kind != ERRAND_CHECK) {
		out->format = wire_raw(&w);
		out->report = wire_bool(&w);
		out->about = wire_bool(&w);
		out->page.url = wire_raw(&w);
		out->page.encoding = wire_raw(&w);
		out->page.type = wire_raw(&w);
		out->page.charset = wire_raw(&w);
		out->page.date = INSTANT_NONE;
		out->page.bytes = wire_bytes(&w, &out->page.len);
	}
	return wire_is_sound(&w) ? 0 : -1;
}
