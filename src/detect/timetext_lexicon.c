/* timetext_lexicon.c - finds the phrases of the table in a text. */
#include "detect/timetext_table.h"
#include "detect/timetext_words.h"

enum { NO_WORD = UINT16_MAX };

/* A phrase as far as it was read. */
struct walk {
	unsigned state;
	int words;
};

static bool
speaks(const struct scan *sc, const struct time_row *row)
{
	return sc->language[0] != '\0' && table_speaks(row, sc->language);
}

/* The meaning of that kind of the phrase that was walked; the language's own,
 * or the first. NULL if there is none. */
static const struct time_row *
row_here(const struct scan *sc, const struct walk *w, enum word_kind kind)
{
	const struct time_row *first = NULL;

	for (const struct time_row *r = table_rows(w->state); r != NULL;
	     r = r->last ? NULL : r + 1) {
		if (r->kind != (unsigned)kind || (r->own && !speaks(sc, r)))
			continue;
		if (first == NULL)
			first = r;
		if (r->langs == 0 || sc->language[0] == '\0')
			break;
		if (speaks(sc, r))
			return r;
	}
	return first;
}

/* A number of up to two digits, without a zero before it. */
static void
spell_number(int value, char out[SCAN_WORD])
{
	if (value > 9)
		*out++ = (char)('0' + value / 10);
	*out++ = (char)('0' + value % 10);
	*out = '\0';
}

/* Token i as the table writes it. False for what is no word of a phrase. */
static bool
spell(struct scan *sc, int i, char out[SCAN_WORD])
{
	const struct token *t = scan_at(sc, i);

	if (t->kind == TOKEN_WORD) {
		scan_fold(sc, t, out);
		return out[0] != '\0';
	}
	if (t->kind == TOKEN_SIGN && (t->sign == '-' || t->sign == '+')) {
		out[0] = (char)t->sign;
		out[1] = '\0';
		return true;
	}
	if (t->kind != TOKEN_NUMBER || t->digits > 2)
		return false;
	spell_number(t->value, out);
	return true;
}

/* The index of the phrase's next word behind token i, past the signs of
 * abbreviations and the hyphens of compounds. */
static int
next_word(struct scan *sc, int i)
{
	static const uint32_t apostrophes[] = {'\'', '`', 0x2018, 0x2019, 0};

	i = words_skip_dot(sc, i + 1);
	/* "oor 'n uur" */
	if (scan_at(sc, i)->kind == TOKEN_SIGN &&
	    scan_among(scan_at(sc, i)->sign, apostrophes) &&
	    scan_at(sc, i + 1)->gap == GAP_NONE &&
	    scan_at(sc, i + 1)->kind == TOKEN_WORD)
		i++;
	if (scan_is_tight(sc, i, '-') && scan_at(sc, i + 1)->kind == TOKEN_WORD)
		i++;
	return i;
}

/* The number of a word of phrases, which token i is; 0 for none. */
static unsigned
look_up(struct scan *sc, int i, const char *word)
{
	unsigned number = table_word(word);

	sc->tokens[i].word = number != 0 ? (uint16_t)number : NO_WORD;
	return number;
}

/* The number of token i, looked up once. */
static unsigned
word_at(struct scan *sc, int i)
{
	const struct token *t = scan_at(sc, i);
	char word[SCAN_WORD];

	if (t->word != 0)
		return t->word == NO_WORD ? 0 : t->word;
	if (t->kind <= TOKEN_CUT || !spell(sc, i, word))
		return 0;
	return look_up(sc, i, word);
}

/* The kinds of phrases that begin with token i, looked up once. */
static uint32_t
kinds_at(struct scan *sc, int i)
{
	const struct token *seen = scan_at(sc, i);
	struct token *t;
	char word[SCAN_WORD];

	if (seen->looked_up || seen->kind <= TOKEN_CUT)
		return seen->kinds;
	t = &sc->tokens[i];
	t->looked_up = true;
	if (spell(sc, i, word) && table_may_begin(word))
		t->kinds = table_kinds(table_begin(look_up(sc, i, word)));
	return t->kinds;
}

static bool
begins_kind(struct scan *sc, int i, enum word_kind kind)
{
	return (kinds_at(sc, i) >> kind & 1) != 0;
}

bool
words_begins(struct scan *sc, int i)
{
	return scan_at(sc, i)->kind == TOKEN_NUMBER || kinds_at(sc, i) != 0;
}

/* Goes on with a word; false where no phrase does, and the walk is left. */
static bool
step(struct walk *w, unsigned word)
{
	unsigned state;

	if (word == 0)
		return false;
	state = w->words == 0 ? table_begin(word) : table_step(w->state, word);
	if (state == 0)
		return false;
	w->state = state;
	w->words++;
	return true;
}

