/* timewords_table.c - writes phrases as the smallest automaton of words that
 * reads them (detect/timetext_table.h). */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "detect/timetext_table.h"
#include "timewords.h"

enum {
	WORD = 160,
	BUCKETS = 1 << 14,
	STATES = 1 << 16,
	COLUMNS = 76,
	OWN = 8, /* its bit beside the kind */
	SIGNATURE = 1 << 17
};

/* A state as it will be printed: what it is made of. */
struct state {
	uint32_t *signature; /* rows_n, rows as 3 numbers, edges as 2 */
	size_t n;
	uint32_t kinds;
	int next; /* of the same bucket */
};

static struct state states[STATES];
static int states_n = 1; /* 0 is none */
static int buckets[BUCKETS];

static char **words;
static size_t words_n;

static const struct meaning *rows;
static size_t rows_n;

static int
compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void *
need(void *p)
{
	if (p == NULL)
		abort();
	return p;
}

/* The words of all phrases, each once, sorted; numbers count from 1. */
static void
collect_words(void)
{
	size_t all = 0, kept = 0;

	for (size_t i = 0; i < rows_n; i++) {
		for (const char *p = rows[i].key; p != NULL;
		     p = strchr(p, ' ') != NULL ? strchr(p, ' ') + 1 : NULL)
			all++;
	}
	words = need(calloc(all, sizeof(*words)));
	for (size_t i = 0; i < rows_n; i++) {
		for (const char *p = rows[i].key; *p != '\0';) {
			size_t n = strcspn(p, " ");

			words[words_n++] = need(strndup(p, n));
			p += n + (p[n] == ' ');
		}
	}
	qsort(words, words_n, sizeof(*words), compare);
	for (size_t i = 0; i < words_n; i++) {
		if (kept == 0 || strcmp(words[kept - 1], words[i]) != 0)
			words[kept++] = words[i];
	}
	words_n = kept;
	if (words_n >= UINT16_MAX)
		abort();
}

static uint32_t
number_of(const char *s, size_t n)
{
	char word[WORD], *p = word;
	char **found;

	(void)snprintf(word, sizeof(word), "%.*s", (int)n, s);
	found = need(bsearch(&p, words, words_n, sizeof(*words), compare));
	return (uint32_t)(found - words) + 1;
}

/* The number of the state with that signature. */
static int
intern(const uint32_t *signature, size_t n, uint32_t kinds)
{
	uint32_t h = 0x811C9DC5U;
	struct state *s;

	for (size_t i = 0; i < n; i++)
		h = (h ^ signature[i]) * 0x01000193U;
	h = (h ^ h >> 15) % BUCKETS;
	for (int i = buckets[h]; i != 0; i = states[i].next) {
		if (states[i].n == n && memcmp(states[i].signature, signature,
					    n * sizeof(*signature)) == 0)
			return i;
	}
	if (states_n == STATES)
		abort();
	s = &states[states_n];
	s->signature = need(calloc(n, sizeof(*signature)));
	memcpy(s->signature, signature, n * sizeof(*signature));
	s->n = n;
	s->kinds = kinds;
	s->next = buckets[h];
	buckets[h] = states_n;
	return states_n++;
}

/* The state behind the first `len` bytes of rows [lo, hi), which share them. */
static int
build(size_t lo, size_t hi, size_t len)
{
	uint32_t *signature = need(calloc(SIGNATURE, sizeof(*signature)));
	uint32_t kinds = 0;
	size_t n = 1, i = lo;
	int state;

	for (; i < hi && rows[i].key[len] == '\0'; i++) {
		signature[n++] = (uint32_t)rows[i].kind | (uint32_t)rows[i].own
							      << OWN;
		signature[n++] = (uint32_t)rows[i].value;
		signature[n++] = (uint32_t)rows[i].langs;
		kinds |= 1U << rows[i].kind;
	}
	signature[0] = (uint32_t)(i - lo);
	while (i < hi) {
		const char *word = rows[i].key + len + 1;
		size_t w = strcspn(word, " "), from = i;

		while (i < hi && strncmp(rows[i].key + len + 1, word, w) == 0 &&
		       (rows[i].key[len + 1 + w] == '\0' ||
			   rows[i].key[len + 1 + w] == ' '))
			i++;
		if (n + 2 > SIGNATURE)
			abort();
		state = build(from, i, len + 1 + w);
		signature[n++] = number_of(word, w);
		signature[n++] = (uint32_t)state;
		kinds |= states[state].kinds;
	}
	state = intern(signature, n, kinds);
	free(signature);
	return state;
}

