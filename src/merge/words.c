/* words.c - a hash table from texts to numbers. */
#include "merge/words.h"

#include "text/fold.h"

enum { SLOTS_MIN = 256 }; /* a power of two, like every size of the table */

struct slot {
	const char *s; /* NULL: free */
	uint32_t hash;
	uint32_t number;
};

struct table {
	struct slot *slots;
	size_t size; /* never more than half full */
	size_t n;
};

struct words {
	struct arena *keep;
	struct arena *folding; /* emptied after each text */
	struct table exact;    /* text to its number */
	struct table folded;   /* folded text to its number */
	uint32_t *fold_of;     /* folded number of exact number i; 0: unknown */
	size_t fold_room;
};

struct words *
words_new(struct arena *a)
{
	struct words *w = arena_zalloc(a, sizeof(*w));

	w->keep = a;
	w->folding = arena_new();
	return w;
}

void
words_free(struct words *w)
{
	arena_free(w->folding);
}

static uint64_t
mix(uint64_t h, uint64_t word)
{
	h = (h ^ word) * 0x9E3779B97F4A7C15U;
	return h ^ h >> 32;
}

/* Eight bytes at a time: of a page that is known, this is most of the work. */
static uint32_t
hash_of(const char *s)
{
	size_t n = strlen(s);
	uint64_t h = n, word;

	for (; n >= sizeof(word); s += sizeof(word), n -= sizeof(word)) {
		memcpy(&word, s, sizeof(word));
		h = mix(h, word);
	}
	word = 0;
	memcpy(&word, s, n);
	return (uint32_t)mix(h, word);
}

/* The slot of s, or the free one where it belongs. */
static struct slot *
find(const struct table *t, const char *s, uint32_t hash)
{
	size_t i = hash & (t->size - 1);

	while (t->slots[i].s != NULL &&
	       (t->slots[i].hash != hash || strcmp(t->slots[i].s, s) != 0))
		i = (i + 1) & (t->size - 1);
	return &t->slots[i];
}

static void
grow(struct arena *a, struct table *t)
{
	struct table old = *t;

	t->size = old.size > 0 ? old.size * 2 : SLOTS_MIN;
	t->slots = arena_zalloc(a, t->size * sizeof(*t->slots));
	for (size_t i = 0; i < old.size; i++) {
		if (old.slots[i].s != NULL)
			*find(t, old.slots[i].s, old.slots[i].hash) =
			    old.slots[i];
	}
}

static uint32_t
number_of(struct arena *a, struct table *t, const char *s)
{
	uint32_t hash = hash_of(s);
	struct slot *slot;

	if (t->n >= t->size / 2)
		grow(a, t);
	slot = find(t, s, hash);
	if (slot->s == NULL)
		*slot = (struct slot){arena_copy(a, s), hash, (uint32_t)++t->n};
	return slot->number;
}

uint32_t
words_exact(struct words *w, const char *s)
{
	return s != NULL ? number_of(w->keep, &w->exact, s) : 0;
}

bool
words_add(struct words *w, const char *s)
{
	size_t n = w->exact.n;

	return words_exact(w, s) > n;
}

static uint32_t *
fold_of(struct words *w, uint32_t exact)
{
	size_t old = w->fold_room;

	if (exact >= old) {
		size_t room = old * 2 > exact ? old * 2 : exact + SLOTS_MIN;

		w->fold_of = arena_resize(w->keep, w->fold_of,
		    old * sizeof(*w->fold_of), room * sizeof(*w->fold_of));
		memset(w->fold_of + old, 0, (room - old) * sizeof(*w->fold_of));
		w->fold_room = room;
	}
	return &w->fold_of[exact];
}

uint32_t
words_folded(struct words *w, const char *s)
{
	const char *folded;
	uint32_t *number;

	if (s == NULL)
		return 0;
	number = fold_of(w, words_exact(w, s));
	if (*number == 0) {
		folded = fold_text(w->folding, s);
		*number = number_of(
		    w->keep, &w->folded, folded[0] != '\0' ? folded : s);
		arena_reset(w->folding);
	}
	return *number;
}
