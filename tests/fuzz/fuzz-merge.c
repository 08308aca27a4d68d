/* fuzz-merge.c - whatever stands on a page, fetch after fetch: every line has an
 * id of its own, nothing is of the future, what is known stays where it is, and
 * the same page once more adds and edits nothing. */
#include <stdio.h>

#include "base/arena.h"
#include "base/instant.h"
#include "merge/merge.h"
#include "target.h"

enum { LINES = 30, FETCHES = 12, ENTRIES = 2 * LINES * FETCHES };

struct state {
	struct arena *a;
	struct entry entries[ENTRIES];
	struct page_line page[2 * LINES * FETCHES];
	struct history history;
	int64_t now;
};

static const char *
take_link(struct state *s, struct bytes *b)
{
	int what = take(b);

	switch (what % 4) {
	case 0:
		return NULL;
	case 1:
		return arena_printf(s->a, "https://x.org/live?s=%d", what);
	case 2:
		return arena_printf(s->a, "https://x.org/a-%d", 12345 + what);
	default:
		return arena_printf(s->a, "https://x.org/slug-%d", what);
	}
}

static void
take_time(struct state *s, struct bytes *b, struct entry *e)
{
	int what = take(b);
	int64_t ago = take(b) * 64 + take(b) % 64;

	e->origin = (enum origin)(what % 5);
	e->precision = what % 7 == 0 ? DAY : what % 3 == 0 ? 1 : MINUTE;
	e->published = s->now - ago * (what % 2 == 0 ? MINUTE : 1);
	if (e->origin == ORIGIN_FIRST_SEEN)
		e->published = s->now;
	else if (e->precision == MINUTE)
		e->published -= e->published % MINUTE;
	if (e->origin != ORIGIN_FIRST_SEEN || what % 11 == 0)
		e->time_text = arena_printf(
		    s->a, "%d", (int)(e->published % DAY / MINUTE));
}

static size_t
take_page(struct state *s, struct bytes *b, struct entry *seen)
{
	static const char *const words[] = {
	    "sirens", "talks go on", "fire", "vote", "rain", "strike is off"};
	size_t n = (size_t)(take(b) % (LINES + 1));

	for (size_t i = 0; i < n; i++) {
		int what = take(b);

		seen[i] = (struct entry){0};
		take_time(s, b, &seen[i]);
		seen[i].url = take_link(s, b);
		seen[i].text = arena_printf(s->a, "%s in town and %s %d",
		    words[what % 6], words[what / 6 % 6], what / 64);
	}
	return n;
}

static size_t
index_of(const struct history *h, const char *id)
{
	size_t i = 0;

	while (i < h->n && strcmp(h->entries[i].id, id) != 0)
		i++;
	return i;
}

static void
check_changes(const struct state *s, const struct changes *c, size_t n)
{
	const struct history *h = &s->history;
	size_t standing = 0;

	check(c->added_n <= n);
	for (size_t i = 0; i < c->added_n; i++) {
		check(c->added[i].published <= s->now);
		check(index_of(h, c->added[i].id) == h->n);
		for (size_t k = 0; k < i; k++)
			check(strcmp(c->added[i].id, c->added[k].id) != 0);
	}
	for (size_t i = 0; i < c->changed_n; i++) {
		check(index_of(h, c->changed[i].id) < h->n);
		check(c->changed[i].updated <= s->now);
		check(c->changed[i].change.text != NULL);
		for (size_t k = 0; k < i; k++)
			check(strcmp(c->changed[i].id, c->changed[k].id) != 0);
	}
	for (size_t i = 0; i < c->page_n; i++) {
		standing += c->page[i].missed == 0;
		for (size_t k = 0; k < i; k++)
			check(strcmp(c->page[i].id, c->page[k].id) != 0);
	}
	check(standing >= n);
	check(c->gap == NULL || c->gap->from <= c->gap->to);
}

static void
save_entries(struct state *s, const struct changes *c)
{
	struct history *h = &s->history;

	for (size_t i = 0; i < c->changed_n; i++) {
		struct entry *e = &s->entries[index_of(h, c->changed[i].id)];
		struct change *log =
		    arena_alloc(s->a, (e->changes_n + 1) * sizeof(*log));

		if (e->changes_n > 0)
			memcpy(log, e->changes, e->changes_n * sizeof(*log));
		log[e->changes_n++] = c->changed[i].change;
		e->changes = log;
		e->text = c->changed[i].change.text;
		e->url = c->changed[i].change.url;
		e->status = c->changed[i].status;
		e->updated = c->changed[i].updated;
	}
	for (size_t i = 0; i < c->added_n; i++) {
		const struct entry *e =
		    &c->added[c->oldest_first ? i : c->added_n - 1 - i];
		size_t at = 0;

		check(h->n < ENTRIES);
		while (at < h->n && s->entries[at].published > e->published)
			at++;
		memmove(&s->entries[at + 1], &s->entries[at],
		    (h->n - at) * sizeof(*e));
		s->entries[at] = *e;
		h->n++;
	}
}

static void
save(struct state *s, const struct changes *c)
{
	struct history *h = &s->history;

	save_entries(s, c);
	h->page_n = c->page_n;
	for (size_t i = 0; i < c->page_n; i++) {
		s->page[i].entry = index_of(h, c->page[i].id);
		s->page[i].missed = c->page[i].missed;
		check(s->page[i].entry < h->n);
	}
	h->fetched = s->now;
}

static void
merge_once(struct state *s, const struct shown *shown, struct changes *c)
{
	merge(s->a, &s->history, shown, c);
	check_changes(s, c, shown->n);
	save(s, c);
}

static void
fetch(struct state *s, struct bytes *b)
{
	struct entry seen[LINES];
	struct shown shown = {.seen = seen, .url = "https://x.org/"};
	struct changes c;
	int what = take(b);

	s->now += take(b) * (what % 4 == 0 ? HOUR : MINUTE);
	shown.now = s->now;
	shown.dated = what % 5 == 0 ? s->now - what * MINUTE : s->now;
	shown.order = (enum line_order)(what % 3);
	shown.n = take_page(s, b, seen);
	if (what % 7 == 0) {
		if (merge_unchanged(s->a, &s->history, s->now, &c)) {
			check_changes(s, &c, 0);
			save(s, &c);
		}
		return;
	}
	merge_once(s, &shown, &c);
	merge_once(s, &shown, &c);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes b = {data, size};
	struct state *s = calloc(1, sizeof(*s));

	check(s != NULL);
	s->a = arena_new();
	s->now = 1755249200;
	s->history.entries = s->entries;
	s->history.page = s->page;
	s->history.fetched = INSTANT_NONE;
	for (int i = 0; i < FETCHES && b.n > 0; i++)
		fetch(s, &b);
	arena_free(s->a);
	free(s);
	return 0;
}
