/* timetext_table.h - the generated table of phrases (timewords.h), for timetext
 * only.
 *
 * A phrase is a way through states, a word at a time; where phrases end alike
 * they share the way. Words and states are numbers; 0 is none. */
#ifndef AJEL_TIMETEXT_TABLE_H
#define AJEL_TIMETEXT_TABLE_H

#include <stdbool.h>
#include <stdint.h>

enum {
	TABLE_SIEVE = 1 << 16, /* bits of it */
	TABLE_BLOCK = 8,       /* words of the pool found by one search */
	TABLE_CHUNK = 2048     /* bytes of one string of a pool */
};

/* One meaning of a phrase. */
struct time_row {
	unsigned value : 15;
	unsigned langs : 10; /* of time_langs, where it must be chosen; or 0 */
	unsigned kind : 5;   /* enum word_kind */
	unsigned own : 1;    /* said in those languages and in no others */
	unsigned last : 1;   /* of the phrase; the more readers the earlier */
};

struct time_state {
	uint16_t edges; /* the first; the next state's is behind the last */
	uint16_t rows;  /* of time_rows; 0: no phrase ends here */
	uint8_t kinds; /* of time_kinds: the phrases that end here or farther */
};

/* Sorted by word within a state. */
struct time_edge {
	uint16_t word, state;
};

struct time_habit {
	const char tag[12];
	unsigned char order; /* enum date_order */
	unsigned char style; /* enum clock_style */
};

/* The number of a word as scan_fold leaves it. */
unsigned table_word(const char *word);

/* The state behind a phrase's first word, and behind a word from a state. */
unsigned table_begin(unsigned word);
unsigned table_step(unsigned state, unsigned word);

/* Whether a phrase may begin with the word; quick. */
bool table_may_begin(const char *word);

/* The number of "#", which stands for an amount. */
unsigned table_amount(void);

/* The meanings of the phrase that ends at a state; NULL where none does. */
const struct time_row *table_rows(unsigned state);

/* The kinds, as bits, of the phrases that go through a state. */
uint32_t table_kinds(unsigned state);

/* Whether the row is of that language (its first subtag). */
bool table_speaks(const struct time_row *row, const char *language);

uint32_t table_mask(int half);

/* How the language of a tag in small letters writes; NULL: not known. */
const struct time_habit *table_habit(const char *tag);

#endif
