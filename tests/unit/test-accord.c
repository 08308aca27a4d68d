/* test-accord.c - the times of lines and entries at a glance and in full. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/instant.h"
#include "merge/accord.h"

static const int64_t now = 1755259200; /* 2025-08-15T12:00:00Z */

/* What a line or an entry may print, and how it may be read. */
struct print {
	enum origin origin;
	int precision;
	const char *time_text;
};

static const struct print prints[] = {
    {ORIGIN_CLOCK, 60, "09:13"},
    {ORIGIN_CLOCK, 60, "09:14"},
    {ORIGIN_CLOCK, 1, "09:13:20"},
    {ORIGIN_PRINTED, 60, "15/08 09:13"},
    {ORIGIN_PRINTED, 86400, "15/08"},
    {ORIGIN_RELATIVE, 60, "5 minutes ago"},
    {ORIGIN_RELATIVE, 3600, "2 hours ago"},
    {ORIGIN_RELATIVE, 86400, "yesterday"},
    {ORIGIN_FIRST_SEEN, 1, NULL},
    {ORIGIN_FIRST_SEEN, 86400, "15/08"},
};

static const int64_t apart[] = {0, 1, -1, 30, -30, 59, -59, 60, -60, 61, 119,
    120, 180, -180, 600, 700, 3599, -3600, 3661, 7200, 7500, 43199, -43200,
    43260, 86399, -86400, 86461, 90000, 180000};

enum {
	PRINTS = sizeof(prints) / sizeof(prints[0]),
	APART = sizeof(apart) / sizeof(apart[0])
};

static struct entry
entry_of(const struct print *p, int64_t t)
{
	return (struct entry){.published = t,
	    .precision = p->precision,
	    .origin = p->origin,
	    .time_text = p->time_text,
	    .text = "sirens"};
}

/* How often the glance was right to say no, and how often there was a no. */
struct tally {
	size_t seen, all;
};

/* Holds a line against the one entry of the history, read `lead` later by now
 * than from the page. */
static void
hold(struct merging *m, const struct entry *seen, int64_t lead, bool quiet,
    struct tally *out)
{
	struct line l = {.seen = seen,
	    .time = words_folded(m->words, seen->time_text),
	    .known = LINE_NONE,
	    .place = LINE_NONE,
	    .quiet = quiet,
	    .published = seen->published + lead};
	struct gist x = accord_gist_of_line(&l), y = accord_gist_of_entry(m, 0);
	bool none = accord_of(m, &l, 0) == ACCORD_NONE;

	assert_true(none || accord_may_be(m, &x, &y));
	out->all += none;
	out->seen += !accord_may_be(m, &x, &y);
}

static void
hold_all(struct merging *m, const struct print *known, struct tally *out)
{
	struct history *h = arena_zalloc(m->a, sizeof(*h));

	h->entries = arena_alloc(m->a, sizeof(*h->entries));
	h->entries[h->n++] = entry_of(known, now);
	m->history = h;
	m->times = arena_zalloc(m->a, sizeof(*m->times));
	m->texts = arena_zalloc(m->a, sizeof(*m->texts));
	for (size_t i = 0; i < PRINTS * APART; i++) {
		struct entry seen =
		    entry_of(&prints[i % PRINTS], now + apart[i / PRINTS]);

		hold(m, &seen, 0, i % 2 == 0, out);
		hold(m, &seen, -DAY, i % 2 == 0, out);
	}
}

static void
a_glance_never_parts_what_may_be_one(void **state)
{
	static const int64_t lags[] = {0, 0, 900}, leans[] = {0, 400, 0};

	(void)state;
	for (size_t i = 0; i < sizeof(lags) / sizeof(lags[0]); i++) {
		struct arena *a = arena_new();
		struct merging m = {.a = a,
		    .words = words_new(a),
		    .lag = lags[i],
		    .lean = leans[i],
		    .now = now + 2 * DAY,
		    .dated = INSTANT_NONE};
		struct tally tally = {0, 0};

		for (size_t k = 0; k < PRINTS; k++)
			hold_all(&m, &prints[k], &tally);
		/* of clocks, which is what there is most of, nearly always */
		assert_true(tally.seen * 3 > tally.all);
		words_free(m.words);
		arena_free(a);
	}
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_glance_never_parts_what_may_be_one),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