/* ---- printing ------------------------------------------------------------ */

static int column;

static void
put(const char *item)
{
	int n = (int)strlen(item);

	if (column + n > COLUMNS) {
		putchar('\n');
		column = 0;
	}
	fputs(item, stdout);
	column += n;
}

static void
put_number(unsigned n)
{
	char item[16];

	(void)snprintf(item, sizeof(item), "%u,", n);
	put(item);
}

static void
open_table(const char *declaration)
{
	printf("static const %s = {\n", declaration);
	column = 0;
}

static void
close_table(void)
{
	puts("\n};\n");
}

/* Strings in chunks, for a compiler may refuse a long one. */
struct pool {
	size_t used, chunk;
};

static uint32_t
pool_begin(struct pool *p, size_t n)
{
	if (p->used + n >= TABLE_CHUNK) {
		puts("},\n{");
		column = 0;
		p->used = 0;
		p->chunk++;
	}
	return (uint32_t)(p->chunk * TABLE_CHUNK + p->used);
}

void
pool_print(const char *name, const char *const *strings, size_t n)
{
	uint32_t *at = need(calloc(n, sizeof(*at)));
	struct pool p = {0, 0};

	printf("static const char %s_pool[][%d] = {\n{", name, TABLE_CHUNK);
	column = 0;
	for (size_t i = 0; i < n; i++) {
		size_t len = strlen(strings[i]) + 1;

		at[i] = pool_begin(&p, len);
		printf("\"%s\\000\"\n", strings[i]);
		p.used += len;
	}
	puts("},\n};\n");
	printf("static const uint16_t %s[] = {\n", name);
	column = 0;
	for (size_t i = 0; i < n; i++)
		put_number(at[i]);
	close_table();
	free(at);
}

/* Bytes of whole characters that two words begin with. */
static size_t
shared(const char *a, const char *b)
{
	size_t n = 0;

	while (a[n] != '\0' && a[n] == b[n])
		n++;
	while (n > 0 && ((unsigned char)b[n] & 0xC0) == 0x80)
		n--;
	return n;
}

/* In a block a word is what it shares with the one before it, as a byte one
 * greater, and its rest. */
static void
print_words(void)
{
	size_t blocks = (words_n + TABLE_BLOCK - 1) / TABLE_BLOCK;
	uint32_t *at = need(calloc(blocks, sizeof(*at)));
	struct pool p = {0, 0};

	printf("static const char time_words[][%d] = {\n{", TABLE_CHUNK);
	column = 0;
	for (size_t i = 0; i < words_n; i += TABLE_BLOCK) {
		size_t end =
		    i + TABLE_BLOCK < words_n ? i + TABLE_BLOCK : words_n;
		size_t bytes = 0;

		for (size_t k = i; k < end; k++)
			bytes += strlen(words[k]) + 2;
		at[i / TABLE_BLOCK] = pool_begin(&p, bytes);
		for (size_t k = i; k < end; k++) {
			size_t same =
			    k > i ? shared(words[k - 1], words[k]) : 0;
			char item[2 * WORD];

			(void)snprintf(item, sizeof(item),
			    "\"\\%03o\"\"%s\\000\"", (unsigned)same + 1,
			    words[k] + same);
			put(item);
			p.used += strlen(words[k] + same) + 2;
		}
	}
	puts("},\n};\n");
	open_table("uint32_t time_blocks[]");
	for (size_t i = 0; i < blocks; i++)
		put_number(at[i]);
	close_table();
	printf("enum { TIME_WORDS = %zu, TIME_AMOUNT = %u };\n\n", words_n,
	    number_of("#", 1));
	free(at);
}

/* The state behind every first word. */
static void
print_begins(void)
{
	unsigned *begins = need(calloc(words_n + 1, sizeof(*begins)));

	for (size_t i = 0; i < rows_n;) {
		size_t n = strcspn(rows[i].key, " "), from = i;

		while (i < rows_n &&
		       strncmp(rows[i].key, rows[from].key, n) == 0 &&
		       strcspn(rows[i].key, " ") == n)
			i++;
		begins[number_of(rows[from].key, n)] =
		    (unsigned)build(from, i, n);
	}
	open_table("uint16_t time_begins[]");
	for (size_t i = 0; i <= words_n; i++)
		put_number(begins[i]);
	close_table();
	free(begins);
}

