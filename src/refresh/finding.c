/* finding.c - what a worker in the jail answers. */
#include "refresh/finding.h"

#include <limits.h>

#include "base/instant.h"
#include "base/limits.h"

enum {
	ABSENT = -1, /* of a number: see model/ticker.h */
	YEAR_MOST = 9999,
	MONTHS = 12,
	MONTH_DAYS = 31,
	WEEK = 7,
	HOURS = 24, /* 24:00 is the end of the day */
	SIXTIETH = 59,
	SCORE_MOST = 100,
	/* A warning repeats a definition's heading behind a message. */
	WARNING_MAX = LIMIT_TEXT + 2 * ERR_MSG_MAX,
	/* Lines of all lists of a report: each time on the page may be one of
	 * some lists. */
	REPORT_LINES = 4 * LIMIT_HITS,
	REPORT_FEATURES = 256 /* of a list */
};

/* Farther than any text can say. */
static const int64_t ago_most = (int64_t)1 << 53;

static void
pack_time(const struct printed_time *t, struct buf *b)
{
	wire_put_int(b, (int)t->calendar);
	wire_put_int(b, t->year);
	wire_put_int(b, t->month);
	wire_put_int(b, t->day);
	wire_put_int(b, t->weekday);
	wire_put_bool(b, t->day_word);
	wire_put_int(b, t->days_ago);
	wire_put_int(b, t->hour);
	wire_put_int(b, t->minute);
	wire_put_int(b, t->second);
	wire_put_bool(b, t->zoned);
	wire_put_text(b, t->zoned ? t->zone : NULL);
	wire_put_int(b, t->offset);
	wire_put_bool(b, t->relative);
	wire_put_int(b, t->ago_months);
	wire_put_int(b, t->ago_days);
	wire_put_long(b, t->ago_seconds);
	wire_put_int(b, t->unit);
}

/* A part of a time is there only where the greater one is. */
static void
check_time(struct wire *w, const struct printed_time *t)
{
	if ((t->day > 0 && t->month < 0) || (t->minute >= 0 && t->hour < 0) ||
	    (t->second >= 0 && t->minute < 0) ||
	    (t->hour == HOURS && (t->minute > 0 || t->second > 0)) ||
	    t->year == 0 || t->month == 0 || t->day == 0)
		w->bad = true;
}

static void
unpack_time(struct wire *w, struct printed_time *t)
{
	t->calendar = (enum calendar)wire_int(w, 0, CALENDAR_HIJRI);
	t->year = wire_int(w, ABSENT, YEAR_MOST);
	t->month = wire_int(w, ABSENT, MONTHS);
	t->day = wire_int(w, ABSENT, MONTH_DAYS);
	t->weekday = wire_int(w, ABSENT, WEEK - 1);
	t->day_word = wire_bool(w);
	t->days_ago = wire_int(w, -WEEK, WEEK);
	t->hour = wire_int(w, ABSENT, HOURS);
	t->minute = wire_int(w, ABSENT, SIXTIETH);
	t->second = wire_int(w, ABSENT, SIXTIETH);
	t->zoned = wire_bool(w);
	t->zone = wire_word(w);
	t->offset = wire_int(w, -2 * DAY, 2 * DAY);
	t->relative = wire_bool(w);
	t->ago_months = wire_int(w, -INT_MAX, INT_MAX);
	t->ago_days = wire_int(w, -INT_MAX, INT_MAX);
	t->ago_seconds = wire_long(w, -ago_most, ago_most);
	t->unit = wire_int(w, 0, INT_MAX);
	check_time(w, t);
}

/* The date above a line is mostly that above the line before it. */
static void
pack_day(const struct ticker_line *l, const char *before, struct buf *b)
{
	bool same = l->day_text != NULL && l->day_text == before;

	wire_put_bool(b, same);
	if (!same)
		wire_put_text(b, l->day_text);
	if (l->day_text != NULL)
		pack_time(&l->day, b);
}

static void
unpack_day(struct wire *w, struct ticker_line *l, const char *before)
{
	if (wire_bool(w))
		l->day_text = before;
	else
		l->day_text = wire_text(w, LIMIT_TEXT);
	if (l->day_text != NULL)
		unpack_time(w, &l->day);
}

static void
pack_lines(const struct ticker_line *lines, size_t n, struct buf *b)
{
	wire_put_int(b, (int)n);
	for (size_t i = 0; i < n; i++) {
		const struct ticker_line *l = &lines[i];

		wire_put_text(b, l->time_text);
		pack_time(&l->time, b);
		wire_put_text(b, l->text);
		wire_put_text(b, l->url);
		wire_put_text(b, l->label);
		wire_put_text(b, l->rule);
		if (l->rule != NULL)
			pack_time(&l->printed, b);
		wire_put_bool(b, l->urgent);
		wire_put_bool(b, l->ago);
		pack_day(l, i > 0 ? lines[i - 1].day_text : NULL, b);
	}
}

