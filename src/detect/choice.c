/* choice.c - weighs a list of timed lines. */
#include "detect/choice.h"

#include <limits.h>
#include <stdlib.h>

#include "detect/weights.h"

static int
clamp(int v, int low, int high)
{
	return v < low ? low : v > high ? high : v;
}

static int
weight_of(const struct features *f)
{
	int sum = WEIGHT_BIAS * 100;

	for (size_t i = 0; i < FEATURES; i++)
		sum += weights[i] * f->value[i];
	return sum;
}

/* A date is no ticker's time: blogs and archives print that. */
static bool
is_fine(const struct features *f)
{
	return f->value[FEATURE_CLOCK] > 0 || f->value[FEATURE_DATED] > 0 ||
	       f->value[FEATURE_AGO] > 0 || f->value[FEATURE_DAYS_AGO] > 0;
}

/* Attributes date what isn't new as well, so where no line shows its time the
 * heading has to say that they are news, and not from beside an article. */
static bool
is_believed(const struct features *f, const struct ticker_rules *rules)
{
	return f->value[FEATURE_UNSEEN] <= 50 || rules->heading != NULL ||
	       (f->value[FEATURE_NEWS] > 0 && f->value[FEATURE_ASIDE] == 0);
}

static size_t
min_lines_of(const struct ticker_rules *rules)
{
	return rules->min_lines > 0 ? (size_t)rules->min_lines
				    : CHOICE_MIN_LINES;
}

static const char *
reason_of(const struct features *f, size_t n, int score,
    const struct ticker_rules *rules)
{
	const int *v = f->value;

	if (n < min_lines_of(rules))
		return "too few lines with a time and a headline";
	if (!is_fine(f))
		return "its times are dates alone";
	if (!is_believed(f, rules))
		return "shows no times, and no heading says that it is news";
	if (score >= CHOICE_THRESHOLD)
		return v[FEATURE_NEWS] ? "timed headlines under a news heading"
				       : "timed headlines, newest first";
	if (v[FEATURE_TALK])
		return "lies among readers' comments";
	if (v[FEATURE_UPWARDS])
		return "runs oldest first: a schedule, unless a definition "
		       "says order = oldest-first";
	if (!v[FEATURE_ORDERED])
		return "its times follow no order";
	if (v[FEATURE_SHORT] > 50)
		return "its lines are too short for headlines";
	if (v[FEATURE_DISTINCT] < 60)
		return "its lines repeat each other";
	if (v[FEATURE_HEADED] < 60)
		return "most of its times have no headline";
	return "too little speaks for it";
}

struct verdict
choice_weigh(
    const struct features *f, size_t n, const struct ticker_rules *rules)
{
	struct features turned = *f;
	struct verdict v;

	if (rules->order == ORDER_OLDEST_FIRST) {
		turned.value[FEATURE_FALLING] = f->value[FEATURE_RISING];
		turned.value[FEATURE_RISING] = f->value[FEATURE_FALLING];
		turned.value[FEATURE_ORDERED] = f->value[FEATURE_UPWARDS];
		turned.value[FEATURE_UPWARDS] = 0;
	}
	v.weight = weight_of(&turned);
	if (n < min_lines_of(rules) || !is_fine(f) || !is_believed(f, rules))
		v.weight = clamp(v.weight, INT_MIN, -1);
	v.score = v.weight < 0 ? clamp(CHOICE_THRESHOLD - 1 + v.weight / 100, 0,
				     CHOICE_THRESHOLD - 1)
			       : clamp(CHOICE_THRESHOLD + v.weight / 100,
				     CHOICE_THRESHOLD, 100);
	v.reason = reason_of(&turned, n, v.score, rules);
	return v;
}

static int
by_weight(const void *x, const void *y)
{
	const struct feature_report *a = x;
	const struct feature_report *b = y;

	return abs(b->value * b->weight) - abs(a->value * a->weight);
}

const struct feature_report *
choice_features(struct arena *a, const struct features *f)
{
	struct feature_report *out =
	    arena_zalloc(a, (FEATURES + 2) * sizeof(*out));

	for (size_t i = 0; i < FEATURES; i++) {
		out[i].name = feature_names[i];
		out[i].value = f->value[i];
		out[i].weight = weights[i];
	}
	out[FEATURES].name = "start";
	out[FEATURES].value = 100;
	out[FEATURES].weight = WEIGHT_BIAS;
	qsort(out, FEATURES + 1, sizeof(*out), by_weight);
	return out;
}
