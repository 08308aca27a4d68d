/* cmd_status.c - ajel status: how the sources fare, what is wrong first. */
#include <unistd.h>

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

struct status_format {
	const char *name;
	status_fn *print;
	bool watches; /* it is for a monitor, to which a history that is
	                 elsewhere would look like sources that are new */
};

static const struct status_format formats[] = {
    {"text", status_text, false},
    {"jsonl", status_jsonl, false},
    {"prometheus", status_prometheus, true},
};

static int
find_format(
    const struct options *o, const struct status_format **out, struct err *err)
{
	const char *name = o->format != NULL ? o->format : formats[0].name;

	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		if (strcmp(name, formats[i].name) != 0)
			continue;
		*out = &formats[i];
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

/* A history that isn't there is an empty one to those who only look. */
static int
heed_absence(const struct options *o, const char *path,
    const struct status_format *format, struct err *err)
{
	static const char todo[] = "ajel refresh makes it, -s names another";

	if (access(path, F_OK) == 0)
		return 0;
	if (format->watches)
		return err_set(err, ERR_STORE, "there is no history at %s; %s",
		    path, todo);
	say_note(o, "status", "there is no history at %s yet; %s", path, todo);
	return 0;
}

static int
print_status(struct arena *a, const struct options *o, struct err *err)
{
	const char *path = places_store(a, o, err);
	struct condition *all;
	struct store *store;
	const struct status_format *format = formats;
	struct buf out;
	size_t n;
	int rc;

	if (path == NULL || find_format(o, &format, err) < 0 ||
	    store_open(&store_sqlite, path, STORE_PEEK, &store, err) < 0)
		return -1;
	rc = read_conditions(a, o, store, &all, &n, err);
	store_close(store);
	if (rc < 0 || heed_absence(o, path, format, err) < 0)
		return -1;
	condition_sort(all, n);
	buf_init(&out, LIMIT_FEED);
	format->print(all, n, o->now, &out);
	rc = say_output(o, out.data, out.len, err);
	buf_free(&out);
	return rc;
}

int
cmd_status(int argc, char **argv)
{
	return run_all(argc, argv, &usage, print_status);
}
