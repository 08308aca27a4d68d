/* check_store.c - whether the history is sound, and how to do without it. */
#include "cmd/check_store.h"

#include <stdbool.h>

#include "cmd/command.h"
#include "cmd/say.h"
#include "store/store.h"

static int
find_fault(struct arena *a, const char *path, bool *damaged, struct err *err)
{
	const char *fault = NULL;
	struct store *store;
	int rc;

	*damaged = false;
	rc = store_open(&store_sqlite, path, STORE_READ, &store, err);
	if (rc == 0) {
		rc = store_check(store, a, &fault, err);
		store_close(store);
	}
	if (rc == 0 && fault != NULL) {
		*damaged = true;
		return err_set(err, ERR_STORE, "%s", fault);
	}
	/* A store that is merely old, or somebody else's, is to be kept; what
	 * says of one that it is damaged sends people here. */
	*damaged = rc < 0 && strstr(err->msg, "ajel check --store") != NULL;
	return rc;
}

/* What a person can do with a file that is there and no good. */
static void
say_remedy(const struct options *o, const char *path)
{
	struct err err;

	(void)err_set(&err, ERR_STORE,
	    "to start afresh, move %s, %s-wal and %s-shm away, and leave the "
	    "feeds: the next refresh takes from NAME.json what readers know, "
	    "with its ids and instants, and announces none of it again",
	    path, path, path);
	say_error(o, path, &err);
}

int
check_store(struct arena *a, const struct options *o, const char *path)
{
	struct err err;
	bool damaged;

	if (find_fault(a, path, &damaged, &err) == 0) {
		say_detail(o, path, "fine");
		return EXIT_FINE;
	}
	say_error(o, path, &err);
	if (damaged)
		say_remedy(o, path);
	return say_status(&err);
}
