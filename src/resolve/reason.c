/* reason.c - says to people how an instant was found. */
#include "resolve/believe.h"
#include "resolve/headed.h"
#include "resolve/printed.h"
#include "resolve/resolve.h"

static const char *
first_seen(const struct printed_time *t)
{
	if (t->hour < 0 && !printed_names_day(t))
		return "no time, so the fetch's";
	if (t->hour >= 0 && !printed_names_day(t))
		return "a clock too many days back; no later than the line "
		       "above";
	if (t->hour >= 0 || t->relative)
		return "a time that can't be true, so the fetch's";
	return "no clock, and the day isn't over";
}

static const char *
dated(const struct printed_time *t)
{
	if (t->year >= 0)
		return t->hour < 0 ? "a date; its midnight" : "a date";
	return t->weekday < 0
		   ? "a date without a year; the latest that fits the list"
		   : "a date and a weekday; the latest that fits both";
}

static const char *
own_reason(const struct printed_time *t, const struct entry *resolved)
{
	if (resolved->origin == ORIGIN_FIRST_SEEN)
		return first_seen(t);
	if (t->relative)
		return "counted from the fetch";
	if (printed_has_date(t))
		return dated(t);
	if (t->day_word)
		return "a day counted from the fetch's";
	if (t->weekday >= 0)
		return "a weekday; the latest that fits the list";
	return "a clock; the newest day that fits the list";
}

static const char *
headed_reason(const struct headed *h, const struct entry *resolved)
{
	const struct printed_time *t = &h->time;

	if (resolved->origin == ORIGIN_FIRST_SEEN)
		return first_seen(t);
	if (t->hour < 0)
		return "the date above the line; its midnight";
	if (printed_has_date(t))
		return t->year >= 0
			   ? "a clock; the date above the line"
			   : "a clock; the date above the line, of the "
			     "latest year that fits the list";
	return t->day_word ? "a clock; the day above the line, counted from "
			     "the fetch's"
			   : "a clock; the weekday above the line, the latest "
			     "that fits the list";
}

/* A single heading was put aside where it can't be true. */
static bool
is_put_aside(const struct headed *h, const struct entry *resolved)
{
	return h->only_heading && resolved->origin == ORIGIN_CLOCK &&
	       printed_origin(&h->time) != ORIGIN_CLOCK;
}

const char **
resolve_reasons(struct arena *a, const struct ticker *ticker,
    enum line_order order, const char *zone, int64_t fetched,
    const struct entry *resolved)
{
	const struct ticker one = believe(a, ticker, zone, fetched);
	const struct headed *times =
	    headed_times(a, &one, order, zone, fetched);
	const char **out = arena_alloc(a, (ticker->n + 1) * sizeof(*out));

	for (size_t i = 0; i < ticker->n; i++) {
		const struct headed *h = &times[i];

		if (h->from_heading && !is_put_aside(h, &resolved[i]))
			out[i] = headed_reason(h, &resolved[i]);
		else if (h->halved)
			out[i] = "a clock of twelve hours; the half of a day "
				 "that fits the list";
		else
			out[i] = own_reason(&one.lines[i].time, &resolved[i]);
		if (one.lines[i].rule != ticker->lines[i].rule)
			out[i] = arena_printf(a, "not believed: %s", out[i]);
	}
	return out;
}
