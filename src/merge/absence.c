/* absence.c - lines of the last page that this one lacks. */
#include "merge/absence.h"

#include "base/instant.h"
#include "base/limits.h"
#include "merge/drift.h"

/* What the last page lacks of this one, as far as it matters. */
struct view {
	const struct merging *m;
	const bool *hidden; /* see find_hidden */
	bool new_on_top;    /* a line stands above the newest anchor */
	bool most_gone;     /* more lines are lacking than stand */
	bool another_list;  /* and others have come where they were */
};

static const struct entry *
entry_of(const struct merging *m, size_t i)
{
	return &m->history->entries[m->page[i].entry];
}

/* Whether a line prints just what the entry would. */
static bool
is_equal(const struct merging *m, const struct line *l, size_t entry)
{
	const struct entry *known = &m->history->entries[entry];

	return l->seen->origin == ORIGIN_RELATIVE &&
	       l->text == row_text(m, entry) &&
	       (l->seen->url == NULL) == (known->url == NULL) &&
	       row_same_link(l->seen->url, known->url) &&
	       drift_is_close(m, l->seen, known);
}

static bool
is_lacking(const struct merging *m, size_t i)
{
	return m->taken[m->page[i].entry] == 0;
}

/* What stands next to a line of the last page by now. */
struct beside {
	const struct merging *m;
	bool *equal;
	size_t line;
};

static void
note_equal(struct beside *b, size_t i)
{
	size_t line = row_line(b->m, i);

	if (line != LINE_NONE)
		b->line = line;
	else if (b->line != LINE_NONE)
		b->equal[i] |=
		    is_equal(b->m, &b->m->lines[b->line], b->m->page[i].entry);
}

/* Of each line of the last page whether it is lacking beside its equal. */
static const bool *
find_hidden(const struct merging *m)
{
	struct beside b = {.m = m};

	b.equal = arena_zalloc(m->a, m->page_n * sizeof(*b.equal));
	b.line = LINE_NONE;
	for (size_t i = 0; i < m->page_n; i++)
		note_equal(&b, i);
	b.line = LINE_NONE;
	for (size_t i = m->page_n; i-- > 0;)
		note_equal(&b, i);
	return b.equal;
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

/* The oldest line that both pages have; the first of all if there is none. */
static size_t
first_anchor(const struct merging *m)
{
	for (size_t i = 0; i < m->page_n; i++) {
		if (m->page[i].anchor)
			return row_line(m, i);
	}
	return 0;
}

/* The oldest known line of those below all that both pages have: where the list
 * grew or the last page was cut off, lines from before stand there. Instants
 * alone tell its place, so those that drift don't count. */
static const struct entry *
oldest_below(const struct merging *m, size_t end)
{
	const struct entry *oldest = NULL;

	for (size_t j = 0; j < end; j++) {
		const struct line *l = &m->lines[j];
		const struct entry *e;

		if (l->known == LINE_NONE || l->pinned)
			continue;
		e = &m->history->entries[l->known];
		if (!row_drifts(e) &&
		    (oldest == NULL || e->published < oldest->published))
			oldest = e;
	}
	return oldest;
}

/* Of each line of the last page above how many of those it stands. */
static void
note_above(const struct merging *m, struct absence *out)
{
	size_t end = first_anchor(m);
	const struct entry *oldest = oldest_below(m, end);

	for (size_t i = 0; i < m->page_n && oldest != NULL; i++) {
		const struct entry *e = entry_of(m, i);

		if (!row_drifts(e) && is_older(oldest, e))
			out[i].above = end;
	}
}

/* Of each line of the last page whether an older one still stands. */
static bool *
find_over_older(const struct merging *m, const struct absence *absences)
{
	bool *over = arena_zalloc(m->a, m->page_n * sizeof(*over));
	const struct entry *oldest = NULL;

	for (size_t i = 0; i < m->page_n; i++) {
		const struct entry *e = entry_of(m, i);

		over[i] = absences[i].above > 0 ||
			  (oldest != NULL && is_older(oldest, e));
		if (m->page[i].anchor &&
		    (oldest == NULL || e->published < oldest->published))
			oldest = e;
	}
	return over;
}

/* New lines that are older than the newest one that was known. */
static size_t
count_old_ones(const struct merging *m)
{
	int64_t newest = INSTANT_NONE;
	size_t n = 0;

	for (size_t i = 0; i < m->page_n; i++) {
		const struct entry *e = entry_of(m, i);

		if (!m->page[i].pinned && e->published > newest)
			newest = e->published;
	}
	for (size_t j = 0; j < m->n; j++) {
		const struct line *l = &m->lines[j];

		n += l->known == LINE_NONE && l->span > 0 &&
		     l->published < newest;
	}
	return n;
}

bool
absence_is_most(size_t lacking, size_t standing)
{
	return lacking > standing;
}

static struct view
note(const struct merging *m, const bool *over)
{
	struct view v = {.m = m, .hidden = find_hidden(m)};
	size_t gone = 0;

	for (size_t i = 0; i < m->page_n; i++)
		gone += over[i] && is_lacking(m, i) && !v.hidden[i];
	for (size_t j = 0; j < m->n; j++)
		v.new_on_top |=
		    m->lines[j].span == m->anchors && !m->lines[j].pinned;
	v.most_gone = absence_is_most(gone, m->anchors);
	v.another_list = v.most_gone && count_old_ones(m) * 4 >= gone;
	return v;
}

int
absence_limit(enum absence_doubt doubt)
{
	return doubt == ABSENCE_DOUBTED ? 3 : 2;
}

static void
judge(const struct view *v, size_t i, struct absence *out)
{
	const struct merging *m = v->m;
	const struct entry *e = entry_of(m, i);
	bool doubted = v->most_gone || (is_on_top(m, i) && !v->new_on_top);

	out->kept = true;
	out->missed = m->page[i].missed;
	if (absence_is_before(m, e) || v->hidden[i])
		return;
	out->missed++;
	if (out->missed >=
	    absence_limit(doubted ? ABSENCE_DOUBTED : ABSENCE_PLAIN)) {
		out->kept = false;
		out->withdrawn = e->status != ENTRY_WITHDRAWN;
	}
}

struct absence *
absence_of_page(struct merging *m)
{
	struct absence *out = arena_zalloc(m->a, m->page_n * sizeof(*out));
	const bool *over;
	struct view v;
	size_t kept = 0;

	note_above(m, out);
	over = find_over_older(m, out);
	v = note(m, over);
	for (size_t i = 0; i < m->page_n; i++) {
		if (!is_lacking(m, i) || !over[i] || v.another_list ||
		    kept == LIMIT_LINES)
			continue;
		judge(&v, i, &out[i]);
		kept += out[i].kept;
	}
	return out;
}
