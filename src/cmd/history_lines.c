/* history_lines.c - what was ever seen, as lines, as it is found. */
#include "cmd/history.h"

#include "cmd/stream.h"
#include "refresh/publish.h"

struct printing {
	const struct history_ask *ask;
	struct arena *a;
	struct feed **feeds; /* of each known source that was met */
	struct stream out;
	struct err *err;
};

/* Whose the line is, as the writers want it; made once a source. */
static struct feed *
feed_of(struct printing *p, const char *source)
{
	const struct known_list *list = p->ask->known;
	const struct known *k = known_find(list, source);
	struct feed **feed;
	struct source *s;

	if (k == NULL)
		return NULL;
	feed = &p->feeds[k - list->all];
	if (*feed == NULL) {
		s = arena_alloc(p->a, sizeof(*s));
		*s = known_source(p->a, p->ask->o, k);
		*feed = arena_alloc(p->a, sizeof(**feed));
		publish_feed(p->a, s, NULL, 0, *feed);
		if (list->n > 1)
			(*feed)->sources = &k->name;
	}
	return *feed;
}

static int
print_one(void *ctx, const char *source, const struct entry *entry)
{
	struct printing *p = ctx;
	struct feed *feed = feed_of(p, source);

	/* It came while we read. */
	if (feed == NULL)
		return 0;
	feed->entries = entry;
	feed->n = 1;
	if (p->ask->format->write(feed, &p->out.waiting, p->err) < 0)
		return -1;
	return stream_next(&p->out, p->err);
}

int
history_lines(struct arena *a, const struct history_ask *ask, struct err *err)
{
	struct printing p = {.ask = ask, .a = a, .err = err};
	const bool all_changes = strcmp(ask->format->name, "jsonl") == 0;
	int rc;

	p.feeds = arena_zalloc(a, (ask->known->n + 1) * sizeof(struct feed *));
	stream_begin(&p.out, ask->o);
	rc = all_changes
		 ? store_log(ask->store, ask->query, print_one, &p, err)
		 : store_find(ask->store, ask->query, print_one, &p, err);
	return stream_end(&p.out, rc, err);
}
