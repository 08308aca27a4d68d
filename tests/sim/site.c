/* site.c - a virtual site: how it looks, where it lies, what befalls it. */
#include "site.h"

#include <math.h>
#include <string.h>

#include "base/zone.h"

static const struct place {
	enum tongue tongue;
	const char *language, *zone;
} places[] = {
    {ENGLISH, "en", "America/New_York"},
    {ENGLISH, "en", "Europe/London"},
    {ENGLISH, "en", "Asia/Kolkata"},
    {ENGLISH, "en", "Australia/Sydney"},
    {GERMAN, "de", "Europe/Berlin"},
    {GERMAN, "de", "Europe/Vienna"},
    {ARABIC, "ar", "Asia/Beirut"},
    {ARABIC, "ar", "Africa/Cairo"},
    {ARABIC, "ar", "Asia/Baghdad"},
    {ARABIC, "ar", "Asia/Riyadh"},
};

bool
in_window(const struct window *w, int n, int64_t at)
{
	for (int i = 0; i < n; i++) {
		if (w[i].from <= at && at < w[i].to)
			return true;
	}
	return false;
}

static struct layout
draw_layout(struct chance *c, enum tongue tongue)
{
	static const enum clock_form forms[] = {FORM_CLOCK, FORM_CLOCK,
	    FORM_CLOCK, FORM_CLOCK, FORM_CLOCK, FORM_SECONDS, FORM_TWELVE,
	    FORM_DATE_CLOCK, FORM_DATE_CLOCK, FORM_RELATIVE, FORM_DATETIME,
	    FORM_HEADINGS};
	static const enum link_form links[] = {LINK_NUMBER, LINK_NUMBER,
	    LINK_NUMBER, LINK_QUERY, LINK_SLUG, LINK_SLUG, LINK_SHARED,
	    LINK_NONE};
	struct layout l = {
	    .form = forms[chance_range(c, 0, 11)],
	    .frame = (enum frame)chance_range(c, 0, FRAMES - 1),
	    .place = PLACE_BEFORE,
	    .link = links[chance_range(c, 0, 7)],
	    .labels = chance_hits(c, 0.15),
	    .ads = chance_hits(c, 0.2) ? (int)chance_range(c, 4, 9) : 0,
	};

	/* A list of terms takes the label for the headline: the detector's
	 * business, which the pages of tests/pages are for. */
	if (l.frame == FRAME_DL)
		l.labels = false;
	if (chance_hits(c, 0.3))
		l.place = (enum clock_place)chance_range(c, 0, PLACES - 1);
	/* Nor does anybody put advertisements among headlines as terms. */
	if (l.frame == FRAME_DL && l.place == PLACE_AFTER)
		l.ads = 0;
	if (tongue == ARABIC && l.form == FORM_CLOCK && chance_hits(c, 0.3))
		l.form = FORM_ARABIC;
	return l;
}

/* Two designs; the second may be the first for ever. */
static void
draw_looks(struct site *s, struct chance *c)
{
	s->layouts[0] = draw_layout(c, s->tongue);
	s->layouts[1] = draw_layout(c, s->tongue);
	/* A redesign seldom changes where the lines' links lead. */
	if (chance_hits(c, 0.7))
		s->layouts[1].link = s->layouts[0].link;
	s->redesign = INT64_MAX;
	if (chance_hits(c, 0.4))
		s->redesign = chance_range(c, s->life.from, s->life.to);
	else
		s->layouts[1] = s->layouts[0];
}

static bool
has_form(const struct site *s, enum clock_form f)
{
	return s->layouts[0].form == f || s->layouts[1].form == f;
}

/* Where times are as coarse as hours, two events of one text differ in nothing
 * but their links: without a number in them nobody could tell them apart. */
static bool
can_repeat(const struct site *s)
{
	return !has_form(s, FORM_RELATIVE) ||
	       (s->layouts[0].link <= LINK_QUERY &&
		   s->layouts[1].link <= LINK_QUERY);
}

static int
draw_windows(const struct site *s, struct chance *c, double every,
    int64_t longest, struct window *out)
{
	int64_t t = s->life.from;
	int n = 0;

	for (;;) {
		t += HOUR + chance_wait(c, every);
		if (t >= s->life.to || n == WINDOWS)
			return n;
		out[n] = (struct window){t, t + chance_range(c, 600, longest)};
		t = out[n++].to;
	}
}

static void
draw_habits(struct site *s, struct chance *c)
{
	s->length = (int)chance_range(c, 10, 60);
	s->a_day = 5 * exp2(chance_unit(c) * 5.9);
	if (chance_hits(c, 0.25))
		s->skew = chance_range(c, -180, 180);
	s->oldest_first = chance_hits(c, 0.15);
	/* Without being told, a page that runs upwards is a schedule. */
	if (s->oldest_first)
		s->source.ticker.order = ORDER_OLDEST_FIRST;
	s->quiet_nights = chance_hits(c, 0.4);
	s->repeats = can_repeat(s);
	s->bulletins = s->repeats && chance_hits(c, 0.15);
	/* Above a day's heading, or at the older end, a pinned line lies. */
	s->pins = !has_form(s, FORM_HEADINGS) && !s->oldest_first &&
		  chance_hits(c, 0.4);
	if (chance_hits(c, 0.5))
		s->shorter_n =
		    draw_windows(s, c, 7.0 * DAY, 6 * HOUR, s->shorter);
	if (chance_hits(c, 0.5))
		s->longer_n =
		    draw_windows(s, c, 7.0 * DAY, 6 * HOUR, s->longer);
	s->outages_n = draw_windows(s, c, 10.0 * DAY, 14 * HOUR, s->outages);
}

