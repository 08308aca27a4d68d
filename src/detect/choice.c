/* choice.c - weighs a list of timed lines. */
#include "detect/choice.h"

#include <strings.h>

#include "base/instant.h"
#include "base/limits.h"
#include "detect/heading.h"
#include "detect/node.h"
#include "text/chars.h"

/* What can be told of a list; shares are per cent. */
struct features {
	size_t lines;
	int falling;  /* steps from line to line where the clock doesn't rise */
	int rising;   /* steps where it doesn't fall */
	int length;   /* mean characters of a headline, up to 200 */
	int distinct; /* lines whose text differs from the line before */
	int headed;   /* items that gave a headline */
	bool fine;    /* a line's time is finer than a day */
	bool news;    /* the heading says so */
	bool talk;    /* it lies among readers' comments */
};

/* Minutes since some midnight: enough to tell up from down. A time without a
 * clock is its day's beginning. */
static long
minutes(const struct printed_time *t)
{
	long days = 0;

	if (t->day > 0)
		days = (t->year > 0 ? t->year * 372L : 0) + t->month * 31L +
		       t->day;
	else if (t->day_word)
		days = -(long)t->days_ago;
	return days * 1440 + (t->hour < 0 ? 0 : t->hour * 60L + t->minute);
}

/* Whether of two lines the later can be told: a clock and another day's date
 * say nothing of each other. Nor do times printed as so long ago: such a list is
 * often laid out by weight, and is news all the same. */
static bool
are_comparable(const struct ticker_line *a, const struct ticker_line *b)
{
	return !a->ago && !b->ago && (a->time.hour < 0) == (b->time.hour < 0) &&
	       (a->time.day > 0) == (b->time.day > 0);
}

/* Whether two lines stand under one date, or under none. */
static bool
is_of_one_day(const struct ticker_line *x, const struct ticker_line *y)
{
	if (x->day_text == NULL || y->day_text == NULL)
		return x->day_text == y->day_text;
	return strcmp(x->day_text, y->day_text) == 0;
}

/* To the day is no ticker's time: blogs and archives print that. */
static bool
is_fine(const struct printed_time *t)
{
	return t->hour >= 0 || (t->relative && t->unit < DAY);
}

enum {
	NIGHT = 6 * 60, /* minutes: a smaller step up is no midnight */
	ORDERLY = 80    /* per cent of the steps go one way */
};

static void
count_order(struct features *f, const struct ticker_line *lines, size_t n)
{
	long down = 0, up = 0, steps = 0;
	bool down_night = false, up_night = false;

	for (size_t i = 1; i < n; i++) {
		long a = minutes(&lines[i - 1].time);
		long b = minutes(&lines[i].time);

		if (!are_comparable(&lines[i - 1], &lines[i]) ||
		    !is_of_one_day(&lines[i - 1], &lines[i]))
			continue;
		steps++;
		down += b <= a;
		up += b >= a;
		down_night |= b - a >= NIGHT;
		up_night |= a - b >= NIGHT;
	}
	/* One step the wrong way may be a midnight. */
	down += down_night && down < steps;
	up += up_night && up < steps;
	f->falling = steps > 0 ? (int)(down * 100 / steps) : 100;
	f->rising = steps > 0 ? (int)(up * 100 / steps) : 0;
}

static bool
names_talk(const char *s)
{
	static const char *const words[] = {"comment", "kommentar", "coment",
	    "komentar", "komment", "disqus", "respond", "reply", "forum",
	    "review", NULL};

	for (const char *const *w = words; s != NULL && *w != NULL; w++) {
		if (strcasestr(s, *w) != NULL)
			return true;
	}
	return false;
}

/* Readers' words are marked as such in the id or class of something around
 * them, on nearly every system that prints them. */
static bool
is_talk(struct arena *a, const xmlNode *list)
{
	const xmlNode *n = list;

	for (int i = 0; n != NULL && i < LIMIT_HEADING_LEVELS;
	     i++, n = n->parent) {
		if (node_is(n, "body"))
			break;
		if (names_talk(node_attr(a, n, "id")) ||
		    names_talk(node_attr(a, n, "class")))
			return true;
	}
	return false;
}

static struct features
measure(struct arena *a, const struct candidate *c,
    const struct ticker_line *lines, size_t n)
{
	struct features f = {.lines = n};
	size_t chars = 0, distinct = 0;

	for (size_t i = 0; i < n; i++) {
		chars += chars_count(lines[i].text);
		distinct +=
		    i == 0 || strcmp(lines[i].text, lines[i - 1].text) != 0;
		f.fine |= is_fine(&lines[i].time);
	}
	if (n > 0) {
		f.length = chars / n < 200 ? (int)(chars / n) : 200;
		f.distinct = (int)(distinct * 100 / n);
	}
	f.headed = c->n > 0 ? (int)(n * 100 / c->n) : 0;
	f.news = heading_is_news(a, c->heading);
	f.talk = is_talk(a, c->list);
	count_order(&f, lines, n);
	return f;
}

static int
clamp(int v, int low, int high)
{
	return v < low ? low : v > high ? high : v;
}

static int
score_of(const struct features *f)
{
	int score = 0;

	score += clamp((int)f->lines, 0, 10) * 2;        /* 20 */
	score += clamp(f->length - 10, 0, 30) * 5 / 6;   /* 25 */
	score += clamp(f->falling - 50, 0, 50) * 7 / 10; /* 35 */
	score += clamp(f->distinct - 50, 0, 50) / 5;     /* 10 */
	score += f->news ? 20 : 0;
	score -= f->talk ? 60 : 0;
	score -= f->headed < 60 ? 25 : 0;
	return clamp(score, 0, 100);
}

static const char *
reason_of(const struct features *f, int score, int min_lines)
{
	if (f->lines < (size_t)min_lines)
		return "too few lines with a time and a headline";
	if (!f->fine)
		return "its times are days alone";
	if (f->talk)
		return "lies among readers' comments";
	if (f->falling < ORDERLY && f->rising >= ORDERLY)
		return "runs oldest first: a schedule, unless a definition "
		       "says order = oldest-first";
	if (score >= CHOICE_THRESHOLD)
		return f->news ? "timed headlines under a news heading"
			       : "timed headlines, newest first";
	if (f->falling < ORDERLY)
		return "its times follow no order";
	if (f->length < 20)
		return "its lines are too short for headlines";
	if (f->distinct < 60)
		return "its lines repeat each other";
	if (f->headed < 60)
		return "most of its times have no headline";
	return "too little speaks for it";
}

struct verdict
choice_weigh(struct arena *a, const struct candidate *c,
    const struct ticker_line *lines, size_t n, const struct ticker_rules *rules)
{
	struct features f = measure(a, c, lines, n);
	int min = rules->min_lines > 0 ? rules->min_lines : CHOICE_MIN_LINES;
	struct verdict v;

	if (rules->order == ORDER_OLDEST_FIRST)
		f.falling = f.rising;
	v.score = score_of(&f);
	if (f.lines < (size_t)min || !f.fine ||
	    (f.falling < ORDERLY && !f.news))
		v.score = clamp(v.score, 0, CHOICE_THRESHOLD - 1);
	v.reason = reason_of(&f, v.score, min);
	return v;
}
