/* cmd_time.c - ajel time: what instant a printed time means. */
#include <errno.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/instant.h"
#include "base/limits.h"
#include "base/outfile.h"
#include "base/utf8.h"
#include "base/zone.h"
#include "cmd/command.h"
#include "cmd/options.h"
#include "cmd/say.h"
#include "refresh/reading.h"
#include "write/timeline.h"

static const struct usage usage = {
    .name = "time",
    .synopsis = "[options] [TEXT...]",
    .letters = "fzltq",
    .text =
	"Reads printed times, given as arguments or one a line on standard\n"
	"input, and prints for each: the text, the instant, its precision in\n"
	"seconds, its origin. FORMAT is tsv or jsonl.\n",
    .min_args = 0,
    .max_args = -1,
};

enum {
	CHUNK = 64 * 1024, /* read at a time, and written */
	REPLACED = 3       /* bytes of U+FFFD */
};

struct run {
	struct reading_at at;
	timeline_fn *put;
	struct buf out;
	bool missed; /* a text was no time */
};

/* The line that is being read, from standard input. */
struct input {
	char chunk[CHUNK];
	size_t at, n; /* of the chunk: what is left begins at `at` */
	char line[LIMIT_TIME_LINE];
	size_t len;
};

/* Makes valid UTF-8 of n bytes, with U+FFFD for what isn't and for NUL.
 * Returns whether it was valid all along. */
static bool
make_valid(const char *s, size_t n, char out[REPLACED * LIMIT_TIME_LINE + 1],
    size_t *len)
{
	bool valid = true;
	size_t k = 0;

	for (size_t i = 0; i < n;) {
		size_t step = utf8_len(s + i, n - i);

		if (step == 0 || s[i] == '\0') {
			valid = false;
			k += utf8_put(out + k, 0xFFFD);
			i++;
			continue;
		}
		memcpy(out + k, s + i, step);
		k += step;
		i += step;
	}
	out[k] = '\0';
	*len = k;
	return valid;
}

static void
put_text(struct run *r, const char *s, size_t n)
{
	char text[REPLACED * LIMIT_TIME_LINE + 1];
	struct timeline line = {.input = text, .published = INSTANT_NONE};
	struct reading found;

	if (n > LIMIT_TIME_LINE)
		n = LIMIT_TIME_LINE;
	if (make_valid(s, n, text, &line.n) &&
	    reading_of(text, line.n, &r->at, &found)) {
		line.published = found.published;
		line.precision = found.precision;
		line.origin = found.origin;
	} else {
		r->missed = true;
	}
	r->put(&line, &r->out);
}

/* 0; -1 where nothing more can be written. That the reader has gone away is no
 * error: err's kind is ERR_NONE then. */
static int
flush(struct run *r, struct err *err)
{
	int rc = 0;

	if (r->out.len > 0)
		rc = outfile_write_all(STDOUT_FILENO, r->out.data, r->out.len);
	buf_clear(&r->out);
	if (rc < 0 && errno == EPIPE)
		err->kind = ERR_NONE;
	else if (rc < 0)
		(void)err_set(
		    err, ERR_OUTPUT, "standard output: %s", strerror(errno));
	return rc;
}

/* Adds what is left of the chunk up to the line's end, as far as there is room;
 * false where the line goes on in the next. */
static bool
take_line(struct input *in)
{
	const char *s = in->chunk + in->at;
	const char *end = memchr(s, '\n', in->n - in->at);
	size_t n = end != NULL ? (size_t)(end - s) : in->n - in->at;
	size_t room = sizeof(in->line) - in->len;

	in->at += n + (end != NULL);
	memcpy(in->line + in->len, s, n < room ? n : room);
	in->len += n < room ? n : room;
	return end != NULL;
}

static void
put_line(struct run *r, struct input *in)
{
	if (in->len > 0 && in->line[in->len - 1] == '\r')
		in->len--;
	put_text(r, in->line, in->len);
	in->len = 0;
}

/* What is known is handed out before more is waited for, so that a program on
 * both ends of the pipe gets its answers. */
static int
put_input(struct run *r, struct input *in, struct err *err)
{
	for (;;) {
		ssize_t n;

		if (flush(r, err) < 0)
			return -1;
		n = read(STDIN_FILENO, in->chunk, sizeof(in->chunk));
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_set(err, ERR_INPUT, "standard input: %s",
			    strerror(errno));
		if (n == 0)
			break;
		in->at = 0;
		in->n = (size_t)n;
		while (in->at < in->n && take_line(in)) {
			put_line(r, in);
			if (r->out.len >= CHUNK && flush(r, err) < 0)
				return -1;
		}
	}
	if (in->len > 0)
		put_line(r, in);
	return flush(r, err);
}

static int
put_all(
    struct run *r, struct arena *a, const struct options *o, struct err *err)
{
	struct input *in;

	if (o->args_n == 0) {
		in = arena_alloc(a, sizeof(*in));
		in->len = 0;
		return put_input(r, in, err);
	}
	for (int i = 0; i < o->args_n; i++)
		put_text(r, o->args[i], strlen(o->args[i]));
	return flush(r, err);
}

static int
print_times(
    struct arena *a, const struct options *o, bool *missed, struct err *err)
{
	const char *name = o->format != NULL ? o->format : "tsv";
	struct run r = {
	    .at.zone = o->zone != NULL ? o->zone : zone_system(),
	    .at.language = o->language,
	    .at.now = o->now,
	    .put = timeline_format(name),
	};
	int rc;

	if (r.put == NULL)
		return err_set(err, ERR_USAGE,
		    "no such format: %s; there are tsv, jsonl", name);
	buf_init(&r.out, LIMIT_FEED);
	rc = put_all(&r, a, o, err);
	buf_free(&r.out);
	*missed = r.missed;
	return rc;
}

int
cmd_time(int argc, char **argv)
{
	struct options o;
	struct arena *a;
	struct err err;
	bool missed = false;
	int status;

	if (options_read(argc, argv, &usage, &o, &status) < 0)
		return status;
	a = arena_new();
	status = EXIT_FINE;
	if (print_times(a, &o, &missed, &err) < 0 && err.kind != ERR_NONE) {
		say_error(&o, NULL, &err);
		status = say_status(&err);
	} else if (missed) {
		status = EXIT_FAILED;
	}
	arena_free(a);
	return status;
}