/* The Hebrew sign of an abbreviation, or the one that stands for it. */
static bool
is_geresh(struct scan *sc, int i)
{
	const struct token *t = scan_at(sc, i), *word = scan_at(sc, i - 1);

	return t->kind == TOKEN_SIGN && t->gap == GAP_NONE &&
	       (t->sign == 0x5F3 || (t->sign == '\'' && word->sign >= 0x5D0 &&
					word->sign <= 0x5EA));
}

/* The token behind the phrase that ends at token i: the dot of "p.m." and
 * "Uhr." goes along. */
static int
behind_word(struct scan *sc, int i, const struct walk *w)
{
	int dotted = words_skip_dot(sc, i + 1);

	if (w->words > 1 && dotted > i + 1 && words_skip_dot(sc, i) == i &&
	    scan_at(sc, i - 1)->kind == TOKEN_SIGN)
		return dotted;
	return is_geresh(sc, i + 1) ? i + 2 : i + 1;
}

/* Walks on over words from token i; the longest phrase of the kind that ends
 * on the way goes to *out, with what was walked before. */
static void
walk_words(struct scan *sc, int i, struct walk w, enum word_kind kind,
    bool numbers, struct word *out)
{
	while ((numbers || scan_at(sc, i)->kind == TOKEN_WORD) &&
	       (w.words == 0 || sc->whole || scan_at(sc, i)->gap != GAP_WIDE) &&
	       step(&w, word_at(sc, i))) {
		const struct time_row *r = row_here(sc, &w, kind);

		if (r != NULL && i + 1 > out->behind) {
			out->value = (int)r->value;
			out->behind = behind_word(sc, i, &w);
		}
		i = next_word(sc, i);
	}
}

bool
words_get(struct scan *sc, int i, enum word_kind kind, struct word *out)
{
	struct word found = {0, 0, 0, false};

	if (!begins_kind(sc, i, kind))
		return false;
	walk_words(sc, i, (struct walk){0, 0}, kind, true, &found);
	if (found.behind == 0)
		return false;
	*out = found;
	return true;
}

/* The amount at token i, in digits or in words; the token behind it or 0. */
static int
amount_at(struct scan *sc, int i, int *out, bool *half)
{
	const struct token *t = scan_at(sc, i);
	struct word w;

	*half = false;
	if (t->kind == TOKEN_NUMBER && t->digits <= 4) {
		*out = t->value;
		*half = (scan_is_tight(sc, i + 1, '.') ||
			    scan_is_tight(sc, i + 1, ',')) &&
			scan_is_number(sc, i + 2, 1, 1) &&
			scan_at(sc, i + 2)->value == 5;
		return *half ? i + 3 : i + 1;
	}
	if (t->kind != TOKEN_WORD || !words_get(sc, i, W_NUMBER, &w))
		return 0;
	*out = w.value;
	return w.behind;
}

/* The phrase that goes on with an amount at token i behind what was walked. */
static bool
count_at(struct scan *sc, int i, struct walk w, enum word_kind kind,
    struct word *out)
{
	struct word found = {0, 0, 0, false};
	const struct time_row *r;
	int j = amount_at(sc, i, &found.amount, &found.half);

	if (j == 0 || !step(&w, table_amount()))
		return false;
	r = row_here(sc, &w, kind);
	if (r != NULL) {
		found.value = (int)r->value;
		found.behind = j;
	}
	walk_words(sc, next_word(sc, j - 1), w, kind, false, &found);
	*out = found;
	return found.behind > 0;
}

bool
words_count(struct scan *sc, int i, enum word_kind kind, struct word *out)
{
	struct walk w = {0, 0};
	struct word best = {0, 0, 0, false}, found;

	if (scan_at(sc, i)->kind != TOKEN_NUMBER && !begins_kind(sc, i, kind) &&
	    !begins_kind(sc, i, W_NUMBER))
		return false;
	walk_words(sc, i, w, kind, false, &best);
	for (;;) {
		if (count_at(sc, i, w, kind, &found) &&
		    found.behind > best.behind)
			best = found;
		if (scan_at(sc, i)->kind == TOKEN_NUMBER ||
		    !step(&w, word_at(sc, i)))
			break;
		i = next_word(sc, i);
	}
	if (best.behind == 0)
		return false;
	*out = best;
	return true;
}

uint32_t
words_mask(int value)
{
	return table_mask(value);
}

void
words_habit(
    const char *language, enum date_order *order, enum clock_style *style)
{
	char tag[12];
	size_t n = 0;

	*order = ORDER_DMY;
	*style = CLOCK_COLON;
	for (; language != NULL && language[n] != '\0' && n + 1 < sizeof(tag);
	     n++) {
		char c = language[n];

		tag[n] = (char)(c == '_'               ? '-'
				: c >= 'A' && c <= 'Z' ? c - 'A' + 'a'
						       : c);
	}
	tag[n] = '\0';
	while (n > 0) {
		const struct time_habit *h = table_habit(tag);

		if (h != NULL) {
			*order = (enum date_order)h->order;
			*style = (enum clock_style)h->style;
			return;
		}
		while (n > 0 && tag[n] != '-')
			n--;
		tag[n] = '\0';
	}
}
