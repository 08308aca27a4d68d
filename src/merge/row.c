/* row.c - small questions about entries that all of merge/ asks. */
#include "merge/row.h"

#include "base/instant.h"
#include "text/linekey.h"

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
row_made(const struct merging *m)
{
	return m->dated != INSTANT_NONE ? m->dated : m->now;
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

uint32_t
row_time(const struct merging *m, size_t entry)
{
	if (m->times[entry] == 0)
		m->times[entry] = words_folded(
		    m->words, m->history->entries[entry].time_text);
	return m->times[entry];
}

void
row_take(struct merging *m, size_t j, size_t entry)
{
	struct line *l = &m->lines[j];

	if (l->known != LINE_NONE)
		m->taken[l->known] = 0;
	l->known = entry;
	if (entry != LINE_NONE)
		m->taken[entry] = (uint32_t)j + 1;
	else
		l->place = LINE_NONE;
}

bool
row_any_left(const struct merging *m)
{
	for (size_t j = 0; j < m->n; j++) {
		if (m->lines[j].known == LINE_NONE)
			return true;
	}
	return false;
}

size_t
row_line(const struct merging *m, size_t i)
{
	uint32_t line = m->taken[m->page[i].entry];

	return line > 0 ? line - 1 : LINE_NONE;
}

int64_t
row_instant(const struct merging *m, const struct line *l)
{
	return l->known == LINE_NONE ? l->published
				     : m->history->entries[l->known].published;
}

bool
row_is_pinned(struct newest *newest, int64_t published, int precision)
{
	bool first = newest->published == INSTANT_NONE;
	int64_t slack = (int64_t)ROW_SLACK + precision + newest->precision;
	bool pinned = !first && newest->published - published > slack;

	if (first || published > newest->published)
		*newest = (struct newest){published, precision};
	return pinned;
}

static bool
ends_link(char c)
{
	return c == '\0' || c == '?' || c == '#';
}

/* Whether both have a number, and another one. */
static bool
have_two_numbers(const char *x, const char *y)
{
	uint64_t a = linekey_of_link(x), b = linekey_of_link(y);

	return a != 0 && b != 0 && a != b;
}

bool
row_same_link(const char *x, const char *y)
{
	const char *at = x, *other = y;

	if (x == NULL || y == NULL)
		return true;
	while (*at == *other && !ends_link(*at)) {
		at++;
		other++;
	}
	return ends_link(*at) && ends_link(*other) && !have_two_numbers(x, y);
}

bool
row_drifts(const struct entry *e)
{
	return e->origin == ORIGIN_RELATIVE || e->origin == ORIGIN_FIRST_SEEN;
}

int64_t
row_printed(const struct entry *seen)
{
	return seen->ahead != 0 ? seen->ahead : seen->published;
}

bool
row_is_timed(const struct entry *e)
{
	return e->time_text != NULL && e->origin != ORIGIN_RELATIVE;
}
