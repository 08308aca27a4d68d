/* fuzz-timetext.c - whatever the text, a time read from it is a real one. */
#include "base/instant.h"
#include "base/utf8.h"
#include "detect/timetext.h"
#include "target.h"

static bool
is_boundary(const char *s, size_t n, size_t at)
{
	return at == n || ((unsigned char)s[at] & 0xC0) != 0x80;
}

/* A day that there is; other calendars' months are checked by their length. */
static void
check_date(const struct printed_time *t)
{
	struct civil c = {.year = t->year < 0 ? 2000 : t->year,
	    .month = t->month < 0 ? 1 : t->month,
	    .day = t->day < 0 ? 1 : t->day};

	check((t->month < 0) == (t->day < 0));
	check(t->year < 0 || t->month > 0);
	check(t->month <= 12 && t->day <= 31 && t->month != 0 && t->day != 0);
	check(t->calendar != CALENDAR_GREGORIAN || civil_valid(&c));
	check(t->calendar <= CALENDAR_HIJRI);
	check(t->calendar != CALENDAR_HIJRI || t->day <= 30);
	check(t->weekday >= -1 && t->weekday <= 6);
	check(t->day_word ? t->days_ago >= -1 && t->days_ago <= 1
			  : t->days_ago % 7 == 0 && abs(t->days_ago) <= 7);
	check(t->day_word || t->days_ago == 0 ||
	      (t->weekday >= 0 && t->month < 0));
}

static void
check_clock(const struct printed_time *t)
{
	check(t->hour >= -1 &&
	      (t->hour <= 23 ||
		  (t->hour == 24 && t->minute == 0 && t->second <= 0)));
	check(t->minute >= -1 && t->minute <= 59);
	check(t->second >= -1 && t->second <= 59);
	check((t->hour < 0) == (t->minute < 0));
	check(t->second < 0 || t->hour >= 0);
	check(t->offset > -DAY && t->offset < DAY);
	check(t->zoned || t->offset == 0);
	check(t->hour >= 0 || t->month > 0 || !t->zoned);
}

static void
check_relative(const struct printed_time *t)
{
	enum { YEARS = 100000, MOST_MONTHS = 12 * YEARS };

	check(t->relative || (t->ago_months == 0 && t->ago_days == 0 &&
				 t->ago_seconds == 0 && t->unit == 0));
	check(!t->relative || (t->unit > 0 && t->month < 0));
	check(!t->relative || t->hour < 0 || t->ago_days != 0);
	check(abs(t->ago_months) <= MOST_MONTHS * 10);
	check(abs(t->ago_days) <= 366 * YEARS);
}

static void
check_time(const struct printed_time *t)
{
	check_date(t);
	check_clock(t);
	check_relative(t);
	check(t->hour >= 0 || t->month > 0 || t->day_word || t->relative);
}

static void
check_span(const char *s, size_t n, const struct time_span *at)
{
	check(at->from <= at->start && at->start < at->end);
	check(at->end <= at->to && at->to <= n);
	check(is_boundary(s, n, at->from) && is_boundary(s, n, at->to));
	check(is_boundary(s, n, at->start) && is_boundary(s, n, at->end));
}

static void
check_text(const char *s, size_t n, const struct timetext_hints *hints)
{
	struct printed_time whole, lead, trail, label;
	struct time_span first, last, at;
	bool is_whole = timetext_whole(s, n, hints, &whole);
	bool leads = timetext_leading(s, n, hints, &lead, &first);
	bool trails = timetext_trailing(s, n, hints, &trail, &last);
	bool labelled = timetext_labelled(s, n, hints, &label, &at);
	unsigned may = timetext_glance(s, n);

	if (leads) {
		check_time(&lead);
		check_span(s, n, &first);
		check(first.from == 0);
	}
	if (trails) {
		check_time(&trail);
		check_span(s, n, &last);
		check(last.to == n);
	}
	if (is_whole)
		check_time(&whole);
	/* the glance rules out nothing that is there */
	check(!is_whole || (may & TIMETEXT_WHOLE) != 0);
	check(!leads || (may & TIMETEXT_LEADING) != 0);
	check(!trails || (may & TIMETEXT_TRAILING) != 0);
	check(!labelled || (may & TIMETEXT_LABELLED) != 0);
	/* an edge needs more than a date alone */
	check(!leads || lead.hour >= 0 || lead.relative);
	check(!trails || trail.hour >= 0 || trail.relative);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const languages[] = {
	    NULL, "ar", "en-US", "fa", "fr", "ja", "sv", "de-AT"};
	struct printed_time t;
	char *s;

	if (size == 0 || size > 4096)
		return 0;
	/* exactly n bytes, so that reading past them is seen */
	s = malloc(size);
	if (s == NULL)
		abort();
	memcpy(s, data + 1, size - 1);
	if (utf8_valid(s, size - 1))
		check_text(s, size - 1,
		    &(struct timetext_hints){(enum clock_style)(data[0] % 3),
			languages[data[0] / 3 % 8]});
	s[size - 1] = '\0';
	if (timetext_machine(s, &t))
		check_time(&t);
	free(s);
	return 0;
}
