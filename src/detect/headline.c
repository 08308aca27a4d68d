/* headline.c - chooses the headline among an item's texts. */
#include "detect/headline.h"

#include "detect/cells.h"
#include "detect/label.h"
#include "detect/machine.h"
#include "detect/node.h"
#include "detect/ownlink.h"
#include "detect/spots.h"
#include "detect/urgency.h"
#include "detect/wording.h"

/* The best cell of the item; NULL if none has words. */
static const struct cell *
best_cell(const struct cells *item, const struct spots *spots)
{
	const struct cell *best = NULL;

	for (size_t i = 0; i < item->n; i++) {
		const struct cell *c = &item->all[i];

		if (!cells_have_words(c->text) &&
		    (spots->top == NULL || c->spot != spots->top->id))
			continue;
		if (best == NULL || c->score > best->score)
			best = c;
	}
	return best;
}

/* Where the list has its headlines, this item seems to have none: then its
 * sentence was misread. */
static bool
is_astray(const struct cell *best, const struct spots *spots)
{
	return spots->top != NULL &&
	       (best == NULL || best->spot != spots->top->id);
}

/* Reads the item again with every link and span by itself. Returns the cell in
 * the list's place, or NULL. */
static const struct cell *
split(struct arena *a, struct cells *item, const struct spots *spots)
{
	struct cells again;

	cells_split(a, item->item, &again);
	for (size_t i = 0; i < again.n; i++) {
		if (again.all[i].spot == spots->top->id &&
		    cells_have_words(again.all[i].text)) {
			*item = again;
			return &item->all[i];
		}
	}
	return NULL;
}

struct reader {
	struct arena *a;
	const char *base;
	struct cells *items;
	size_t n;
	struct spots spots;
	struct wording *wordings; /* one an item; without a cell: no headline */
};

static void
choose(struct reader *r, size_t i)
{
	struct cells *item = &r->items[i];
	struct wording *w = &r->wordings[i];
	const struct cell *best = best_cell(item, &r->spots);

	memset(w, 0, sizeof(*w));
	if (is_astray(best, &r->spots)) {
		const struct cell *found;

		if (wording_below(r->a, item, &r->spots, w))
			return;
		found = split(r->a, item, &r->spots);
		best = found != NULL ? found : best;
	}
	if (best != NULL)
		wording_of(r->a, item, best, &r->spots, w);
}

/* A date within the line is the line's own. */
void
headline_day(const struct item *item, struct ticker_line *out)
{
	if (item->day == NULL)
		return;
	if (item->own_day) {
		printed_set_day(&out->time, &item->day->time);
		printed_set_day(&out->printed, &item->day->time);
	} else {
		out->day = item->day->time;
		out->day_text = item->day->text;
	}
}

static void
fill(struct reader *r, size_t i, struct ticker_line *out)
{
	const struct cells *cells = &r->items[i];
	const struct item *item = cells->item;
	const struct wording *w = &r->wordings[i];
	bool unseen =
	    item->hit->kind == HIT_ATTRIBUTE || item->hit->kind == HIT_AROUND;

	memset(out, 0, sizeof(*out));
	out->text = wording_whole(r->a, item, w);
	out->time = item->hit->time;
	out->printed = unseen ? printed_nothing : out->time;
	out->ago = out->time.relative;
	if (item->hit->node != NULL)
		out->rule = machine_join(r->a, item, &out->time);
	if (unseen && out->rule == NULL)
		out->rule = "datetime";
	out->time_text = item->hit->time_text;
	headline_day(item, out);
	out->label = label_read(r->a, item, w->cell);
	out->urgent = urgency_marked(r->a, cells, w, out->label);
}

size_t
headline_numbered(struct arena *a, const struct item *items, size_t n,
    const char *base, struct ticker_line *lines, size_t *which)
{
	struct reader r = {.a = a, .base = base, .n = n};
	const struct cell **heads = arena_alloc(a, (n + 1) * sizeof(*heads));
	size_t kept = 0;

	r.items = arena_alloc(a, (n + 1) * sizeof(*r.items));
	r.wordings = arena_alloc(a, (n + 1) * sizeof(*r.wordings));
	for (size_t i = 0; i < n; i++)
		cells_read(a, &items[i], &r.items[i]);
	spots_weigh(a, r.items, n, &r.spots);
	for (size_t i = 0; i < n; i++)
		choose(&r, i);
	wording_trim(a, r.wordings, n);
	for (size_t i = 0; i < n; i++) {
		if (r.wordings[i].cell == NULL)
			continue;
		fill(&r, i, &lines[kept]);
		heads[kept] = r.wordings[i].cell;
		r.items[kept].item = r.items[i].item;
		which[kept] = i;
		kept++;
	}
	ownlink_read(a, r.items, heads, kept, base, lines);
	label_settle(lines, kept);
	urgency_settle(lines, kept);
	machine_settle(lines, kept);
	return kept;
}

size_t
headline_list(struct arena *a, const struct item *items, size_t n,
    const char *base, struct ticker_line *lines)
{
	size_t *which = arena_alloc(a, (n + 1) * sizeof(*which));

	return headline_numbered(a, items, n, base, lines, which);
}

bool
headline_read(struct arena *a, const struct item *item, const char *base,
    struct ticker_line *out)
{
	return headline_list(a, item, 1, base, out) == 1;
}
