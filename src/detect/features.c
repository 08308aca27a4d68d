/* features.c - measures a list of timed lines. */
#include "detect/features.h"

#include <limits.h>

#include "base/instant.h"
#include "base/limits.h"
#include "detect/headwords.h"
#include "detect/money.h"
#include "detect/node.h"
#include "detect/place.h"
#include "detect/sequence.h"
#include "text/chars.h"

const char *const feature_names[FEATURES] = {
    [FEATURE_LINES] = "lines",
    [FEATURE_MANY] = "many",
    [FEATURE_FALLING] = "falling",
    [FEATURE_RISING] = "rising",
    [FEATURE_ORDERED] = "ordered",
    [FEATURE_UPWARDS] = "upwards",
    [FEATURE_COMPARED] = "compared",
    [FEATURE_LENGTH] = "length",
    [FEATURE_SHORT] = "short",
    [FEATURE_LONG] = "long",
    [FEATURE_DISTINCT] = "distinct",
    [FEATURE_HEADED] = "headed",
    [FEATURE_LINKED] = "linked",
    [FEATURE_OWN_LINK] = "own-link",
    [FEATURE_WORDY] = "wordy",
    [FEATURE_TITLED] = "titled",
    [FEATURE_NEWS] = "news",
    [FEATURE_POPULAR] = "popular",
    [FEATURE_OTHER] = "other",
    [FEATURE_HEADING] = "heading",
    [FEATURE_LIVE] = "live",
    [FEATURE_TALK] = "talk",
    [FEATURE_BEFORE] = "before",
    [FEATURE_SHARE] = "share",
    [FEATURE_ASIDE] = "aside",
    [FEATURE_MAIN] = "main",
    [FEATURE_CLOCK] = "clock",
    [FEATURE_DATED] = "dated",
    [FEATURE_DAY] = "day",
    [FEATURE_AGO] = "ago",
    [FEATURE_DAYS_AGO] = "days-ago",
    [FEATURE_STALE] = "stale",
    [FEATURE_SECONDS] = "seconds",
    [FEATURE_EARLY] = "early",
    [FEATURE_OWN] = "own",
    [FEATURE_LEADING] = "leading",
    [FEATURE_TRAILING] = "trailing",
    [FEATURE_ELEMENT] = "element",
    [FEATURE_UNSEEN] = "unseen",
    [FEATURE_DIGITS] = "digits",
    [FEATURE_MONEY] = "money",
};

static int
per_cent(size_t part, size_t whole)
{
	size_t share = whole > 0 ? part * 100 / whole : 0;

	return share < 100 ? (int)share : 100;
}

static size_t
bits(size_t n)
{
	size_t k = 0;

	for (; n > 0; n >>= 1)
		k++;
	return k;
}

static bool
is_mostly_digits(const char *s, size_t chars)
{
	size_t digits = 0;

	for (; *s != '\0'; s++)
		digits += *s >= '0' && *s <= '9';
	return digits * 3 >= chars;
}

/* Whether a line says there what the line above it doesn't. */
static bool
is_new(const char *here, const char *above)
{
	return here != NULL && (above == NULL || strcmp(here, above) != 0);
}

static void
measure_lines(const struct ticker_line *lines, size_t n, int *v)
{
	size_t chars = 0, brief = 0, wide = 0, fresh = 0, linked = 0, own = 0,
	       digits = 0;

	for (size_t i = 0; i < n; i++) {
		static const struct ticker_line none;
		const struct ticker_line *above = i > 0 ? &lines[i - 1] : &none;
		size_t length = chars_columns(lines[i].text);

		chars += length < 200 ? length : 200;
		brief += length < 15;
		wide += length > 150;
		fresh += is_new(lines[i].text, above->text);
		linked += lines[i].url != NULL;
		own += is_new(lines[i].url, above->url);
		digits += is_mostly_digits(lines[i].text, length);
	}
	v[FEATURE_LINES] = per_cent(n, 10);
	v[FEATURE_MANY] = per_cent(bits(n * n * n), 18);
	v[FEATURE_LENGTH] = per_cent(chars, n * 60);
	v[FEATURE_SHORT] = per_cent(brief, n);
	v[FEATURE_LONG] = per_cent(wide, n);
	v[FEATURE_DISTINCT] = per_cent(fresh, n);
	v[FEATURE_LINKED] = per_cent(linked, n);
	v[FEATURE_OWN_LINK] = per_cent(own, n);
	v[FEATURE_DIGITS] = per_cent(digits, n);
}

