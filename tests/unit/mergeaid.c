/* mergeaid.c - a page that changes, fetched again and again. */
#include "mergeaid.h"

#include "base/instant.h"
#include "merge/merge.h"

enum { LINES = 4000 /* of one page */ };

void
world_init(struct world *w)
{
	*w = (struct world){.a = arena_new(), .dated = INSTANT_NONE};
}

void
world_free(struct world *w)
{
	arena_free(w->a);
}

int64_t
world_instant(const char *s)
{
	struct civil c = {.year = 2025};

	assert_true(sscanf(s, "%d/%d %d:%d:%d", &c.day, &c.month, &c.hour,
			&c.minute, &c.second) >= 2);
	return instant_of(&c);
}

static int64_t
unit_seconds(char unit)
{
	switch (unit) {
	case 'd':
		return DAY;
	case 'h':
		return HOUR;
	default:
		return MINUTE;
	}
}

static int64_t
floor_to(int64_t t, int64_t unit)
{
	return t - (t % unit + unit) % unit;
}

/* Splits the printed time off a line and says what it is; returns the rest. A
 * clock is left as seconds of the day. */
static const char *
read_time(struct world *w, const char *s, int64_t now, struct entry *e)
{
	int d, mo, h, mi, se, n = 0, ago;
	char unit;

	*e = (struct entry){.published = now, .precision = 60};
	if (sscanf(s, "%d/%d %d:%d%n", &d, &mo, &h, &mi, &n) == 4) {
		e->origin = ORIGIN_PRINTED;
		e->published = world_instant(s);
	} else if (sscanf(s, "%d/%d%n", &d, &mo, &n) == 2) {
		e->origin = ORIGIN_PRINTED;
		e->precision = DAY;
		e->published = world_instant(s);
		if (e->published == floor_to(now, DAY)) {
			e->origin = ORIGIN_FIRST_SEEN;
			e->published = now;
		}
	} else if (sscanf(s, "%d:%d:%d%n", &h, &mi, &se, &n) == 3) {
		e->origin = ORIGIN_CLOCK;
		e->precision = 1;
		e->published = h * HOUR + mi * MINUTE + se;
	} else if (sscanf(s, "%d:%d%n", &h, &mi, &n) == 2) {
		e->origin = ORIGIN_CLOCK;
		e->published = h * HOUR + mi * MINUTE;
	} else if (sscanf(s, "yesterday %d:%d%n", &h, &mi, &n) == 2) {
		e->origin = ORIGIN_RELATIVE;
		e->published =
		    floor_to(now, DAY) - DAY + h * HOUR + mi * MINUTE;
	} else if (sscanf(s, "-%d%c%n", &ago, &unit, &n) == 2) {
		e->origin = ORIGIN_RELATIVE;
		e->precision = (int)unit_seconds(unit);
		e->published = floor_to(now - ago * unit_seconds(unit), MINUTE);
	} else {
		e->origin = ORIGIN_FIRST_SEEN;
		e->precision = 1;
		return s;
	}
	e->time_text = arena_copyn(w->a, s, (size_t)n);
	return s + n + strspn(s + n, " ");
}

static void
read_line(
    struct world *w, const char *s, size_t len, int64_t now, struct entry *e)
{
	const char *line = arena_copyn(w->a, s, len);
	const char *text = read_time(w, line, now, e);
	const char *link = strstr(text, " <");

	e->text = link != NULL ? arena_copyn(w->a, text, (size_t)(link - text))
			       : text;
	e->url = link != NULL ? link + 2 : NULL;
}

/* Puts clocks on days, from the newest line to the oldest. */
static void
find_days(struct world *w, struct entry *e, size_t n, int64_t now)
{
	int64_t least = now + 180;

	for (size_t i = 0; i < n; i++) {
		bool upwards = w->order == ORDER_OLDEST_FIRST;
		struct entry *at = &e[upwards ? n - 1 - i : i];

		if (at->origin == ORIGIN_CLOCK) {
			at->published += floor_to(least, DAY);
			if (at->published > least)
				at->published -= DAY;
			least = at->published;
		}
		if (at->origin == ORIGIN_PRINTED && at->published > now + 180)
			at->origin = ORIGIN_FIRST_SEEN;
		if (at->published <= now)
			continue;
		at->ahead = at->published;
		at->published = now;
	}
}

