/* likeness.c - how much a line says what a known one said. */
#include "merge/likeness.h"

#include "base/limits.h"
#include "text/fold.h"

struct likeness
likeness_new(struct merging *m)
{
	return (struct likeness){
	    .m = m, .kept = arena_new(), .left = LIMIT_COMPARED};
}

void
likeness_free(struct likeness *k)
{
	arena_free(k->kept);
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

static void
make_room(struct likeness *k, uint32_t text)
{
	size_t room = text + text / 2 + 1;

	if (text < k->room)
		return;
	k->of = arena_resize(
	    k->m->a, k->of, k->room * sizeof(*k->of), room * sizeof(*k->of));
	memset(k->of + k->room, 0, (room - k->room) * sizeof(*k->of));
	k->room = room;
}

/* By the number of the text, for it is compared with its neighbours on the
 * other page and each of them with its own. */
static const struct trigrams *
trigrams_by(struct likeness *k, uint32_t number, const char *text)
{
	struct trigrams *t = &k->of[number];

	if (t->n == 0)
		*t = trigrams_of(k->kept, fold_text(k->kept, text));
	return t;
}

/* Lines of either page that are asked for what many say. */
enum { ASKED = 64 };

static void
note_formula(struct likeness *k)
{
	const struct merging *m = k->m;
	size_t lines = m->n < ASKED ? m->n : ASKED;
	size_t standing = m->page_n < ASKED ? m->page_n : ASKED;

	k->formula = formula_new(m->a);
	for (size_t i = 0; i < lines; i++) {
		const struct line *l = &m->lines[i * m->n / lines];

		make_room(k, l->text);
		formula_add(
		    &k->formula, trigrams_by(k, l->text, l->seen->text));
	}
	for (size_t i = 0; i < standing; i++) {
		size_t entry = m->page[i * m->page_n / standing].entry;
		uint32_t text = row_text(m, entry);

		make_room(k, text);
		formula_add(&k->formula,
		    trigrams_by(k, text, m->history->entries[entry].text));
	}
}

void
likeness_doubt(struct likeness *k)
{
	k->doubted = true;
}

static void
forget_some(struct likeness *k)
{
	if (arena_used(k->kept) <= LIMIT_TRIGRAMS)
		return;
	arena_reset(k->kept);
	memset(k->of, 0, k->room * sizeof(*k->of));
}

double
likeness_of(struct likeness *k, size_t j, size_t entry)
{
	const struct line *l = &k->m->lines[j];
	uint32_t known = row_text(k->m, entry);
	const struct trigrams *x, *y;
	double like;

	if (ever_said(k->m, l, entry))
		return 1;
	if (k->left == 0)
		return 0;
	k->left--;
	forget_some(k);
	if (k->doubted && k->formula.counts == NULL)
		note_formula(k);
	make_room(k, l->text > known ? l->text : known);
	x = trigrams_by(k, l->text, l->seen->text);
	y = trigrams_by(k, known, k->m->history->entries[entry].text);
	like = trigrams_likeness(x, y);
	if (k->doubted && like >= LIKENESS_ALIKE &&
	    formula_parts(&k->formula, x, y))
		return 0;
	return like;
}
