/* likeness.c - how much a line says what a known one said. */
#include "merge/likeness.h"

#include "base/limits.h"
#include "text/fold.h"

struct likeness
likeness_new(struct merging *m)
{
	return (struct likeness){m, arena_new(), LIMIT_COMPARED};
}

void
likeness_free(struct likeness *k)
{
	arena_free(k->scratch);
}

static bool
ever_said(const struct merging *m, const struct line *l, size_t entry)
{
	const struct entry *e = &m->history->entries[entry];

	if (row_text(m, entry) == l->text)
		return true;
	for (size_t i = 0; i < e->changes_n; i++) {
		if (words_folded(m->words, e->changes[i].text) == l->text)
			return true;
	}
	return false;
}

double
likeness_of(struct likeness *k, size_t j, size_t entry)
{
	const struct line *l = &k->m->lines[j];
	double like;

	if (ever_said(k->m, l, entry))
		return 1;
	if (k->left == 0)
		return 0;
	k->left--;
	like = fold_likeness(k->scratch, fold_text(k->scratch, l->seen->text),
	    fold_text(k->scratch, k->m->history->entries[entry].text));
	arena_reset(k->scratch);
	return like;
}
