/* bench-merge.c - a page against a history of 100,000 entries. */
#include "base/arena.h"
#include "base/instant.h"
#include "bench.h"
#include "merge/merge.h"

enum { HISTORY = 100000, PAGE = 100, LONGEST = 2000, ROUNDS = 50 };

/* A ticker: a line every three minutes, the newest at `now`. */
enum { STEP = 3 * MINUTE };

static const int64_t now = 1795288297; /* 2026-11-21T19:11:37Z */

struct kind {
	const char *name;
	enum origin origin;
	size_t lines;
	size_t fresh;  /* lines that are new */
	size_t edited; /* one in so many is reworded; 0: none */
	bool unlinked; /* neither page nor history has links */
};

static const struct kind kinds[] = {
    {"nothing new", ORIGIN_CLOCK, PAGE, 0, 0, false},
    {"5 new", ORIGIN_CLOCK, PAGE, 5, 0, false},
    {"5 new, 10 edited", ORIGIN_CLOCK, PAGE, 5, 10, false},
    {"all new", ORIGIN_CLOCK, PAGE, PAGE, 0, false},
    {"all edited", ORIGIN_CLOCK, PAGE, 0, 1, false},
    {"relative, 5 new", ORIGIN_RELATIVE, PAGE, 5, 0, false},
    {"relative, edits", ORIGIN_RELATIVE, PAGE, 5, 10, false},
    {"relative, all new", ORIGIN_RELATIVE, PAGE, PAGE, 0, false},
    {"no times, 5 new", ORIGIN_FIRST_SEEN, PAGE, 5, 0, false},
    {"no times, edits", ORIGIN_FIRST_SEEN, PAGE, 5, 10, false},
    {"no times, all new", ORIGIN_FIRST_SEEN, PAGE, PAGE, 0, false},
    {"no times, no links", ORIGIN_FIRST_SEEN, PAGE, PAGE, 0, true},
    {"2000, all new", ORIGIN_CLOCK, LONGEST, LONGEST, 0, false},
    {"2000, all edited", ORIGIN_CLOCK, LONGEST, 0, 1, false},
    {"2000, relative", ORIGIN_RELATIVE, LONGEST, LONGEST, 0, true},
    {"2000, no times", ORIGIN_FIRST_SEEN, LONGEST, LONGEST, 0, true},
};

/* The i-th event, counted from the newest of the history; those to come are
 * negative. */
static struct entry
event(struct arena *a, const struct kind *k, int i, const char *tail)
{
	static const char *const words[] = {"وزارة الاقتصاد", "البرلمان",
	    "رئيس الحكومة", "الجيش", "المفوضية", "البنك المركزي", "النقابات"};
	int64_t t = now - HOUR - (int64_t)i * STEP;
	struct civil c = instant_civil(t);
	struct entry e = {
	    .published = t - t % MINUTE,
	    .updated = t - t % MINUTE,
	    .precision = MINUTE,
	    .origin = k->origin,
	    .first_seen = t,
	};

	e.text = arena_printf(a, "%s: %d من المخابز %s بالتسعيرة الجديدة %s %d",
	    words[(unsigned)i % 7], i + 1000, words[(unsigned)i % 5], tail, i);
	if (!k->unlinked)
		e.url = arena_printf(a,
		    "https://example.org/news/%d/slug-of-the-line", 500000 - i);
	if (k->origin == ORIGIN_CLOCK)
		e.time_text = arena_printf(a, "%02d:%02d", c.hour, c.minute);
	else if (k->origin == ORIGIN_RELATIVE)
		e.time_text = arena_printf(a, "%d minutes ago", i * 3);
	return e;
}

static struct history
make_history(struct arena *a, const struct kind *k)
{
	struct history h = {.n = HISTORY, .page_n = k->lines};

	h.entries = arena_alloc(a, h.n * sizeof(*h.entries));
	h.page = arena_zalloc(a, h.page_n * sizeof(*h.page));
	for (int i = 0; i < HISTORY; i++) {
		h.entries[i] = event(a, k, i, "");
		h.entries[i].id = arena_printf(a, "urn:uuid:%d", i);
	}
	for (size_t i = 0; i < h.page_n; i++)
		h.page[i].entry = i;
	h.fetched = now - HOUR;
	return h;
}

static struct entry *
make_page(struct arena *a, const struct kind *k)
{
	struct entry *seen = arena_alloc(a, k->lines * sizeof(*seen));

	for (size_t i = 0; i < k->lines; i++) {
		bool edited = k->edited > 0 && i % k->edited == 0;

		seen[i] = event(
		    a, k, (int)i - (int)k->fresh, edited ? "والمطاحن" : "");
	}
	return seen;
}

static void
bench_kind(const struct kind *k)
{
	struct arena *a = arena_new(), *out = arena_new();
	struct history history = make_history(a, k);
	struct shown shown = {make_page(a, k), k->lines, ORDER_NEWEST_FIRST,
	    "https://example.org/", now, INSTANT_NONE};
	struct changes changes = {0};
	double from = bench_cpu();

	for (int i = 0; i < ROUNDS; i++) {
		merge(out, &history, &shown, &changes);
		arena_reset(out);
	}
	(void)printf("merge: %-18s %7.0f us (%zu new, %zu changed)\n", k->name,
	    (bench_cpu() - from) / ROUNDS * 1e6, changes.added_n,
	    changes.changed_n);
	arena_free(a);
	arena_free(out);
}

int
main(void)
{
	(void)printf("merge: a history of %d entries, a page of %d lines\n",
	    HISTORY, PAGE);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		bench_kind(&kinds[i]);
	return 0;
}
