/* intake.c - what a page says, against what is known of its source. */
#include "refresh/intake.h"

#include "base/instant.h"
#include "merge/course.h"
#include "merge/merge.h"
#include "refresh/look.h"
#include "resolve/resolve.h"

/* A clock of ours that went back since the last fetch is wrong by its own word;
 * by the server's, as far as a day, the lines are read of the right one. */
static int64_t
made_at(const struct intake_by *by, const struct page *page)
{
	if (by->now_given)
		return by->now;
	if (by->health->last_success > by->now && page->date > by->now &&
	    page->date < by->now + DAY)
		return page->date;
	return look_fetched(page, by->now);
}

/* The instants of the lines, and what is known of them. */
static int
read_lines(struct arena *a, const struct intake_by *by,
    const struct ticker *ticker, struct shown *shown, struct history *history,
    struct err *err)
{
	const struct source *source = by->source;

	shown->seen =
	    resolve(a, ticker, shown->order, source->timezone, shown->dated);
	if (store_recall(by->store, a, source->name, shown->seen, shown->n,
		history, err) < 0)
		return -1;
	history->fetched = by->health->last_success;
	return 0;
}

int
intake(struct arena *a, const struct intake_by *by, const struct page *page,
    const struct ticker *ticker, struct intake *out, struct err *err)
{
	const struct source *source = by->source;
	struct history history;
	struct shown shown = {
	    .n = ticker->n,
	    .order = source->ticker.order,
	    .url = source->url,
	    .zone = source->timezone,
	    .now = by->now,
	    .dated = made_at(by, page),
	};

	if (read_lines(a, by, ticker, &shown, &history, err) < 0)
		return -1;
	if (shown.order == ORDER_UNKNOWN)
		shown.order = course_mistaken(&history, shown.seen, shown.n);
	if (shown.order != source->ticker.order &&
	    read_lines(a, by, ticker, &shown, &history, err) < 0)
		return -1;
	out->seen = shown.seen;
	merge(a, &history, &shown, &out->changes);
	return 0;
}

/* Most pages lacked nothing: then the history needn't be read, which would be a
 * quarter of all that a 304 costs. */
int
intake_unchanged(struct arena *a, const struct intake_by *by, size_t *lines,
    bool *any, struct changes *out, struct err *err)
{
	const char *name = by->source->name;
	struct history history;
	size_t lacking;

	*any = false;
	if (store_standing(by->store, a, name, lines, &lacking, err) < 0)
		return -1;
	if (lacking == 0)
		return 0;
	if (store_recall(by->store, a, name, NULL, 0, &history, err) < 0)
		return -1;
	history.fetched = by->health->last_success;
	*any = merge_unchanged(a, &history, by->now, out);
	return 0;
}