static struct ticker_line *
unpack_lines(struct wire *w, size_t most, size_t *n)
{
	size_t count = wire_count(w, most);
	struct ticker_line *lines =
	    arena_zalloc(w->arena, (count + 1) * sizeof(*lines));

	for (size_t i = 0; i < count && !w->bad; i++) {
		struct ticker_line *l = &lines[i];

		l->time_text = wire_text(w, LIMIT_TIME_TEXT);
		unpack_time(w, &l->time);
		l->text = wire_text(w, LIMIT_HEADLINE);
		l->url = wire_address(w);
		l->label = wire_text(w, LIMIT_TEXT);
		l->rule = wire_word(w);
		if (l->rule != NULL)
			unpack_time(w, &l->printed);
		l->urgent = wire_bool(w);
		l->ago = wire_bool(w);
		unpack_day(w, l, i > 0 ? lines[i - 1].day_text : NULL);
		if (l->text == NULL)
			w->bad = true;
	}
	*n = w->bad ? 0 : count;
	return lines;
}

static void
pack_ticker(const struct ticker *t, struct buf *b)
{
	wire_put_text(b, t->heading);
	wire_put_text(b, t->detector);
	wire_put_text(b, t->warning);
	pack_lines(t->lines, t->n, b);
}

static void
unpack_ticker(struct wire *w, struct ticker *t)
{
	t->heading = wire_text(w, LIMIT_TEXT);
	t->detector = wire_word(w);
	t->warning = wire_text(w, WARNING_MAX);
	t->lines = unpack_lines(w, LIMIT_LINES, &t->n);
	if (t->n == 0 || t->detector == NULL)
		w->bad = true;
}

static void
pack_features(const struct feature_report *f, struct buf *b)
{
	int n = 0;

	while (f[n].name != NULL)
		n++;
	wire_put_int(b, n);
	for (int i = 0; i < n; i++) {
		wire_put_text(b, f[i].name);
		wire_put_int(b, f[i].value);
		wire_put_int(b, f[i].weight);
	}
}

static const struct feature_report *
unpack_features(struct wire *w)
{
	size_t n = wire_count(w, REPORT_FEATURES);
	struct feature_report *all =
	    arena_zalloc(w->arena, (n + 1) * sizeof(*all));

	for (size_t i = 0; i < n && !w->bad; i++) {
		all[i].name = wire_word(w);
		all[i].value = wire_int(w, 0, SCORE_MOST);
		all[i].weight = wire_int(w, SHRT_MIN, SHRT_MAX);
		if (all[i].name == NULL)
			w->bad = true;
	}
	return all;
}

static void
pack_report(const struct detect_report *r, struct buf *b)
{
	wire_put_int(b, (int)r->n);
	for (size_t i = 0; i < r->n; i++) {
		const struct candidate_report *c = &r->candidates[i];

		wire_put_text(b, c->heading);
		wire_put_text(b, c->path);
		wire_put_text(b, c->items);
		wire_put_bool(b, c->needs_items);
		wire_put_int(b, c->score);
		wire_put_bool(b, c->chosen);
		wire_put_bool(b, c->accepted);
		wire_put_text(b, c->reason);
		pack_lines(c->all, c->lines, b);
		pack_features(c->features, b);
	}
}

static void
unpack_candidate(struct wire *w, struct candidate_report *c, size_t most)
{
	c->heading = wire_text(w, LIMIT_TEXT);
	c->path = wire_text(w, LIMIT_TEXT);
	c->items = wire_text(w, LIMIT_TEXT);
	c->needs_items = wire_bool(w);
	c->score = wire_int(w, 0, SCORE_MOST);
	c->chosen = wire_bool(w);
	c->accepted = wire_bool(w);
	c->reason = wire_text(w, WARNING_MAX);
	c->all = unpack_lines(w, most, &c->lines);
	c->features = unpack_features(w);
	if (c->path == NULL || c->reason == NULL)
		w->bad = true;
}

static void
unpack_report(struct wire *w, struct detect_report *r)
{
	size_t left = REPORT_LINES;

	r->n = wire_count(w, LIMIT_CANDIDATES);
	r->candidates =
	    arena_zalloc(w->arena, (r->n + 1) * sizeof(*r->candidates));
	for (size_t i = 0; i < r->n && !w->bad; i++) {
		struct candidate_report *c = &r->candidates[i];

		unpack_candidate(w, c, left < LIMIT_LINES ? left : LIMIT_LINES);
		left -= c->lines;
	}
}

