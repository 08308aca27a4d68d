/* newspage.c - makes up pages as news sites print them. */
#include "newspage.h"

#include <stdint.h>

enum {
	FIRST_MINUTE = 6 * 60, /* of the day: the oldest line */
	MINUTES_APART = 7
};

static const char *const words[] = {"وزارة", "الاقتصاد", "تعلن", "افتتاح",
    "جسر", "المدينة", "بعد", "أعمال", "الصيانة", "انخفاض", "أسعار", "القمح",
    "في", "الأسواق", "المحلية", "مصدر", "رسمي", "إعادة", "حركة", "القطارات",
    "إلى", "الساحل", "الجنوبي", "غدا", "صباحا", "63%", "منتخب", "الكرة", "يفوز",
    "على", "ضيفه", "2-1"};

enum { WORDS = sizeof(words) / sizeof(words[0]) };

/* Marsaglia's xorshift: the state is never 0. */
static unsigned
next(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

static uint32_t
seed(unsigned site, unsigned what)
{
	uint32_t state = (site * 2654435761U) ^ (what * 40503U) ^ 0x9E3779B9U;

	if (state == 0)
		state = 1;
	for (int i = 0; i < 4; i++)
		(void)next(&state);
	return state;
}

static void
add_words(struct buf *b, uint32_t *state, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		(void)buf_printf(
		    b, "%s%s", i > 0 ? " " : "", words[next(state) % WORDS]);
}

static void
add_ticker(struct buf *b, unsigned site, unsigned added)
{
	(void)buf_puts(b, "<section class=\"breaking\"><h2>عاجل 24/7</h2>\n"
			  "<ul class=\"ticker-list\">\n");
	for (unsigned i = NEWSPAGE_LINES; i-- > 0;) {
		unsigned line = i + added;
		unsigned minute =
		    FIRST_MINUTE + line * MINUTES_APART + site % MINUTES_APART;
		uint32_t state = seed(site, line);

		(void)buf_printf(b,
		    "  <li class=\"item\"><a href=\"/news/%u/%u\">"
		    "<span class=\"time\">%02u:%02u</span> <span>",
		    site, line, minute / 60, minute % 60);
		add_words(b, &state, 6 + line % 8);
		(void)buf_puts(b, "</span></a></li>\n");
	}
	(void)buf_puts(b, "</ul></section>\n");
}

static void
add_script(struct buf *b, uint32_t *state)
{
	unsigned id = next(state);

	(void)buf_printf(b,
	    "<script>(function(w,d){var s=d.createElement('script'),k='%08x';"
	    "w.dataLayer=w.dataLayer||[];w.dataLayer.push({event:'slot',id:%u,"
	    "size:[[300,%u],[728,90]],url:'https://cdn.example.org/t/%x.js?x="
	    "%u&y=1'});if(w.innerWidth<%u&&!d.hidden){s.innerHTML='<b>'+k+"
	    "'</b>';d.body.appendChild(s)}})(window,document);</script>\n",
	    next(state), id, id % 600, next(state), id % 9999, id % 1400);
}

static void
add_style(struct buf *b, uint32_t *state)
{
	unsigned id = next(state);

	(void)buf_printf(b,
	    "<style>.c%u a:hover{color:#%06x;margin:0 auto;padding:%upx 8px}"
	    ".c%u>li+li{border-top:1px solid #%06x}</style>\n"
	    "<!-- box %u, cached by web%u -->\n",
	    id % 9999, next(state) & 0xFFFFFF, id % 40, id % 9999,
	    next(state) & 0xFFFFFF, id, id % 16);
}

/* A teaser as it stands a hundred times on a front page. */
static void
add_box(struct buf *b, uint32_t *state)
{
	unsigned id = next(state) % 1000000;

	(void)buf_printf(b,
	    "      <div class=\"box box-%u teaser\" id=\"b%u\">\n"
	    "        <a href=\"/news/%u/item.html?a=1&amp;b=2\" data-id='%08x'>"
	    "<img src=/i/%u.jpg alt=\"\" width=300 loading=lazy "
	    "srcset=\"/i/%u.jpg 1x, /i/%u@2x.jpg 2x\"></a>\n"
	    "        <h3><a href=\"/news/%u/item.html\">",
	    id % 9, id, id, next(state), id, id, id, id);
	add_words(b, state, 6);
	(void)buf_puts(b, "</a></h3>\n        <p>");
	add_words(b, state, 3);
	(void)buf_puts(b, " &mdash; 2024\n      </div>\n");
}

void
newspage(struct buf *out, unsigned site, size_t size, unsigned added)
{
	size_t start = out->len;
	uint32_t state = seed(site, 1 << 16);

	(void)buf_printf(out,
	    "<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\"><head>"
	    "<meta charset=\"utf-8\"><title>Page %u</title>\n",
	    site);
	add_style(out, &state);
	add_script(out, &state);
	(void)buf_puts(out, "</head><body>\n");
	add_ticker(out, site, added);
	while (!out->full && out->len - start < size) {
		add_style(out, &state);
		add_script(out, &state);
		add_script(out, &state);
		add_box(out, &state);
	}
	(void)buf_puts(out, "</body></html>\n");
}
