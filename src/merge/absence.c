/* absence.c - lines of the last page that this one lacks. */
#include "merge/absence.h"

#include "base/instant.h"
#include "base/limits.h"

/* What the last page lacks of this one, as far as it matters. */
struct view {
	const struct merging *m;
	size_t top;      /* lines lacking above the newest anchor */
	bool new_on_top; /* a line stands above it */
	bool most_gone;
};

static const struct entry *
entry_of(const struct merging *m, size_t i)
{
	return &m->history->entries[m->page[i].entry];
}

static bool
is_lacking(const struct merging *m, size_t i)
{
	return m->taken[m->page[i].entry] == 0;
}

static bool
is_on_top(const struct merging *m, size_t i)
{
	return m->page[i].span == m->anchors;
}

/* When it was last heard of. */
static int64_t
last_word(const struct entry *e)
{
	int64_t t = e->first_seen;

	if (e->changes_n > 0 && e->changes[e->changes_n - 1].at > t)
		t = e->changes[e->changes_n - 1].at;
	return t;
}

/* Servers' clocks and ours tick differently. */
enum { TICK = 2 };

bool
absence_is_before(const struct merging *m, const struct entry *e)
{
	return m->dated != INSTANT_NONE && m->dated + TICK < last_word(e);
}

/* Equal ones may leave a list in any order. */
static bool
is_older(const struct entry *e, const struct entry *than)
{
	if (than->origin == ORIGIN_FIRST_SEEN)
		return e->published <= than->published;
	return row_minute(e->published) < row_minute(than->published);
}

/* Of each line of the last page whether an older one still stands. */
static bool *
find_over_older(const struct merging *m)
{
	bool *over = arena_zalloc(m->a, m->page_n * sizeof(*over));
	const struct entry *oldest = NULL;

	for (size_t i = 0; i < m->page_n; i++) {
		const struct entry *e = entry_of(m, i);

		over[i] = oldest != NULL && is_older(oldest, e);
		if (m->page[i].anchor &&
		    (oldest == NULL || e->published < oldest->published))
			oldest = e;
	}
	return over;
}

static struct view
look(const struct merging *m, const bool *over)
{
	struct view v = {.m = m};
	size_t gone = 0;

	for (size_t i = 0; i < m->page_n; i++) {
		if (!over[i] || !is_lacking(m, i))
			continue;
		gone += m->page[i].missed == 0;
		v.top += is_on_top(m, i);
	}
	for (size_t j = 0; j < m->n; j++)
		v.new_on_top |=
		    m->lines[j].span == m->anchors && !m->lines[j].pinned;
	v.most_gone = gone > m->anchors;
	return v;
}

int
absence_limit(bool newest)
{
	return newest ? 3 : 2;
}

static struct absence
judge(const struct view *v, size_t i)
{
	const struct merging *m = v->m;
	const struct standing *s = &m->page[i];
	const struct entry *e = entry_of(m, i);
	struct absence out = {.kept = true, .missed = s->missed};
	bool top = is_on_top(m, i) && !v->new_on_top;

	if (absence_is_before(m, e) || (top && v->top > 1))
		return out;
	out.missed++;
	if (out.missed >= absence_limit(top)) {
		out.kept = false;
		out.withdrawn = e->status != ENTRY_WITHDRAWN;
	}
	return out;
}

struct absence *
absence_of_page(struct merging *m)
{
	struct absence *out = arena_zalloc(m->a, m->page_n * sizeof(*out));
	const bool *over = find_over_older(m);
	const struct view v = look(m, over);
	size_t kept = 0;

	for (size_t i = 0; i < m->page_n; i++) {
		if (!is_lacking(m, i) || !over[i] || v.most_gone ||
		    kept == LIMIT_LINES)
			continue;
		out[i] = judge(&v, i);
		kept += out[i].kept;
	}
	return out;
}