static void
print_rows(const uint32_t *s)
{
	for (uint32_t k = 0; k < s[0]; k++) {
		char item[64];

		uint32_t kind = s[1 + 3 * k];

		(void)snprintf(item, sizeof(item), "{%u,%u,%u,%u,%d},",
		    s[2 + 3 * k], s[3 + 3 * k], kind & ((1U << OWN) - 1),
		    kind >> OWN, k + 1 == s[0]);
		put(item);
	}
}

/* Where the rows of every state begin; states of the same rows share them. */
static void
place_rows(uint32_t *at)
{
	uint32_t used = 1;

	open_table("struct time_row time_rows[]");
	put("{0,0,0,0,1},");
	for (int i = 1; i < states_n; i++) {
		const uint32_t *s = states[i].signature;
		size_t bytes = (1 + 3 * (size_t)s[0]) * sizeof(*s);

		for (int k = 1; k < i && at[i] == 0 && s[0] > 0; k++) {
			if (memcmp(states[k].signature, s, bytes) == 0)
				at[i] = at[k];
		}
		if (at[i] != 0 || s[0] == 0)
			continue;
		at[i] = used;
		used += s[0];
		print_rows(s);
	}
	close_table();
	if (used > UINT16_MAX)
		abort();
}

static void
print_edges(void)
{
	open_table("struct time_edge time_edges[]");
	for (int i = 1; i < states_n; i++) {
		const struct state *s = &states[i];

		for (size_t k = 1 + 3 * (size_t)s->signature[0]; k < s->n;
		     k += 2) {
			char item[32];

			(void)snprintf(item, sizeof(item), "{%u,%u},",
			    s->signature[k], s->signature[k + 1]);
			put(item);
		}
	}
	close_table();
}

static unsigned
kinds_index(uint32_t *kinds, unsigned *n, uint32_t mask)
{
	for (unsigned i = 0; i < *n; i++) {
		if (kinds[i] == mask)
			return i;
	}
	if (*n == UINT8_MAX)
		abort();
	kinds[*n] = mask;
	return (*n)++;
}

/* A last state without anything ends the edges of the one before it. */
static void
print_states(const uint32_t *rows_at)
{
	uint32_t kinds[UINT8_MAX];
	unsigned kinds_n = 0, edges = 0;
	char item[48];

	(void)kinds_index(kinds, &kinds_n, 0);
	open_table("struct time_state time_states[]");
	put("{0,0,0},");
	for (int i = 1; i < states_n; i++) {
		const struct state *s = &states[i];

		(void)snprintf(item, sizeof(item), "{%u,%u,%u},", edges,
		    rows_at[i], kinds_index(kinds, &kinds_n, s->kinds));
		put(item);
		edges += (unsigned)(s->n - 1 - 3 * (size_t)s->signature[0]) / 2;
	}
	(void)snprintf(item, sizeof(item), "{%u,0,0},", edges);
	put(item);
	close_table();
	if (edges > UINT16_MAX)
		abort();
	open_table("uint32_t time_kinds[]");
	for (unsigned i = 0; i < kinds_n; i++)
		put_number(kinds[i]);
	close_table();
	(void)fprintf(stderr, "%zu words, %d states, %u edges\n", words_n,
	    states_n, edges);
}

/* The first words, as bits of their hash. */
static void
print_sieve(void)
{
	static uint8_t bits[TABLE_SIEVE / 8];

	for (size_t i = 0; i < rows_n; i++) {
		const char *key = rows[i].key;
		uint32_t h = 0x811C9DC5U;

		for (size_t k = 0; k < strcspn(key, " "); k++)
			h = (h ^ (unsigned char)key[k]) * 0x01000193U;
		h %= TABLE_SIEVE;
		bits[h / 8] |= (uint8_t)(1U << h % 8);
	}
	open_table("uint8_t time_sieve[TABLE_SIEVE / 8]");
	for (size_t i = 0; i < TABLE_SIEVE / 8; i++)
		put_number(bits[i]);
	close_table();
}

void
table_print(const struct meaning *meanings, size_t n)
{
	uint32_t *rows_at = need(calloc(STATES, sizeof(*rows_at)));

	rows = meanings;
	rows_n = n;
	collect_words();
	print_words();
	print_begins();
	place_rows(rows_at);
	print_edges();
	print_states(rows_at);
	print_sieve();
	free(rows_at);
}
