/* history_lines.c - what was ever seen, as lines, as it is found. */
#include "cmd/history.h"

#include "cmd/stream.h"
#include "cmd/whose.h"

struct printing {
	const struct history_ask *ask;
	struct whose whose;
	struct stream out;
	struct err *err;
};

static int
print_one(void *ctx, const char *source, const struct entry *entry)
{
	struct printing *p = ctx;
	const struct feed *line = whose_line(&p->whose, source, entry);

	if (line == NULL)
		return 0;
	if (p->ask->format->write(line, &p->out.waiting, p->err) < 0)
		return -1;
	return stream_next(&p->out, p->err);
}

static int
print_change(void *ctx, const char *source, const struct entry *entry,
    const struct store_place *at)
{
	(void)at;
	return print_one(ctx, source, entry);
}

int
history_lines(struct arena *a, const struct history_ask *ask, struct err *err)
{
	struct printing p = {.ask = ask, .err = err};
	const bool all_changes = strcmp(ask->format->name, "jsonl") == 0;
	int rc;

	whose_begin(&p.whose, a, ask->o, ask->known);
	stream_begin(&p.out, ask->o);
	rc = all_changes
		 ? store_log(ask->store, ask->query, print_change, &p, err)
		 : store_find(ask->store, ask->query, print_one, &p, err);
	return stream_end(&p.out, rc, err);
}
