/* outcome.c - what became of the entries that are known. */
#include "merge/outcome.h"

#include "merge/absence.h"

static bool
said_before(const struct entry *e, const char *text)
{
	for (size_t i = 0; i < e->changes_n; i++) {
		if (strcmp(e->changes[i].text, text) == 0)
			return true;
	}
	return false;
}

/* Whether it ever had a wording that isn't its present one. */
static bool
was_edited(const struct entry *e)
{
	for (size_t i = 0; i < e->changes_n; i++) {
		if (strcmp(e->changes[i].text, e->text) != 0)
			return true;
	}
	return false;
}

static struct changed
unchanged(const struct entry *e, int64_t now)
{
	return (struct changed){
	    .id = e->id,
	    .change = {e->status, now, e->text, e->url},
	    .status = e->status,
	    .updated = e->updated,
	};
}

bool
outcome_of_line(
    const struct merging *m, const struct line *l, struct changed *out)
{
	const struct entry *e = &m->history->entries[l->known];
	bool back = e->status == ENTRY_WITHDRAWN;
	bool reworded = strcmp(e->text, l->seen->text) != 0;
	bool relinked = !row_same_link(e->url, l->seen->url) ||
			(e->url == NULL && l->seen->url != NULL);

	*out = unchanged(e, m->now);
	if (absence_is_before(m, e) || (!back && !reworded && !relinked))
		return false;
	if (l->seen->url != NULL)
		out->change.url = l->seen->url;
	out->logged = back || reworded;
	if (reworded) {
		out->change.text = l->seen->text;
		out->change.status = ENTRY_EDITED;
		out->status = ENTRY_EDITED;
		if (back || !said_before(e, l->seen->text))
			out->updated = m->now;
	} else if (back) {
		out->change.status = ENTRY_RETURNED;
		out->status = was_edited(e) ? ENTRY_EDITED : ENTRY_NEW;
		out->updated = m->now;
	}
	return true;
}

struct changed
outcome_of_absence(const struct entry *e, int64_t now)
{
	struct changed out = unchanged(e, now);

	out.change.status = ENTRY_WITHDRAWN;
	out.status = ENTRY_WITHDRAWN;
	out.updated = now;
	out.logged = true;
	return out;
}
