/* words.h - headlines, and what editors make of them. */
#ifndef AJEL_SIM_WORDS_H
#define AJEL_SIM_WORDS_H

#include <stddef.h>

#include "base/arena.h"
#include "random.h"

enum tongue { ENGLISH, GERMAN, ARABIC, TONGUES };

enum {
	HEADLINE_MAX = 16, /* words of a headline */
	VOCABULARY = 128   /* words of a language */
};

/* Numbers of words, so that a slug can follow a headline in any script. */
struct headline {
	int n;
	unsigned char words[HEADLINE_MAX];
};

struct headline headline_new(struct chance *c);

/* Another event of the same story: shares a part of the words. */
struct headline headline_related(struct chance *c, const struct headline *h);

/* The same event in other words, as unlike as real edits are. */
struct headline headline_edited(struct chance *c, const struct headline *h);

const char *headline_text(
    struct arena *a, const struct headline *h, enum tongue t);
const char *headline_slug(struct arena *a, const struct headline *h);

/* A category that pages print beside a time. */
const char *label_word(enum tongue t, size_t i);

#endif
