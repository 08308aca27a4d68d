/* fuzz-timetext.c - whatever the text, a time read from it is a real one. */
#include "base/instant.h"
#include "base/utf8.h"
#include "detect/timetext.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(bool holds)
{
	if (!holds)
		abort();
}

static bool
is_boundary(const char *s, size_t n, size_t at)
{
	return at == n || ((unsigned char)s[at] & 0xC0) != 0x80;
}

static void
check_time(const struct printed_time *t)
{
	struct civil c = {.year = t->year < 0 ? 2000 : t->year,
	    .month = t->month < 0 ? 1 : t->month,
	    .day = t->day < 0 ? 1 : t->day,
	    .hour = t->hour,
	    .minute = t->minute,
	    .second = t->second < 0 ? 0 : t->second};

	check(civil_valid(&c));
	check((t->month < 0) == (t->day < 0));
	check(t->year < 0 || t->month > 0);
	check(t->second >= -1);
	check(t->offset > -DAY && t->offset < DAY);
	check(t->zoned || t->offset == 0);
}

static void
check_span(const char *s, size_t n, const struct time_span *at)
{
	check(at->from <= at->start && at->start < at->end);
	check(at->end <= at->to && at->to <= n);
	check(is_boundary(s, n, at->from) && is_boundary(s, n, at->to));
	check(is_boundary(s, n, at->start) && is_boundary(s, n, at->end));
}

static bool
is_same(const struct printed_time *a, const struct printed_time *b)
{
	return a->year == b->year && a->month == b->month && a->day == b->day &&
	       a->hour == b->hour && a->minute == b->minute &&
	       a->second == b->second && a->zoned == b->zoned &&
	       a->offset == b->offset;
}

static void
check_text(const char *s, size_t n, enum clock_style style)
{
	struct printed_time whole, lead, trail;
	struct time_span first, last;
	bool is_whole = timetext_whole(s, n, style, &whole);
	bool leads = timetext_leading(s, n, style, &lead, &first);
	bool trails = timetext_trailing(s, n, style, &trail, &last);

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
	if (is_whole) {
		check(leads && is_same(&whole, &lead));
		check(trails && is_same(&whole, &trail));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
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
		check_text(s, size - 1, (enum clock_style)(data[0] % 3));
	s[size - 1] = '\0';
	if (timetext_machine(s, &t))
		check_time(&t);
	free(s);
	return 0;
}
