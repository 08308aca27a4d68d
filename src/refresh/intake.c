/* intake.c - what a page says, against what is known of its source. */
#include "refresh/intake.h"

#include "merge/merge.h"
#include "refresh/look.h"
#include "resolve/resolve.h"

int
intake(struct arena *a, const struct intake_by *by, const struct page *page,
    const struct ticker *ticker, struct intake *out, struct err *err)
{
	const struct source *source = by->source;
	struct history history;
	struct shown shown = {
	    .order = source->ticker.order,
	    .url = source->url,
	    .zone = source->timezone,
	    .now = by->now,
	    .dated = by->now_given ? by->now : look_fetched(page, by->now),
	};

	shown.n = ticker->n;
	out->seen = shown.seen =
	    resolve(a, ticker, shown.order, source->timezone, shown.dated);
	if (store_recall(by->store, a, source->name, shown.seen, shown.n,
		&history, err) < 0)
		return -1;
	history.fetched = by->health->last_success;
	merge(a, &history, &shown, &out->changes);
	return 0;
}

int
intake_unchanged(struct arena *a, const struct intake_by *by, bool *any,
    struct changes *out, struct err *err)
{
	struct history history;

	if (store_recall(
		by->store, a, by->source->name, NULL, 0, &history, err) < 0)
		return -1;
	history.fetched = by->health->last_success;
	*any = merge_unchanged(a, &history, by->now, out);
	return 0;
}
