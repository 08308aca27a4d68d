/* words.c - headlines, and what editors make of them. */
#include "words.h"

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"

/* Words are made of syllables: a beginning and an end, eight by sixteen. No
 * word of a language is a unit of time, a month or a currency. */
static const struct syllables {
	const char *begin[8];
	const char *end[16];
} tongues[TONGUES] = {
    [ENGLISH] = {{"re", "con", "de", "par", "inter", "out", "sub", "ver"},
	{"port", "tain", "cede", "liament", "vene", "break", "ject", "dict",
	    "sident", "flict", "fence", "ticipate", "view", "look", "mit",
	    "tical"}},
    [GERMAN] = {{"ver", "be", "unter", "ge", "ent", "auf", "vor", "über"},
	{"handlung", "richt", "suchung", "fahren", "schluss", "ruf", "stellung",
	    "gabe", "nahme", "trag", "setzung", "bruch", "zug", "lage", "stand",
	    "wahl"}},
    [ARABIC] = {{"ال", "مت", "است", "ي", "ب", "من", "وال", "لل"},
	{"رئيس", "قائد", "مصدر", "حكومة", "وزير", "جلسة", "اجتماع", "تحالف",
	    "حدود", "قصف", "مفاوضات", "انتخابات", "برلمان", "جيش", "طريق",
	    "مدينة"}},
};

static const char *const labels[TONGUES][4] = {
    [ENGLISH] = {"World", "Sport", "Economy", "Politics"},
    [GERMAN] = {"Welt", "Sport", "Wirtschaft", "Politik"},
    [ARABIC] = {"محليات", "رياضة", "اقتصاد", "سياسة"},
};

static unsigned char
word(struct chance *c)
{
	return (unsigned char)chance_range(c, 0, VOCABULARY - 1);
}

struct headline
headline_new(struct chance *c)
{
	struct headline h = {.n = (int)chance_range(c, 5, 12)};

	for (int i = 0; i < h.n; i++)
		h.words[i] = word(c);
	return h;
}

/* Replaces words until only `kept` of them are left in their order. */
static void
replace(struct chance *c, struct headline *h, double kept)
{
	int keep = (int)(kept * h->n + 0.5), left = h->n;

	for (int i = 0; i < h->n; i++, left--) {
		if (chance_unit(c) * left < keep)
			keep--;
		else
			h->words[i] = (unsigned char)((h->words[i] +
							  chance_range(c, 1,
							      VOCABULARY - 1)) %
						      VOCABULARY);
	}
}

struct headline
headline_related(struct chance *c, const struct headline *h)
{
	struct headline out = *h;

	replace(c, &out, 0.25 + 0.35 * chance_unit(c));
	return out;
}

/* How alike the two wordings of a real edit are: of 15,206 edits so many have
 * at least that part of their trigrams in common. A part p of the words kept
 * is a likeness of p / (2 - p). */
static const struct band {
	double upto;      /* of all edits */
	double low, high; /* the part of the words that is kept */
} bands[] = {
    {.100, 0, .26},
    {.159, .26, .33},
    {.280, .33, .46},
    {.462, .46, .67},
    {.620, .67, .82},
    {1.01, .82, .95},
};

struct headline
headline_edited(struct chance *c, const struct headline *h)
{
	const struct band *b = bands;
	struct headline out = *h;
	double u = chance_unit(c);

	while (u > b->upto)
		b++;
	replace(c, &out, b->low + (b->high - b->low) * chance_unit(c));
	if (b->low >= .46 && out.n < HEADLINE_MAX - 1 && chance_hits(c, .3))
		out.words[out.n++] = word(c);
	if (out.n == h->n && memcmp(out.words, h->words, (size_t)h->n) == 0)
		out.words[0] = (unsigned char)((out.words[0] + 1) % VOCABULARY);
	return out;
}

static char *
spell(struct arena *a, const struct headline *h, enum tongue t, char between)
{
	const struct syllables *s = &tongues[t];
	struct buf b;
	char *out;

	buf_init(&b, LIMIT_TEXT);
	for (int i = 0; i < h->n; i++) {
		if (i > 0)
			(void)buf_add(&b, &between, 1);
		(void)buf_puts(&b, s->begin[h->words[i] % 8]);
		(void)buf_puts(&b, s->end[h->words[i] / 8]);
	}
	out = arena_copyn(a, b.data, b.len);
	buf_free(&b);
	return out;
}

const char *
headline_text(struct arena *a, const struct headline *h, enum tongue t)
{
	char *s = spell(a, h, t, ' ');

	if (s[0] >= 'a' && s[0] <= 'z')
		s[0] = (char)(s[0] - 'a' + 'A');
	return s;
}

const char *
headline_slug(struct arena *a, const struct headline *h)
{
	return spell(a, h, ENGLISH, '-');
}

const char *
label_word(enum tongue t, size_t i)
{
	return labels[t][i % 4];
}
