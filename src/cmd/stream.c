/* stream.c - hands lines on in pieces of some size. */
#include "cmd/stream.h"

#include <errno.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/outfile.h"
#include "cmd/say.h"

enum { PIECE = 64 * 1024 };

void
stream_begin(struct stream *s, const struct options *o)
{
	s->o = o;
	s->gone = false;
	buf_init(&s->waiting, LIMIT_FEED);
}

static bool
goes_to_file(const struct stream *s)
{
	return s->o->output != NULL && strcmp(s->o->output, "-") != 0;
}

static int
send(struct stream *s, struct err *err)
{
	int rc =
	    outfile_write_all(STDOUT_FILENO, s->waiting.data, s->waiting.len);

	buf_clear(&s->waiting);
	if (rc == 0)
		return 0;
	s->gone = errno == EPIPE;
	if (s->gone)
		return 1;
	return err_set(err, ERR_OUTPUT, "standard output: %s", strerror(errno));
}

int
stream_next(struct stream *s, struct err *err)
{
	if (goes_to_file(s) || s->waiting.len < PIECE)
		return 0;
	return send(s, err);
}

int
stream_end(struct stream *s, int rc, struct err *err)
{
	if (rc >= 0 && goes_to_file(s))
		rc = say_output(s->o,
		    s->waiting.data != NULL ? s->waiting.data : "",
		    s->waiting.len, err);
	else if (rc >= 0 && !s->gone && s->waiting.len > 0)
		rc = send(s, err);
	buf_free(&s->waiting);
	return rc < 0 ? -1 : 0;
}
