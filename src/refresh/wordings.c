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
    struct arena *a, const struct entry *e, const struct change *edit, int n)
{
	struct entry w = worded(e, edit);

	w.id = id_of_revision(a, e->id, n);
	w.published = edit->at;
	w.precision = 1;
	w.origin = ORIGIN_FIRST_SEEN;
	w.time_text = NULL;
	if (w.status != ENTRY_WITHDRAWN || w.updated < w.published)
		w.updated = w.published;
	return w;
}

/* Appends the entry's wordings to out; returns how many there are. */
static size_t
put_wordings(struct arena *a, const struct entry *e, struct entry *out)
{
	size_t n = 1;

	if (e->changes_n == 0) {
		*out = *e;
		return 1;
	}
	out[0] = worded(e, &e->changes[0]);
	for (size_t i = 1; i < e->changes_n; i++) {
		if (was_there_before(e, i))
			continue;
		out[n] = revision(a, e, &e->changes[i], (int)n + 1);
		n++;
	}
	return n;
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
	*out = all;
	return n < limit ? n : limit;
}