static void
measure_times(const struct ticker_line *lines, size_t n, int *v)
{
	size_t clock = 0, dated = 0, day = 0, ago = 0, days = 0, seconds = 0,
	       early = 0;

	for (size_t i = 0; i < n; i++) {
		const struct printed_time *t = &lines[i].time;
		bool has_day = t->day > 0 || t->day_word || t->weekday >= 0;

		clock += t->hour >= 0 && !has_day;
		dated += t->hour >= 0 && has_day;
		day += t->hour < 0 && !t->relative;
		ago += t->relative && t->unit < DAY;
		days += t->relative && t->unit >= DAY;
		seconds += t->second >= 0;
		early += t->hour == 0 && t->minute < 20 && !has_day;
	}
	v[FEATURE_CLOCK] = per_cent(clock, n);
	v[FEATURE_DATED] = per_cent(dated, n);
	v[FEATURE_DAY] = per_cent(day, n);
	v[FEATURE_AGO] = per_cent(ago, n);
	v[FEATURE_DAYS_AGO] = per_cent(days, n);
	v[FEATURE_SECONDS] = per_cent(seconds, n);
	v[FEATURE_EARLY] = per_cent(early, n);
}

/* Days since some day, of a date with its year; 0 for any other time. */
static long
day_of(const struct printed_time *t)
{
	return t->day > 0 && t->year > 0 && !t->relative
		   ? t->year * 372L + t->month * 31L + t->day
		   : 0;
}

long
features_newest_day(const struct hit *hits, size_t n)
{
	long newest = 0;

	for (size_t i = 0; i < n; i++) {
		long day = day_of(&hits[i].time);

		newest = day > newest ? day : newest;
	}
	return newest;
}

/* The age of a list's newest line, in days: against the newest date on the page
 * where dates are printed; what prints clocks alone is of today. */
static int
age_of(
    const struct ticker_line *lines, size_t n, const struct surroundings *page)
{
	long top = 0, ago = LONG_MAX, age;

	for (size_t i = 0; i < n; i++) {
		const struct printed_time *t = &lines[i].time;
		long day = day_of(t);

		top = day > top ? day : top;
		age = t->relative ? t->ago_days + t->ago_months * 31L : 0;
		if (day == 0)
			ago = age < ago ? age : ago;
	}
	age = top > 0 ? page->newest_day - top : 0;
	if (ago != LONG_MAX && (top == 0 || ago < age))
		age = ago;
	return age < 0 ? 0 : age < 100 ? (int)age : 100;
}

static void
measure_order(const struct ticker_line *lines, size_t n, int *v)
{
	enum { ORDERLY = 80 };
	struct sequence s = sequence_of(lines, n);

	v[FEATURE_FALLING] = s.falling;
	v[FEATURE_RISING] = s.rising;
	v[FEATURE_COMPARED] = s.compared;
	v[FEATURE_ORDERED] = s.falling >= ORDERLY ? 100 : 0;
	v[FEATURE_UPWARDS] =
	    s.rising >= ORDERLY && s.falling < ORDERLY ? 100 : 0;
}

static bool
has_heading_element(const struct item *item)
{
	const xmlNode *n = item->first;

	for (int i = 0; n != NULL && i < LIMIT_ITEM_NODES;
	     i++, n = node_next(n, item->first)) {
		if (node_is_heading(n))
			return true;
	}
	return false;
}

static bool
is_in_time_element(const struct hit *hit)
{
	const xmlNode *n = hit->node;

	for (int i = 0; n != NULL && i < 3; i++, n = n->parent) {
		if (node_is(n, "time"))
			return true;
	}
	return false;
}

