/* wordings.c - one entry an id, or one a wording. */
#include "refresh/wordings.h"

#include "merge/id.h"
#include "refresh/look.h"

static bool
same_text(const struct change *x, const struct change *y)
{
	return strcmp(x->text, y->text) == 0;
}

static bool
was_there_before(const struct entry *e, size_t i)
{
	for (size_t j = 0; j < i; j++) {
		if (same_text(&e->changes[j], &e->changes[i]))
			return true;
	}
	return false;
}

/* The entry in one of its wordings. What the page took back stays taken back,
 * however it was worded. */
static struct entry
worded(const struct entry *e, const struct change *wording)
{
	struct entry w = *e;

	if (strcmp(wording->text, e->text) != 0) {
		w.text = wording->text;
		w.url = wording->url;
	}
	w.changes = NULL;
	w.changes_n = 0;
	if (e->status != ENTRY_WITHDRAWN) {
		w.status = ENTRY_NEW;
		w.updated = w.published;
	}
	return w;
}

static struct entry
revision(
    struct arena *a, const struct entry *line, const struct change *edit, int n)
{
	struct entry w = worded(line, edit);

	w.id = id_of_revision(a, line->id, n);
	w.published = edit->at;
	w.precision = 1;
	w.origin = ORIGIN_FIRST_SEEN;
	w.time_text = NULL;
	if (w.status != ENTRY_WITHDRAWN || w.updated < w.published)
		w.updated = w.published;
	w.revision = n;
	w.line = line;
	return w;
}

/* Appends the entry's wordings to out; returns how many there are. */
static size_t
put_wordings(struct arena *a, const struct entry *e, struct entry *out)
{
	size_t n = 1;

	*out = *e;
	out->line = e;
	if (e->changes_n == 0)
		return 1;
	out[0] = worded(e, &e->changes[0]);
	out[0].line = e;
	for (size_t i = 1; i < e->changes_n; i++) {
		if (was_there_before(e, i))
			continue;
		out[n] = revision(a, e, &e->changes[i], (int)n + 1);
		n++;
	}
	return n;
}

/* A line with its first n wordings as its changes. */
static const struct entry *
line_until(struct arena *a, const struct entry *e, size_t n)
{
	struct change *wordings = arena_alloc(a, n * sizeof(*wordings));
	struct entry *line = arena_alloc(a, sizeof(*line));

	*line = *e;
	line->changes = wordings;
	line->changes_n = 0;
	for (size_t i = 0; line->changes_n < n; i++) {
		if (!was_there_before(e, i))
			wordings[line->changes_n++] = e->changes[i];
	}
	return line;
}

static bool
is_shown(const struct entry *line, const struct entry *older, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (older[i].line == line)
			return true;
	}
	return false;
}

/* Leaves with the oldest wording of a line that is shown what is needed to know
 * the line by it, and with no other. */
static void
tell_lines(struct arena *a, struct entry *shown, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct entry *w = &shown[i];
		size_t before = (size_t)w->revision - 1;

		if (w->revision == 0)
			w->line = NULL;
		else if (is_shown(w->line, w + 1, n - 1 - i))
			w->line = line_until(a, w->line, 0);
		else
			w->line = line_until(a, w->line, before);
	}
}

size_t
wordings_published(struct arena *a, enum edit_rule rule,
    const struct history *history, size_t limit, const struct entry **out)
{
	size_t most = 0, n = 0;
	struct entry *all;

	*out = history->entries;
	if (rule == EDITS_UPDATE)
		return history->n < limit ? history->n : limit;
	for (size_t i = 0; i < history->n; i++)
		most += 1 + history->entries[i].changes_n;
	all = arena_alloc(a, (most + 1) * sizeof(*all));
	for (size_t i = 0; i < history->n; i++)
		n += put_wordings(a, &history->entries[i], all + n);
	look_sort(all, n);
	n = n < limit ? n : limit;
	tell_lines(a, all, n);
	*out = all;
	return n;
}
