/* row.c - small questions about entries that all of merge/ asks. */
#include "merge/row.h"

#include "base/instant.h"

size_t
row_first(const struct history *h, int64_t t)
{
	size_t low = 0, high = h->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (h->entries[middle].published > t)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

int64_t
row_minute(int64_t t)
{
	return t / MINUTE - (t % MINUTE < 0);
}

uint32_t
row_text(const struct merging *m, size_t entry)
{
	if (m->texts[entry] == 0)
		m->texts[entry] =
		    words_folded(m->words, m->history->entries[entry].text);
	return m->texts[entry];
}

bool
row_drifts(const struct entry *e)
{
	return e->origin == ORIGIN_RELATIVE || e->origin == ORIGIN_FIRST_SEEN;
}

bool
row_is_timed(const struct entry *e)
{
	return e->time_text != NULL && e->origin != ORIGIN_RELATIVE;
}
