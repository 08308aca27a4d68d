/* reason.c - says to people how an instant was found. */
#include "base/instant.h"
#include "resolve/printed.h"
#include "resolve/resolve.h"

static const char *
first_seen(const struct printed_time *t)
{
	if (t->hour < 0 && !printed_names_day(t))
		return "no time, so the fetch's";
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

const char *
resolve_reason(const struct printed_time *t, const struct entry *resolved)
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