static void
pack_about(const struct about_page *about, struct buf *b)
{
	wire_put_text(b, about->language);
	wire_put_text(b, about->title);
	wire_put_text(b, about->site);
	wire_put_text(b, about->locale);
	wire_put_int(b, (int)about->feeds_n);
	for (size_t i = 0; i < about->feeds_n; i++) {
		wire_put_text(b, about->feeds[i].url);
		wire_put_text(b, about->feeds[i].title);
	}
}

static void
unpack_about(struct wire *w, struct about_page *about)
{
	about->language = wire_text(w, ABOUT_TAG);
	about->title = wire_text(w, ABOUT_TEXT);
	about->site = wire_text(w, ABOUT_TEXT);
	about->locale = wire_text(w, ABOUT_TAG);
	about->feeds_n = wire_count(w, ABOUT_FEEDS);
	for (size_t i = 0; i < about->feeds_n && !w->bad; i++) {
		about->feeds[i].url = wire_address(w);
		about->feeds[i].title = wire_text(w, ABOUT_TEXT);
		if (about->feeds[i].url == NULL)
			w->bad = true;
	}
}

static void
pack_err(const struct err *err, struct buf *b)
{
	wire_put_int(b, (int)err->kind);
	wire_put_text(b, err->msg);
}

/* The error of a stage; the message is made printable once more. */
static void
unpack_err(struct wire *w, struct err *err)
{
	enum err_kind kind =
	    (enum err_kind)wire_int(w, ERR_NONE + 1, ERR_KINDS - 1);
	const char *msg = wire_text(w, ERR_MSG_MAX - 1);

	if (msg == NULL || (kind != ERR_USAGE && kind != ERR_DEFINITION &&
			       kind != ERR_DECODE && kind != ERR_PAGE &&
			       kind != ERR_CHALLENGE && kind != ERR_TICKER &&
			       kind != ERR_LINES))
		w->bad = true;
	(void)err_set(err, kind, "%s", msg != NULL ? msg : "");
}

void
finding_pack(const struct finding *f, struct buf *b)
{
	const struct text *text = &f->extract.text;

	wire_put_bool(b, f->rc < 0);
	wire_put_text(b, text->charset);
	wire_put_text(b, text->evidence);
	wire_put_long(b, (int64_t)text->len);
	if (f->rc < 0)
		pack_err(&f->err, b);
	else
		pack_ticker(&f->extract.ticker, b);
	pack_report(&f->report, b);
	pack_about(&f->about, b);
}

int
finding_unpack(
    struct arena *a, const unsigned char *s, size_t n, struct finding *out)
{
	struct wire w = wire_reader(a, s, n);
	struct text *text = &out->extract.text;

	memset(out, 0, sizeof(*out));
	out->rc = wire_bool(&w) ? -1 : 0;
	text->charset = wire_word(&w);
	text->evidence = wire_word(&w);
	text->len = (size_t)wire_long(&w, 0, LIMIT_INFLATED);
	if (out->rc < 0)
		unpack_err(&w, &out->err);
	else
		unpack_ticker(&w, &out->extract.ticker);
	unpack_report(&w, &out->report);
	unpack_about(&w, &out->about);
	if ((text->charset == NULL) != (text->evidence == NULL) ||
	    (out->rc == 0 && text->charset == NULL))
		w.bad = true;
	return wire_is_sound(&w) ? 0 : -1;
}

void
verdict_pack(int rc, const struct err *err, struct buf *b)
{
	wire_put_bool(b, rc < 0);
	if (rc < 0)
		pack_err(err, b);
}

int
verdict_unpack(
    struct arena *a, const unsigned char *s, size_t n, int *rc, struct err *err)
{
	struct wire w = wire_reader(a, s, n);

	*rc = wire_bool(&w) ? -1 : 0;
	if (*rc < 0)
		unpack_err(&w, err);
	return wire_is_sound(&w) ? 0 : -1;
}

void
titles_pack(const char *const *titles, size_t n, struct buf *b)
{
	size_t there = titles != NULL ? n : 0;

	wire_put_bool(b, titles != NULL);
	wire_put_int(b, (int)there);
	for (size_t i = 0; i < there; i++)
		wire_put_text(b, titles[i]);
}

int
titles_unpack(struct arena *a, const unsigned char *s, size_t size,
    const char ***titles, size_t *n)
{
	struct wire w = wire_reader(a, s, size);
	bool feed = wire_bool(&w);
	const char **all;

	*n = wire_count(&w, LIMIT_FEED_TITLES);
	all = arena_alloc(a, (*n + 1) * sizeof(*all));
	for (size_t i = 0; i < *n; i++) {
		all[i] = wire_text(&w, LIMIT_TEXT);
		if (all[i] == NULL)
			w.bad = true;
	}
	*titles = feed ? all : NULL;
	return wire_is_sound(&w) ? 0 : -1;
}
