/* records.c - the entries that a program has announced, by their ids. */
#include "records.h"

#include <string.h>

#include "base/fnv.h"
#include "base/mem.h"

enum { SLOTS = 1 << 15, MOST = 1 << 30 };

void
records_init(struct records *r, struct arena *a)
{
	*r = (struct records){.arena = a, .slots_n = SLOTS};
	r->slots = mem_alloc(SLOTS * sizeof(*r->slots));
	memset(r->slots, 0xFF, SLOTS * sizeof(*r->slots));
}

void
records_free(struct records *r)
{
	free(r->all);
	free(r->slots);
}

static size_t
slot_of(const struct records *r, const char *id)
{
	uint64_t h = fnv_string(FNV_START, id);
	size_t i = (size_t)(h ^ (h >> 32)) & (r->slots_n - 1);
	while (
	    r->slots[i] != NO_RECORD && strcmp(r->all[r->slots[i]].id, id) != 0)
		i = (i + 1) & (r->slots_n - 1);
	return i;
}

size_t
records_find(const struct records *r, const char *id)
{
	return r->slots[slot_of(r, id)];
}

static void
grow_slots(struct records *r)
{
	r->slots_n *= 2;
	r->slots = mem_resize(r->slots, r->slots_n * sizeof(*r->slots));
	memset(r->slots, 0xFF, r->slots_n * sizeof(*r->slots));
	for (size_t i = 0; i < r->n; i++)
		r->slots[slot_of(r, r->all[i].id)] = i;
}

size_t
records_add(struct records *r, const char *id, const char *text)
{
	if (r->n == r->room && r->room < MOST) {
		r->room = r->room > 0 ? 2 * r->room : 1024;
		r->all = mem_resize(r->all, r->room * sizeof(*r->all));
	}
	if (2 * r->n >= r->slots_n)
		grow_slots(r);
	r->all[r->n] = (struct record){.id = arena_copy(r->arena, id),
	    .text = arena_copy(r->arena, text),
	    .event = NO_EVENT};
	r->slots[slot_of(r, id)] = r->n;
	return r->n++;
}
