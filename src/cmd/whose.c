/* whose.c - a feed a source, made when its first line is met. */
#include "cmd/whose.h"

#include "refresh/compose.h"

void
whose_begin(struct whose *w, struct arena *a, const struct options *o,
    const struct known_list *known)
{
	*w = (struct whose){a, o, known, NULL};
	w->feeds = arena_zalloc(a, (known->n + 1) * sizeof(struct feed *));
}

const struct feed *
whose_line(struct whose *w, const char *source, const struct entry *entry)
{
	const struct known *k = known_find(w->known, source);
	struct feed **feed;
	struct source *s;

	if (k == NULL)
		return NULL;
	feed = &w->feeds[k - w->known->all];
	if (*feed == NULL) {
		s = arena_alloc(w->a, sizeof(*s));
		*s = known_source(w->a, w->o, k);
		*feed = arena_alloc(w->a, sizeof(**feed));
		compose_feed(w->a, s, NULL, 0, *feed);
		if (w->known->n > 1)
			(*feed)->sources = &k->name;
	}
	(*feed)->entries = entry;
	(*feed)->n = 1;
	return *feed;
}
