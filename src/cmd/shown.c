/* shown.c - makes the panel of a source: how it fares, and its lines. */
#include "cmd/shown.h"

#include <sys/stat.h>

#include "base/fnv.h"
#include "base/instant.h"
#include "base/limits.h"
#include "cmd/faring.h"
#include "cmd/squeeze.h"
#include "refresh/compose.h"
#include "refresh/gather.h"
#include "write/write.h"

enum {
	MOST_LINES = 40, /* of one source, where there are few */
	LEAST_LINES = 3, /* where there are thousands */
	/* A page that told each fetch would be another page after each run. */
	FETCHED_STEP = 15 * MINUTE
};

/* In words for anybody, who can't mend it: what broke, and how, is in `ajel
 * status`. */
static void
tell_health(struct arena *a, const struct condition *c, struct panel *p)
{
	switch (c->gravity) {
	case GRAVITY_FAILING:
		p->mark = MARK_BAD;
		p->health = arena_printf(a, "failing (%s)", c->state);
		break;
	case GRAVITY_BLOCKED:
		p->mark = MARK_BAD;
		p->health = "not fetched: the site's robots.txt forbids it";
		break;
	case GRAVITY_FROZEN:
		p->mark = MARK_FAIR;
		p->health = "silent for unusually long";
		break;
	case GRAVITY_WARNED:
		p->mark = MARK_FAIR;
		p->health = "works, but wants a look";
		break;
	case GRAVITY_NEW:
		p->mark = MARK_FAIR;
		p->health = "not fetched yet";
		break;
	case GRAVITY_FINE:
	case GRAVITY_FORGOTTEN:
		p->mark = MARK_GOOD;
		p->health = "ok";
		break;
	}
}

static bool
is_served(struct arena *a, const char *dir, const char *name)
{
	const struct format *format = format_at(0, FORMAT_FEED);
	struct stat st;

	return stat(arena_printf(a, "%s/%s.%s", dir, name, format->name),
		   &st) == 0 &&
	       S_ISREG(st.st_mode);
}

static int64_t
step_before(int64_t t)
{
	return t == INSTANT_NONE ? t : t - t % FETCHED_STEP;
}

static uint64_t
mix_number(uint64_t h, int64_t n)
{
	return fnv_bytes(h, (const char *)&n, sizeof(n));
}

/* Of all that lines are shown by, and of what the list of feeds says. Another
 * store that came as far had no new line just then. */
static const char *
stamp_of(const struct shown_by *by, struct arena *a, const struct feed *feed,
    const struct health *h)
{
	uint64_t n = fnv_part(FNV_START, AJEL_VERSION);

	n = fnv_part(fnv_part(fnv_part(n, feed->name), feed->title), feed->url);
	n = fnv_part(
	    fnv_part(fnv_part(n, feed->language), feed->timezone), feed->base);
	n = mix_number(mix_number(n, h->generation), h->moved);
	n = mix_number(mix_number(n, (int64_t)by->most), (int64_t)by->room);
	return arena_printf(a, "%016llx", (unsigned long long)n);
}

int
shown_describe(struct arena *a, const struct shown_by *by,
    const struct known *k, struct shown *out, struct err *err)
{
	struct panel *p = &out->panel;
	struct source source;
	struct condition c;
	struct health h;

	memset(out, 0, sizeof(*out));
	if (faring_glance(a, by->store, k, by->now, &h, &c, err) < 0)
		return -1;
	source = known_source(a, by->o, k);
	compose_feed(a, &source, NULL, 0, &p->feed);
	out->name = k->name;
	p->stamp = stamp_of(by, a, &p->feed, &h);
	p->newest = INSTANT_NONE;
	p->fetched = step_before(h.last_success);
	p->served = is_served(a, by->dir, k->name);
	tell_health(a, &c, p);
	return 0;
}

/* The newest lines of one source, turned round as they come. */
struct gathered {
	struct arena *a;
	struct entry *entries; /* room for `most`; filled from the end */
	size_t most;
	size_t n;
};

static int
gather(void *ctx, const char *source, const struct entry *e)
{
	struct gathered *g = ctx;
	struct entry *to;

	(void)source;
	if (g->n == g->most)
		return 0;
	to = &g->entries[g->most - ++g->n];
	*to = gather_copy(g->a, e);
	to->label = NULL;
	return 0;
}

int
shown_read(struct arena *a, const struct shown_by *by, struct shown *s,
    struct err *err)
{
	const struct query q = {.sources = &s->name,
	    .sources_n = 1,
	    .since = INSTANT_NONE,
	    .until = INSTANT_NONE,
	    .status = -1,
	    .limit = by->most};
	struct gathered g = {.a = a, .most = by->most};
	struct feed *feed = &s->panel.feed;
	struct entry *newest;

	g.entries = arena_alloc(a, g.most * sizeof(*g.entries));
	if (store_find(by->store, &q, gather, &g, err) < 0)
		return -1;
	newest = g.entries + g.most - g.n;
	feed->entries = newest;
	feed->n = squeeze(a, newest, g.n, by->room);
	if (g.n > 0)
		s->panel.newest = newest[0].published;
	return 0;
}

void
shown_share(struct shown_by *by, size_t n)
{
	size_t share = n > 0 ? LIMIT_BOARD_LINES / n : 0;

	share = share < LEAST_LINES ? LEAST_LINES : share;
	by->most = share > MOST_LINES ? MOST_LINES : share;
	by->room = share * LIMIT_BOARD_LINE;
}

uint64_t
shown_mix(uint64_t h, const struct shown *s)
{
	const struct panel *p = &s->panel;

	h = fnv_part(fnv_part(h, p->stamp), p->health);
	return mix_number(mix_number(h, p->fetched), p->served);
}
