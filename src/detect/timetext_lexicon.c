/* timetext_lexicon.c - looks phrases up in the generated table.
 *
 * The rows are sorted by phrase, so those that begin with the words read so far
 * are one range, which each further word narrows. */
#include "detect/timetext_words.h"
#include "detect/timewords.h"

enum { ROWS = sizeof(time_rows) / sizeof(time_rows[0]) };

/* The rows whose phrase begins with the words read, of `len` bytes. */
struct walk {
	size_t lo, hi, len;
};

static const char *
phrase_of(size_t row)
{
	return &time_pool[0][0] + time_rows[row].key;
}

/* Compares the row's word behind `len` bytes with the word. */
static int
compare(size_t row, size_t len, const char *word, size_t n)
{
	const char *p = phrase_of(row) + len;
	int c = strncmp(p, word, n);

	return c != 0 ? c : p[n] != '\0' && p[n] != ' ';
}

/* The first row of [lo, hi) whose word is at least (or, behind: more than) the
 * given one. */
static size_t
bound(const struct walk *w, size_t len, const char *word, int behind)
{
	size_t lo = w->lo, hi = w->hi, n = strlen(word);

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (compare(mid, len, word, n) < behind)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static bool
narrow(struct walk *w, const char *word)
{
	size_t len = w->len;

	if (len > 0 && phrase_of(w->hi - 1)[len] != ' ')
		return false; /* no phrase goes on */
	if (len > 0) {
		/* behind the rows that end here */
		while (w->lo < w->hi && phrase_of(w->lo)[len] == '\0')
			w->lo++;
		len++;
	}
	w->lo = bound(w, len, word, 0);
	w->hi = bound(w, len, word, 1);
	w->len = len + strlen(word);
	return w->lo < w->hi;
}

static bool
speaks(const struct scan *sc, const struct time_row *row)
{
	char word[8];

	if (sc->language[0] == '\0')
		return false;
	(void)snprintf(word, sizeof(word), " %s ", sc->language);
	return strstr(time_langs[row->langs], word) != NULL;
}

/* The row of that kind whose phrase is what was walked; the language's own, or
 * the first. NULL if there is none. */
static const struct time_row *
row_here(const struct scan *sc, const struct walk *w, enum word_kind kind)
{
	const struct time_row *first = NULL;

	for (size_t i = w->lo; i < w->hi && phrase_of(i)[w->len] == '\0'; i++) {
		const struct time_row *r = &time_rows[i];

		if (r->kind != (unsigned)kind)
			continue;
		/* "-5 min" is said in some languages alone */
		if ((phrase_of(i)[0] == '-' || phrase_of(i)[0] == '+') &&
		    !speaks(sc, r))
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
		(void)snprintf(out, SCAN_WORD, "%c", (int)t->sign);
		return true;
	}
	if (t->kind != TOKEN_NUMBER || t->digits > 2)
		return false;
	(void)snprintf(out, SCAN_WORD, "%d", t->value);
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

/* Whether the sieve lets the word through: most words are held back. */
static bool
may_begin(const char *word)
{
	uint32_t h = 0x811C9DC5U;

	for (const char *p = word; *p != '\0'; p++)
		h = (h ^ (unsigned char)*p) * 0x01000193U;
	h %= WORDS_SIEVE;
	return (time_sieve[h / 8] >> h % 8 & 1) != 0;
}

/* The rows of phrases that begin with token i, looked up once. */
static const struct token *
look_up(struct scan *sc, int i)
{
	enum { FEW = 256, ALL_KINDS = -1 };
	const struct token *seen = scan_at(sc, i);
	struct walk w = {0, ROWS, 0};
	struct token *t;
	char word[SCAN_WORD];

	if (seen->looked_up || seen->kind == TOKEN_CUT)
		return seen;
	t = &sc->tokens[i];
	t->looked_up = true;
	if (!spell(sc, i, word) || !may_begin(word) || !narrow(&w, word))
		return t;
	t->lo = (uint32_t)w.lo;
	t->hi = (uint32_t)w.hi;
	if (w.hi - w.lo > FEW)
		t->kinds = (uint32_t)ALL_KINDS;
	for (size_t r = w.lo; r < w.hi && w.hi - w.lo <= FEW; r++)
		t->kinds |= 1U << time_rows[r].kind;
	return t;
}

static bool
begins_kind(struct scan *sc, int i, enum word_kind kind)
{
	return (look_up(sc, i)->kinds >> kind & 1) != 0;
}

bool
words_begins(struct scan *sc, int i)
{
	return scan_at(sc, i)->kind == TOKEN_NUMBER ||
	       look_up(sc, i)->kinds != 0;
}

/* The same as narrow(), but a phrase's first word is looked up once. */
static bool
narrow_at(struct scan *sc, int i, struct walk *w, const char *word)
{
	const struct token *t;

	if (w->len > 0)
		return narrow(w, word);
	t = look_up(sc, i);
	w->lo = t->lo;
	w->hi = t->hi;
	w->len = strlen(word);
	return w->lo < w->hi;
}

/* The Hebrew sign of an abbreviation. */
static bool
is_geresh(struct scan *sc, int i)
{
	const struct token *t = scan_at(sc, i);

	return t->kind == TOKEN_SIGN && t->sign == 0x5F3 && t->gap == GAP_NONE;
}

/* Walks on over words from token i; the longest phrase of the kind that ends
 * on the way goes to *out, with what was walked before. */
static void
walk_words(struct scan *sc, int i, struct walk w, enum word_kind kind,
    bool numbers, struct word *out)
{
	char word[SCAN_WORD];

	while (spell(sc, i, word) &&
	       (numbers || scan_at(sc, i)->kind == TOKEN_WORD) &&
	       (w.len == 0 || sc->whole || scan_at(sc, i)->gap != GAP_WIDE) &&
	       narrow_at(sc, i, &w, word)) {
		const struct time_row *r = row_here(sc, &w, kind);
		int dotted = words_skip_dot(sc, i + 1);

		if (r != NULL && i + 1 > out->behind) {
			out->value = (int)r->value;
			out->behind = i + 1;
			if (is_geresh(sc, i + 1))
				out->behind++;
			/* the dot of "p.m." and "Uhr." */
			if (w.len > strcspn(phrase_of(w.lo), " ") &&
			    dotted > i + 1 && words_skip_dot(sc, i) == i &&
			    scan_at(sc, i - 1)->kind == TOKEN_SIGN)
				out->behind = dotted;
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
	walk_words(sc, i, (struct walk){0, ROWS, 0}, kind, true, &found);
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

bool
words_count(struct scan *sc, int i, enum word_kind kind, struct word *out)
{
	struct walk w = {0, ROWS, 0};
	struct word best = {0, 0, 0, false};
	char word[SCAN_WORD];

	if (scan_at(sc, i)->kind != TOKEN_NUMBER && !begins_kind(sc, i, kind) &&
	    !begins_kind(sc, i, W_NUMBER))
		return false;
	walk_words(sc, i, w, kind, false, &best);
	for (;;) {
		struct walk counted = w;
		struct word found = {0, 0, 0, false};
		bool half;
		int amount, j = amount_at(sc, i, &amount, &half);

		if (j > 0 && narrow(&counted, "#")) {
			const struct time_row *r = row_here(sc, &counted, kind);

			if (r != NULL) {
				found.value = (int)r->value;
				found.behind = j;
			}
			j = next_word(sc, j - 1);
			walk_words(sc, j, counted, kind, false, &found);
			found.amount = amount;
			found.half = half;
			if (found.behind > best.behind)
				best = found;
		}
		if (!spell(sc, i, word) ||
		    scan_at(sc, i)->kind == TOKEN_NUMBER ||
		    !narrow_at(sc, i, &w, word))
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
	return time_masks[value];
}

/* The row of the tag's first n bytes, in lower case. */
static const struct time_habit *
habit_of(const char *tag)
{
	size_t lo = 0, hi = sizeof(time_habits) / sizeof(time_habits[0]);

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int c = strcmp(time_habits[mid].tag, tag);

		if (c == 0)
			return &time_habits[mid];
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
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
		const struct time_habit *h = habit_of(tag);

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
