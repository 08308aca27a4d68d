/* timetext_table.c - finds words and phrases in the generated table. */
#include "detect/timetext_table.h"

#include <stdio.h>

#include "detect/timetext_scan.h"
#include "detect/timewords.h"

enum {
	BLOCKS = sizeof(time_blocks) / sizeof(time_blocks[0]),
	HABITS = sizeof(time_habits) / sizeof(time_habits[0])
};

static const char *
block_at(size_t block)
{
	return &time_words[0][0] + time_blocks[block];
}

/* The last block whose first word isn't behind the given one. */
static size_t
find_block(const char *word)
{
	size_t lo = 0, hi = BLOCKS;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (strcmp(block_at(mid) + 1, word) <= 0)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

/* Each word of a block says how much it shares with the one before it: what
 * shares more than ours does is passed over. */
unsigned
table_word(const char *word)
{
	size_t block = find_block(word), matched = 0;
	const char *p = block_at(block);
	unsigned number = (unsigned)block * TABLE_BLOCK + 1;

	for (unsigned i = 0; i < TABLE_BLOCK && number <= TIME_WORDS;
	     i++, number++) {
		size_t same = (size_t)(unsigned char)*p++ - 1;

		if (same <= matched) {
			for (matched = same; *p == word[matched]; matched++) {
				if (*p++ == '\0')
					return number;
			}
		}
		p += strlen(p) + 1;
	}
	return 0;
}

bool
table_may_begin(const char *word)
{
	uint32_t h = 0x811C9DC5U;

	for (const char *p = word; *p != '\0'; p++)
		h = (h ^ (unsigned char)*p) * 0x01000193U;
	h %= TABLE_SIEVE;
	return (time_sieve[h / 8] >> h % 8 & 1) != 0;
}

unsigned
table_begin(unsigned word)
{
	return time_begins[word];
}

unsigned
table_step(unsigned state, unsigned word)
{
	size_t lo = time_states[state].edges, hi = time_states[state + 1].edges;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (time_edges[mid].word == word)
			return time_edges[mid].state;
		if (time_edges[mid].word < word)
			lo = mid + 1;
		else
			hi = mid;
	}
	return 0;
}

unsigned
table_amount(void)
{
	return TIME_AMOUNT;
}

const struct time_row *
table_rows(unsigned state)
{
	unsigned row = time_states[state].rows;

	return row != 0 ? &time_rows[row] : NULL;
}

uint32_t
table_kinds(unsigned state)
{
	return time_kinds[time_states[state].kinds];
}

bool
table_speaks(const struct time_row *row, const char *language)
{
	const char *langs = &time_langs_pool[0][0] + time_langs[row->langs];
	char word[8];

	(void)snprintf(word, sizeof(word), " %s ", language);
	return strstr(langs, word) != NULL;
}

uint32_t
table_mask(int half)
{
	return time_masks[half];
}

const struct time_habit *
table_habit(const char *tag)
{
	size_t lo = 0, hi = HABITS;

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
