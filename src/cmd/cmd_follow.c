/* cmd_follow.c - ajel follow: lines as they come. */
#include <errno.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/instant.h"
#include "cmd/command.h"
#include "cmd/known.h"
#include "cmd/newsout.h"
#include "cmd/places.h"
#include "cmd/print.h"
#include "cmd/refresher.h"
#include "cmd/say.h"
#include "cmd/stop.h"
#include "cmd/unknown.h"

static const struct usage usage = {
    .name = "follow",
    .synopsis = "[options] [SOURCE...]",
    .letters = "fzocsjqv",
    .words = "since status resume watch",
    .zone = "clocks of text, and of a TIME: Asia/Beirut",
    .text =
	"Refreshes what is due, for ever, and prints the lines of all "
	"sources,\n"
	"or of those named, as they come. FORMAT is text (a terminal), tsv,\n"
	"jsonl.\n",
    .min_args = 0,
    .max_args = -1,
};

enum { LOOK_MS = 1000 }; /* how often the history is looked at */

/* The history, wherever its file has gone. */
struct watched {
	const char *path;
	struct store *store;
	dev_t device; /* of the file that is open; 0: there was none */
	ino_t number;
};

struct following {
	struct watched history;
	struct refresher refresher;
	struct resume resume;
	struct newsout out;
};

/* Opens it anew where another file is in its place. */
static int
find_history(struct watched *w, struct err *err)
{
	struct stat st = {0};

	if (stat(w->path, &st) < 0)
		st = (struct stat){0};
	if (w->store != NULL && st.st_dev == w->device &&
	    st.st_ino == w->number)
		return 0;
	store_close(w->store);
	w->device = st.st_dev;
	w->number = st.st_ino;
	return store_open(&store_sqlite, w->path, STORE_PEEK, &w->store, err);
}

/* Makes the history, or brings it up to date; who holds it has done so. */
static int
make_history(const char *path, struct err *err)
{
	struct store *store;

	if (store_open(&store_sqlite, path, STORE_WRITE, &store, err) < 0)
		return err->kind == ERR_LOCKED ? 0 : -1;
	store_close(store);
	return 0;
}

/* A place is of one history, and never ahead of it. */
static int
check_place(
    const struct resume *r, const struct store_mark *now, struct err *err)
{
	const char *why;

	if (r->kept.id[0] != '\0' && now->id[0] != '\0' &&
	    strcmp(r->kept.id, now->id) != 0)
		why = "is of another history";
	else if (r->kept.seq > now->seq)
		why = "is ahead of the history (was a backup restored?)";
	else
		return 0;
	return err_set(
	    err, ERR_USAGE, "%s %s; remove it to begin anew", r->path, why);
}

/* Where to begin: where one was; or at what comes from now on, and with what
 * came since some time, if there is anything. */
static int
find_place(struct following *f, struct err *err)
{
	struct newsout *n = &f->out;
	struct store_mark now;
	int known = resume_open(n->o->resume, &f->resume, err);

	if (known < 0 || store_mark(n->store, &now, err) < 0)
		return -1;
	n->at = known > 0 ? f->resume.kept : now;
	n->past = f->resume.past;
	if (known > 0)
		return check_place(&f->resume, &now, err);
	if (now.seq > 0)
		n->past.since = n->o->since;
	return resume_save(&f->resume, &n->at, &n->past, err);
}

/* The arguments name sources that there are, or were. */
static int
check_sources(const struct options *o, struct store *store, struct err *err)
{
	struct arena *a = arena_new();
	struct known_list known;
	int rc = known_read(a, o, store, &known, err);

	if (rc == 0 && known.n == 0)
		rc = unknown_all(a, o, err);
	arena_free(a);
	return rc;
}

/* A while, if somebody still reads. 1: nobody does. */
static int
rest(void)
{
	struct pollfd out = {STDOUT_FILENO, 0, 0};

	return poll(&out, 1, LOOK_MS) > 0 &&
	       (out.revents & (POLLERR | POLLHUP)) != 0;
}

/* Prints what comes until somebody ends it; a history that is held for long is
 * looked at later. */
static int
go_on(struct following *f, struct err *err)
{
	int rc = 0;

	while (rc == 0 && !stop_asked()) {
		rc = find_history(&f->history, err);
		f->out.store = f->history.store;
		if (rc == 0)
			rc = newsout_next(&f->out, err);
		if (rc < 0 && err->kind == ERR_LOCKED)
			rc = 0;
		if (rc == 0 && refresher_is_gone(&f->refresher))
			rc = err_set(err, ERR_SYSTEM,
			    "what refreshes the sources has ended");
		if (rc == 0)
			rc = rest();
	}
	return rc < 0 ? -1 : 0;
}

static int
begin(struct following *f, struct err *err)
{
	const struct options *o = f->out.o;
	int rc;

	if (!o->watch && make_history(f->history.path, err) < 0)
		return -1;
	if (find_history(&f->history, err) < 0 ||
	    check_sources(o, f->history.store, err) < 0)
		return -1;
	f->out.store = f->history.store;
	f->out.resume = &f->resume;
	rc = find_place(f, err);
	if (rc == 0)
		rc = newsout_past(&f->out, err);
	if (rc == 0)
		refresher_begin(&f->refresher);
	return rc;
}

static int
follow(struct arena *a, const struct options *o, struct err *err)
{
	struct following f = {
	    .out = {.o = o}, .refresher = {.fd = -1}, .resume = {.fd = -1}};
	struct options lines = *o;
	int rc = -1;

	/* -o says where the feeds go. */
	lines.output = NULL;
	f.history.path = places_store(a, o, err);
	if (f.history.path == NULL || places_feeds(a, o, err) == NULL ||
	    print_format(&lines, FORMAT_LINES, &f.out.format, err) < 0)
		return -1;
	if (o->watch || refresher_open(o, &f.refresher, err) == 0)
		rc = begin(&f, err);
	if (rc == 0)
		rc = go_on(&f, err);
	refresher_close(&f.refresher);
	resume_close(&f.resume);
	store_close(f.history.store);
	return rc < 0 ? -1 : 0;
}

int
cmd_follow(int argc, char **argv)
{
	struct options o;
	struct arena *a;
	struct err err;
	int status;

	if (options_read(argc, argv, &usage, &o, &status) < 0)
		return status;
	status = EXIT_FINE;
	stop_watch();
	a = arena_new();
	if (follow(a, &o, &err) < 0) {
		say_error(&o, NULL, &err);
		status = say_status(&err);
	}
	arena_free(a);
	stop_obey();
	return status;
}