struct entry *
world_read(struct world *w, const char *page, int64_t now, size_t *n)
{
	struct entry *e = arena_zalloc(w->a, LINES * sizeof(*e));

	*n = 0;
	while (*page != '\0') {
		size_t len = strcspn(page, "\n");

		assert_true(*n < LINES);
		read_line(w, page, len, now, &e[(*n)++]);
		page += len + (page[len] == '\n');
	}
	find_days(w, e, *n, now);
	return e;
}

/* The history with an entry more, as a store gives it back. */
static void
insert(struct history *h, const struct entry *e)
{
	size_t at = 0;

	while (at < h->n && h->entries[at].published > e->published)
		at++;
	memmove(&h->entries[at + 1], &h->entries[at],
	    (h->n - at) * sizeof(*h->entries));
	h->entries[at] = *e;
	h->n++;
}

static size_t
index_of(const struct history *h, const char *id)
{
	for (size_t i = 0; i < h->n; i++) {
		if (strcmp(h->entries[i].id, id) == 0)
			return i;
	}
	fail_msg("the page names no entry: %s", id);
	return 0;
}

/* What became of a known entry, as a store logs it. */
static void
become(struct world *w, struct entry *e, const struct changed *c)
{
	struct change *log =
	    arena_alloc(w->a, (e->changes_n + 2) * sizeof(*log));

	if (e->changes_n == 0)
		log[e->changes_n++] =
		    (struct change){ENTRY_NEW, e->first_seen, e->text, e->url};
	else
		memcpy(log, e->changes, e->changes_n * sizeof(*log));
	if (c->logged) {
		log[e->changes_n++] = c->change;
		e->changes = log;
	} else if (e->changes == NULL) {
		e->changes_n = 0;
	}
	e->text = c->change.text;
	e->url = c->change.url;
	e->status = c->status;
	e->updated = c->updated;
}

static void
save(struct world *w, const struct changes *c)
{
	struct history *h = &w->history;
	struct entry *old = h->entries;

	h->entries =
	    arena_alloc(w->a, (h->n + c->added_n + 1) * sizeof(*h->entries));
	if (h->n > 0)
		memcpy(h->entries, old, h->n * sizeof(*old));
	for (size_t i = 0; i < c->added_n; i++)
		insert(h, &c->added[c->oldest_first ? i : c->added_n - 1 - i]);
	for (size_t i = 0; i < c->changed_n; i++)
		become(w, &h->entries[index_of(h, c->changed[i].id)],
		    &c->changed[i]);
	h->page = arena_alloc(w->a, c->page_n * sizeof(*h->page));
	h->page_n = c->page_n;
	for (size_t i = 0; i < c->page_n; i++)
		h->page[i] = (struct page_line){
		    index_of(h, c->page[i].id), c->page[i].missed};
}

static void
check_page(const struct changes *c, size_t n)
{
	size_t standing = 0;

	for (size_t i = 0; i < c->page_n; i++) {
		standing += c->page[i].missed == 0;
		for (size_t j = i + 1; j < c->page_n; j++)
			assert_string_not_equal(c->page[i].id, c->page[j].id);
	}
	/* What an older page says nothing about stands on. */
	assert_true(standing >= n);
}

static void
check_changed(const struct world *w, const struct changes *c, int64_t now)
{
	for (size_t i = 0; i < c->changed_n; i++) {
		const struct changed *x = &c->changed[i];

		(void)index_of(&w->history, x->id);
		assert_int_equal(x->change.at, now);
		assert_int_not_equal(x->status, ENTRY_RETURNED);
		assert_true(x->updated <= now);
		assert_non_null(x->change.text);
		for (size_t j = i + 1; j < c->changed_n; j++)
			assert_string_not_equal(x->id, c->changed[j].id);
	}
}

