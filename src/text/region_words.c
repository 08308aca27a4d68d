/* region_words.c - the language that small words give away. */
#include <stdbool.h>
#include <string.h>

#include "text/fold.h"
#include "text/region.h"

/* Small words of languages in Latin letters, folded, with spaces around each:
 * those that headlines can't do without. */
static const struct small {
	const char *language;
	const char *words;
} smalls[] = {
    {"ca", " els les i amb del dels al per un una que més és de la el a en "},
    {"cs",
	" v ve na se že pre po pro ze s je do za které od při jako k o z u a "},
    {"da", " og af til på med for fra efter ikke er ud bliver den et mod i en "
	   "har nu "},
    {"de", " der die das und in im mit von für auf nach den dem ist zu bei des "
	   "so wie "},
    {"en", " the of to and in for on with at from by after as is over says a "
	   "an how "},
    {"es", " el los las del y en con por para una un se su al tras que más de "
	   "la a "},
    {"et", " ja on ei et kui ka oma mis kes aga eesti üle ning "},
    {"fi", " ja on ei oli että myös kun se hän nyt jo yli ovat "},
    {"fr", " le les des du et en dans pour sur une au aux qui par est ce de la "
	   "un l d à "},
    {"hr", " i u na je se za od su s iz do nije što zbog protiv o a "},
    {"hu", " a az és egy nem is hogy meg már volt után lesz ki "},
    {"id", " di dan yang untuk dari dengan ini ke pada akan tidak oleh "},
    {"it", " il di che gli della del per con nel dal è i al dei un non la in e "
	   "le l a "},
    {"lt", " ir į su iš dėl nuo kad po prie už bus yra dar "},
    {"lv", " un ir no ar par uz kas lai pēc gada tiek nav "},
    {"nb", " og av til på med for fra etter ikke er ut blir den et mot i en "
	   "har nå "},
    {"nl", " de het een van en in op met voor na te is bij niet naar uit "},
    {"pl", " w z na i do się nie o po od za jest dla przez ze że a "},
    {"pt",
	" o os as do da dos das em no na com por para uma não que e de a um "},
    {"ro", " și în la cu pe din pentru care de după un o nu au a "},
    {"sk", " v vo na sa že pre po zo s je do za ktoré od pri ako k o z u a "},
    {"sl", " v na je se za po ki iz z so pri ne bo ob s "},
    {"sq", " të e në i dhe për me nga një që si u më "},
    {"sv", " och av till på med för från efter inte är ut blir den ett mot i "
	   "en har nu som "},
    {"tl", " ng sa mga na ang at ay si para ni "},
    {"tr", " ve bir ile için bu da de mi olarak son sonra kadar "},
    {"vi", " của và là có các cho được trong với người không ở "},
};

enum {
	SMALLS = sizeof(smalls) / sizeof(smalls[0]),
	LEAST = 6,  /* such words */
	SHARE = 16, /* one word of so many: names and foreign words are some */
	WEIGHT = 12 /* of a word, shared by the languages that have it */
};

struct tally {
	size_t words;         /* of the text */
	size_t small[SMALLS]; /* of them by language, */
	size_t weight[SMALLS];
};

static bool
has_word(const char *words, const char *s, size_t n)
{
	for (const char *p = words; p[1] != '\0'; p = strchr(p + 1, ' ')) {
		if (strncmp(p + 1, s, n) == 0 && p[n + 1] == ' ')
			return true;
	}
	return false;
}

static void
count_word(struct tally *t, const char *s, size_t n)
{
	bool has[SMALLS];
	size_t sharers = 0;

	for (size_t i = 0; i < SMALLS; i++) {
		has[i] = has_word(smalls[i].words, s, n);
		sharers += has[i];
	}
	for (size_t i = 0; i < SMALLS; i++) {
		t->small[i] += has[i];
		t->weight[i] += has[i] ? WEIGHT / sharers : 0;
	}
	t->words++;
}

const char *
region_of_words(struct arena *a, const char *text)
{
	struct tally t = {.words = 0};
	size_t best = 0, next = 0, n;

	for (const char *s = fold_text(a, text); *s != '\0';
	     s += n + (s[n] == ' ')) {
		n = strcspn(s, " ");
		count_word(&t, s, n);
	}
	for (size_t i = 1; i < SMALLS; i++)
		best = t.weight[i] > t.weight[best] ? i : best;
	for (size_t i = 0; i < SMALLS; i++)
		next = i != best && t.weight[i] > next ? t.weight[i] : next;
	if (t.small[best] < LEAST || t.small[best] * SHARE < t.words ||
	    t.weight[best] * 3 < next * 4)
		return NULL;
	return smalls[best].language;
}