static bool
is_unseen(const struct hit *hit)
{
	return hit->kind == HIT_AROUND ||
	       (hit->kind == HIT_ATTRIBUTE && !is_in_time_element(hit));
}

static bool
has_price(struct arena *a, const struct item *item)
{
	return money_in(node_all_text(a, item->first, LIMIT_ITEM_TEXT));
}

/* The first lines tell enough of what an entry holds. */
static void
measure_money(struct arena *a, const struct candidate *c, int *v)
{
	enum { ENTRIES = 16 };
	size_t n = c->n < ENTRIES ? c->n : ENTRIES, priced = 0;

	for (size_t i = 0; i < n; i++)
		priced += has_price(a, &c->items[i]);
	v[FEATURE_MONEY] = per_cent(priced, n);
}

static void
measure_items(const struct candidate *c, const struct ticker_line *lines,
    size_t n, int *v)
{
	size_t titled = 0, kinds[HIT_KINDS] = {0}, element = 0;
	size_t unseen = 0;
	size_t all = 0, heads = 0;

	for (size_t i = 0; i < c->n; i++) {
		const struct item *item = &c->items[i];

		titled += has_heading_element(item);
		kinds[item->hit->kind]++;
		element += is_in_time_element(item->hit);
		unseen += is_unseen(item->hit);
		all += node_text_size(item->first, LIMIT_ITEM_TEXT);
	}
	for (size_t i = 0; i < n; i++)
		heads += strlen(lines[i].text) + strlen(lines[i].time_text);
	v[FEATURE_HEADED] = per_cent(n, c->n);
	v[FEATURE_TITLED] = per_cent(titled, c->n);
	v[FEATURE_OWN] = per_cent(kinds[HIT_OWN], c->n);
	v[FEATURE_LEADING] = per_cent(kinds[HIT_LEADING], c->n);
	v[FEATURE_TRAILING] = per_cent(kinds[HIT_TRAILING], c->n);
	v[FEATURE_ELEMENT] = per_cent(element, c->n);
	v[FEATURE_UNSEEN] = per_cent(unseen, c->n);
	v[FEATURE_WORDY] = all > heads ? per_cent(all - heads, all) : 0;
}

/* "Latest comments" and "live departures" are none; "Sport: the latest" is a
 * section's. */
static int
news_of(struct arena *a, const char *heading, const int *v)
{
	enum { OF_A_SECTION = 60 };

	if (v[FEATURE_OTHER] > 0 || !headwords_say_news(a, heading))
		return 0;
	return headwords_begin_with_news(a, heading) ? 100 : OF_A_SECTION;
}

static void
measure_place(struct arena *a, const struct candidate *c,
    const struct surroundings *page, int *v)
{
	struct place p = place_of(a, c->list);
	size_t before = c->n > 0 ? (size_t)(c->items[0].hit - page->hits) : 0;

	v[FEATURE_TALK] = p.talk ? 100 : 0;
	v[FEATURE_ASIDE] = p.aside ? 100 : 0;
	v[FEATURE_MAIN] = p.main ? 100 : 0;
	v[FEATURE_BEFORE] = per_cent(before, page->hits_n);
	v[FEATURE_SHARE] = per_cent(c->n, page->hits_n);
	v[FEATURE_HEADING] = c->heading != NULL ? 100 : 0;
	v[FEATURE_OTHER] = headwords_say_other(a, c->heading) ? 100 : 0;
	v[FEATURE_NEWS] = news_of(a, c->heading, v);
	v[FEATURE_POPULAR] = headwords_say_popular(a, c->heading) ? 100 : 0;
}

void
features_measure(struct arena *a, const struct candidate *c,
    const struct ticker_line *lines, size_t n, const struct surroundings *page,
    struct features *out)
{
	memset(out, 0, sizeof(*out));
	measure_lines(lines, n, out->value);
	measure_times(lines, n, out->value);
	out->value[FEATURE_STALE] = age_of(lines, n, page);
	measure_order(lines, n, out->value);
	measure_items(c, lines, n, out->value);
	measure_money(a, c, out->value);
	measure_place(a, c, page, out->value);
}