/* What holds of every merge. */
static void
check(const struct world *w, const struct changes *c, int64_t now, size_t n)
{
	const struct history *h = &w->history;

	check_page(c, n);
	check_changed(w, c, now);
	for (size_t i = 0; i < c->added_n; i++) {
		const struct entry *e = &c->added[i];

		assert_true(e->published <= now);
		assert_int_equal(e->updated, e->published);
		assert_int_equal(e->status, ENTRY_NEW);
		for (size_t k = 0; k < h->n; k++)
			assert_string_not_equal(e->id, h->entries[k].id);
	}
}

void
world_merge(struct world *w, int64_t now, const struct entry *seen, size_t n)
{
	const struct shown shown = {.seen = seen,
	    .n = n,
	    .order = w->order,
	    .url = "https://example.org/",
	    .now = now,
	    .dated = w->dated != INSTANT_NONE ? w->dated : now,
	    .zone = w->zone};

	merge(w->a, &w->history, &shown, &w->last);
	check(w, &w->last, now, n);
	save(w, &w->last);
	w->history.fetched = now;
	w->dated = INSTANT_NONE;
}

void
world_fetch(struct world *w, const char *when, const char *page)
{
	int64_t now = world_instant(when);
	int64_t made = w->dated != INSTANT_NONE ? w->dated : now;
	size_t n;
	struct entry *seen = world_read(w, page, made, &n);

	world_merge(w, now, seen, n);
}

void
world_fetch_old(
    struct world *w, const char *when, const char *made, const char *page)
{
	w->dated = world_instant(made);
	world_fetch(w, when, page);
}

bool
world_unchanged(struct world *w, const char *when)
{
	int64_t now = world_instant(when);
	bool any = merge_unchanged(w->a, &w->history, now, &w->last);

	if (any) {
		check(w, &w->last, now, 0);
		save(w, &w->last);
	}
	w->history.fetched = now;
	return any;
}

static void
same_entries(struct world *w, const struct entry *e, size_t n, const char *want)
{
	char *got = arena_alloc(w->a, n * 400 + 1);
	size_t len = 0;

	got[0] = '\0';
	for (size_t i = 0; i < n; i++) {
		struct civil c = instant_civil(e[i].published);

		len += (size_t)snprintf(got + len, 400,
		    "%s%02d/%02d %02d:%02d:%02d %s", i > 0 ? "\n" : "", c.day,
		    c.month, c.hour, c.minute, c.second, e[i].text);
	}
	assert_string_equal(got, want);
}

void
world_added(struct world *w, const char *want)
{
	same_entries(w, w->last.added, w->last.added_n, want);
}

void
world_history(struct world *w, const char *want)
{
	same_entries(w, w->history.entries, w->history.n, want);
}

void
world_changed(struct world *w, const char *want)
{
	char *got = arena_alloc(w->a, w->last.changed_n * 400 + 1);
	size_t len = 0;

	got[0] = '\0';
	for (size_t i = 0; i < w->last.changed_n; i++) {
		const struct changed *c = &w->last.changed[i];
		bool news = c->updated == c->change.at;

		len += (size_t)snprintf(got + len, 400, "%s%s%s %s",
		    i > 0 ? "\n" : "",
		    c->logged ? entry_status_word(c->change.status) : "link",
		    c->logged && !news ? " again" : "", c->change.text);
	}
	assert_string_equal(got, want);
}

void
world_gap(struct world *w, const char *from, const char *to)
{
	const struct gap *gap = w->last.gap;

	if (from == NULL) {
		assert_null(gap);
		return;
	}
	assert_non_null(gap);
	assert_int_equal(gap->from, world_instant(from));
	assert_int_equal(gap->to, world_instant(to));
}

const struct entry *
world_find(struct world *w, const char *text)
{
	for (size_t i = 0; i < w->history.n; i++) {
		if (strcmp(w->history.entries[i].text, text) == 0)
			return &w->history.entries[i];
	}
	fail_msg("nothing says \"%s\"", text);
	return NULL;
}

int
world_set_up(void **state)
{
	struct world *w = calloc(1, sizeof(*w));

	world_init(w);
	*state = w;
	return 0;
}

int
world_tear_down(void **state)
{
	struct world *w = *state;

	world_free(w);
	free(w);
	return 0;
}
