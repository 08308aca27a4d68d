/* fuzz-resolve.c - whatever a list prints, no instant is later than the fetch
 * and none is outside of the calendar. */
#include <limits.h>

#include "base/arena.h"
#include "base/instant.h"
#include "base/zone.h"
#include "resolve/resolve.h"
#include "target.h"

enum { LINES = 60 };

/* -1, or lo to hi. */
static int
take_field(struct bytes *b, int lo, int hi)
{
	int v = take(b) * 256 + take(b);

	return v % 3 == 0 ? -1 : lo + v / 3 % (hi - lo + 1);
}

/* Small or extreme, either way. */
static int
take_amount(struct bytes *b)
{
	static const int extremes[] = {INT_MAX, INT_MIN, INT_MAX / 12, 120000};
	int kind = take(b);

	if (kind < 8)
		return extremes[kind % 4];
	return kind < 16 ? -take(b) : take(b);
}

static void
take_relative(struct bytes *b, struct printed_time *t)
{
	t->relative = true;
	t->ago_months = take_amount(b);
	t->ago_days = take_amount(b);
	t->ago_seconds = take_amount(b);
	if (take(b) == 0)
		t->ago_seconds = take(b) % 2 == 0 ? INT64_MAX : INT64_MIN;
	t->unit = take_field(b, 0, 65535) * take_field(b, 0, 30000);
}

static struct printed_time
take_time(struct bytes *b)
{
	struct printed_time t = printed_nothing;
	int what = take(b);

	if ((what & 3) != 0) {
		t.hour = take_field(b, 0, 23);
		t.minute = take_field(b, 0, 59);
		t.second = take_field(b, 0, 59);
	}
	if ((what & 4) != 0) {
		t.calendar = (enum calendar)(take(b) % 3);
		t.year = take_field(b, 1, 9999);
		t.month = take_field(b, 1, 12);
		t.day = take_field(b, 1, 31);
	}
	if ((what & 8) != 0)
		t.weekday = take_field(b, 0, 6);
	if ((what & 48) == 16) {
		t.day_word = true;
		t.days_ago = take_amount(b);
	}
	if ((what & 48) == 32)
		take_relative(b, &t);
	if ((what & 192) == 64) {
		t.zoned = true;
		t.offset = take_field(b, 0, 2 * DAY) - DAY + 1;
	}
	return t;
}

/* Half of the lines stand under one of three dates. */
static void
take_heading(struct bytes *b, struct ticker_line *line)
{
	static const char *const words[] = {"one", "two", "three"};
	int kind = take(b);

	if (kind % 2 == 0)
		return;
	line->day_text = words[kind / 2 % 3];
	line->day = take_time(b);
}

static void
check_instant(int64_t t)
{
	struct civil c = instant_civil(t);

	check(civil_valid(&c));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const zones[] = {"UTC", "Asia/Beirut",
	    "Africa/Casablanca", "Australia/Lord_Howe", "Pacific/Apia"};
	struct ticker_line lines[LINES];
	struct ticker ticker = {.lines = lines};
	struct bytes b = {data, size};
	const char *zone = zones[take(&b) % 5];
	enum line_order order = (enum line_order)(take(&b) % 3);
	int64_t fetched = (int64_t)(take(&b) - 8) * 15000000;
	struct arena *a = arena_new();
	const struct entry *e;
	const char **reasons;

	fetched += (int64_t)take(&b) * 60000 + take(&b) * 240 + take(&b);
	while (b.n > 0 && ticker.n < LINES) {
		struct meaning m;

		lines[ticker.n] =
		    (struct ticker_line){.time = take_time(&b), .text = "text"};
		take_heading(&b, &lines[ticker.n]);
		if (resolve_one(&lines[ticker.n++].time, zone, fetched, &m)) {
			check_instant(m.instant);
			check(m.precision > 0);
		}
	}
	e = resolve(a, &ticker, order, zone, fetched);
	reasons = resolve_reasons(a, &ticker, order, zone, fetched, e);
	for (size_t i = 0; i < ticker.n; i++) {
		check(e[i].published <= fetched);
		check(e[i].updated == e[i].published);
		check(e[i].precision > 0);
		check_instant(e[i].published);
		check(reasons[i][0] != '\0');
	}
	arena_free(a);
	return 0;
}
