/* cmd_status.c - ajel status: how the sources fare, what is wrong first. */
#include "base/limits.h"
#include "cmd/command.h"
#include "cmd/faring.h"
#include "cmd/places.h"
#include "cmd/run.h"
#include "cmd/say.h"
#include "cmd/status.h"
#include "cmd/unknown.h"

static const struct usage usage = {
    .name = "status",
    .synopsis = "[options] [SOURCE...]",
    .letters = "ftocsaq",
    .all = "sources without a definition too",
    .text =
	"Says how the sources fare, what is wrong first: the state, the time\n"
	"since the last good fetch and to the next one, lines, lines a day\n"
	"and gaps. FORMAT is text, jsonl or prometheus.\n",
    .min_args = 0,
    .max_args = -1,
};

static const struct {
	const char *name;
	status_fn *print;
} formats[] = {
    {"text", status_text},
    {"jsonl", status_jsonl},
    {"prometheus", status_prometheus},
};

static int
find_format(const struct options *o, status_fn **out, struct err *err)
{
	const char *name = o->format != NULL ? o->format : formats[0].name;

	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		if (strcmp(name, formats[i].name) != 0)
			continue;
		*out = formats[i].print;
		return 0;
	}
	return err_set(err, ERR_USAGE,
	    "no such format: %s; there are text, jsonl, prometheus", name);
}

/* A source without a definition is nobody's concern unless it is asked for. */
static bool
concerns(const struct options *o, const struct known *k)
{
	return k->defined || o->args_n > 0 || o->all;
}

static int
read_conditions(struct arena *a, const struct options *o, struct store *store,
    struct condition **out, size_t *n, struct err *err)
{
	struct known_list list;

	if (known_read(a, o, store, &list, err) < 0)
		return -1;
	*out = arena_alloc(a, (list.n + 1) * sizeof(**out));
	*n = 0;
	for (size_t i = 0; i < list.n; i++) {
		const struct known *k = &list.all[i];
		struct health health;

		if (!concerns(o, k))
			continue;
		if (faring_read(
			a, store, k, o->now, &health, &(*out)[(*n)++], err) < 0)
			return -1;
	}
	if (*n > 0)
		return 0;
	return unknown_all(a, o, err);
}

static int
print_status(struct arena *a, const struct options *o, struct err *err)
{
	const char *path = places_store(a, o, err);
	struct condition *all;
	struct store *store;
	status_fn *format = status_text;
	struct buf out;
	size_t n;
	int rc;

	if (path == NULL || find_format(o, &format, err) < 0 ||
	    store_open(&store_sqlite, path, STORE_PEEK, &store, err) < 0)
		return -1;
	rc = read_conditions(a, o, store, &all, &n, err);
	store_close(store);
	if (rc < 0)
		return -1;
	condition_sort(all, n);
	buf_init(&out, LIMIT_FEED);
	format(all, n, o->now, &out);
	rc = say_output(o, out.data, out.len, err);
	buf_free(&out);
	return rc;
}

int
cmd_status(int argc, char **argv)
{
	return run_all(argc, argv, &usage, print_status);
}