/* Some day a server is moved, or loses its zone, for hours or days; not while
 * the clocks are changed, when new lines may be read wrongly all the same. */
static void
draw_abroad(struct site *s, struct chance *c)
{
	static const int quarters[] = {4, -4, 4, -4, 8, -8, 12, -12, 22, -18};

	if (!chance_hits(c, 0.4))
		return;
	s->abroad_by = quarters[chance_range(c, 0, 9)] * (int64_t)HOUR / 4;
	s->abroad.from = chance_range(c, s->life.from, s->life.to);
	s->abroad.to = s->abroad.from + chance_range(c, HOUR, 6 * DAY);
	if (zone_offset(s->source.timezone, s->abroad.from - DAY) !=
	    zone_offset(s->source.timezone, s->abroad.to + DAY))
		s->abroad.to = s->abroad.from;
}

/* Days of a year in which the clocks of half the zones change. */
static int64_t
draw_start(struct chance *c)
{
	static const int64_t new_year = 1735689600; /* 2025 */
	int64_t day = chance_range(c, 5, 330);

	if (chance_hits(c, 0.5))
		day = chance_hits(c, 0.5) ? chance_range(c, 55, 95)
					  : chance_range(c, 265, 290);
	return new_year + day * DAY + chance_range(c, 0, DAY - 1);
}

struct site *
site_new(uint64_t seed, int k, int days)
{
	struct chance c = chance_of(seed, (uint64_t)k * 16);
	struct arena *a = arena_new();
	struct site *s = arena_zalloc(a, sizeof(*s));
	const struct place *p = &places[chance_range(&c, 0, 9)];

	s->arena = a;
	s->tongue = p->tongue;
	s->life.from = draw_start(&c);
	s->life.to = s->life.from + days * (int64_t)DAY;
	draw_looks(s, &c);
	draw_habits(s, &c);
	s->source.name = arena_printf(a, "site-%d", k);
	s->source.title = "A site";
	s->source.url = arena_printf(a, "https://site-%d.example/", k);
	s->source.timezone = p->zone;
	s->source.language = p->language;
	if (chance_hits(&c, 0.5))
		s->source.ticker.heading =
		    p->tongue == ARABIC ? "عاجل" : "Newsticker";
	live(s, &c);
	c = chance_of(seed, (uint64_t)k * 16 + 2);
	draw_abroad(s, &c);
	return s;
}

void
site_free(struct site *s)
{
	if (s != NULL)
		arena_free(s->arena);
}

const struct layout *
site_layout(const struct site *s, int64_t at)
{
	return &s->layouts[at >= s->redesign];
}

/* A zone that is printed, and an age, are right everywhere. */
int64_t
site_abroad(const struct site *s, int64_t at)
{
	enum clock_form form = site_layout(s, at)->form;

	if (form == FORM_DATETIME || form == FORM_RELATIVE)
		return 0;
	return in_window(&s->abroad, 1, at) ? s->abroad_by : 0;
}

struct civil
site_local(const struct site *s, const struct event *e, int64_t at)
{
	int64_t by = site_abroad(s, at);

	return by == 0 ? e->local
		       : zone_civil(s->source.timezone, e->printed + by);
}

int
event_wording(const struct event *e, int64_t at)
{
	int i = e->wordings_n - 1;

	while (i > 0 && e->wordings[i].from > at)
		i--;
	return i;
}

static bool
is_there(const struct event *e, int64_t at)
{
	return e->shown <= at && !in_window(&e->away, 1, at);
}

/* How many events lie before that time. */
static size_t
count_before(const struct site *s, int64_t at)
{
	size_t low = 0, high = s->n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (s->events[mid].at <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static int
length_at(const struct site *s, int64_t at)
{
	if (in_window(s->shorter, s->shorter_n, at))
		return s->length / 3 > 5 ? s->length / 3 : 5;
	if (in_window(s->longer, s->longer_n, at))
		return s->length * 2;
	return s->length;
}

/* A line that is pinned for days lies far below; they are few. */
static size_t
find_pinned(const struct site *s, int64_t at, size_t end)
{
	int64_t oldest = at - 5 * (int64_t)DAY;

	while (end-- > 0 && s->events[end].at >= oldest) {
		const struct event *e = &s->events[end];

		if (in_window(&e->pinned, 1, at) && is_there(e, at))
			return end;
	}
	return SIZE_MAX;
}

size_t
site_page(const struct site *s, int64_t at, struct shown_line out[PAGE_MAX])
{
	size_t i = count_before(s, at), n = 0, most = (size_t)length_at(s, at);
	size_t pinned = s->pins ? find_pinned(s, at, i) : SIZE_MAX;

	if (pinned != SIZE_MAX)
		out[n++] = (struct shown_line){
		    pinned, event_wording(&s->events[pinned], at), true};
	for (most += n; i-- > 0 && n < most;) {
		const struct event *e = &s->events[i];

		if (i != pinned && is_there(e, at))
			out[n++] =
			    (struct shown_line){i, event_wording(e, at), false};
	}
	return n;
}
