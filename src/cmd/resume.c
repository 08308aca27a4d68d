/* resume.c - one line: "ajel-follow STORE NUMBER"; and in the past another one:
 * " since TIME at MOMENT NUMBER NTH". */
#include "cmd/resume.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/instant.h"

enum {
	LINE = 66, /* its bytes: 12 of the word, 32, a blank, 20, LF */
	PAST = 94 /* of the other: 7, 20, 4, 20, a blank, 20, a blank, 20, LF */
};

#define WORD  "ajel-follow "
#define SINCE " since "
#define PLACE " at "
#define NONE  "--------------------------------" /* no store was there yet */

static int
fail(const struct resume *r, enum err_kind kind, struct err *err)
{
	return err_set(err, kind, "%s: %s", r->path, strerror(errno));
}

static bool
is_id(const char *s)
{
	return strspn(s, "0123456789abcdef") >= STORE_ID - 1 ||
	       strncmp(s, NONE, STORE_ID - 1) == 0;
}

/* The line, without its end. 0, or -1. */
static int
parse(const char *line, struct store_mark *out)
{
	const char *id = line + strlen(WORD);
	const char *number = id + STORE_ID;

	if (strncmp(line, WORD, strlen(WORD)) != 0 || !is_id(id) ||
	    number[-1] != ' ' || strspn(number, "0123456789") != 20)
		return -1;
	*out = (struct store_mark){.seq = strtoll(number, NULL, 10)};
	if (id[0] != NONE[0])
		memcpy(out->id, id, STORE_ID - 1);
	return 0;
}

/* A number of twenty digits behind `word`, and *line behind it. 0, or -1. */
static int
take_number(const char **line, const char *word, int64_t *out)
{
	const char *number = *line + strlen(word);

	if (strncmp(*line, word, strlen(word)) != 0 ||
	    strspn(number, "0123456789") != 20)
		return -1;
	*out = strtoll(number, NULL, 10);
	*line = number + 20;
	return 0;
}

/* The other line, to its end. 0, or -1. */
static int
parse_past(const char *line, struct past *out)
{
	if (take_number(&line, SINCE, &out->since) < 0 ||
	    take_number(&line, PLACE, &out->at.moment) < 0 ||
	    take_number(&line, " ", &out->at.seq) < 0 ||
	    take_number(&line, " ", &out->at.nth) < 0 || *line != '\n')
		return -1;
	return 0;
}

static int
read_lines(struct resume *r, struct err *err)
{
	char text[LINE + PAST + 1] = "";
	ssize_t n = pread(r->fd, text, LINE + PAST, 0);

	if (n < 0)
		return fail(r, ERR_INPUT, err);
	if (n == 0)
		return 0;
	if (n < LINE || text[LINE - 1] != '\n' || parse(text, &r->kept) < 0 ||
	    (n > LINE && parse_past(text + LINE, &r->past) < 0))
		return err_set(err, ERR_USAGE,
		    "%s was not written by --resume; name another file",
		    r->path);
	return 1;
}

/* Only a file can be written over. */
static int
check_kind(const struct resume *r, struct err *err)
{
	struct stat st;

	if (fstat(r->fd, &st) == 0 && S_ISREG(st.st_mode))
		return 0;
	return err_set(err, ERR_USAGE,
	    "%s can't keep a place; name a file, which is made where it is "
	    "missing",
	    r->path);
}

int
resume_open(const char *path, struct resume *r, struct err *err)
{
	int rc;

	*r = (struct resume){
	    .path = path, .fd = -1, .past = {.since = INSTANT_NONE}};
	if (path == NULL)
		return 0;
	if (path[0] == '\0')
		return err_set(err, ERR_USAGE,
		    "--resume has no name of a file; give one, which is made "
		    "where it is missing");
	r->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY, 0666);
	if (r->fd < 0)
		return fail(r, ERR_INPUT, err);
	if (check_kind(r, err) < 0)
		rc = -1;
	else if (flock(r->fd, LOCK_EX | LOCK_NB) == 0)
		rc = read_lines(r, err);
	else if (errno == EWOULDBLOCK)
		rc = err_set(err, ERR_LOCKED,
		    "another `ajel follow` keeps its place in %s", path);
	else
		rc = fail(r, ERR_INPUT, err);
	if (rc < 0)
		resume_close(r);
	return rc;
}

/* No line is older than 1970. */
static long long
number(int64_t n)
{
	return n > 0 ? n : 0;
}

int
resume_save(struct resume *r, const struct store_mark *mark,
    const struct past *past, struct err *err)
{
	char text[LINE + PAST + 1];
	int n;

	if (r->path == NULL)
		return 0;
	n = snprintf(text, sizeof(text), WORD "%s %020lld\n",
	    mark->id[0] != '\0' ? mark->id : NONE, (long long)mark->seq);
	if (past->since != INSTANT_NONE)
		n += snprintf(text + n, sizeof(text) - (size_t)n,
		    SINCE "%020lld" PLACE "%020lld %020lld %020lld\n",
		    number(past->since), number(past->at.moment),
		    (long long)past->at.seq, (long long)past->at.nth);
	if (pwrite(r->fd, text, (size_t)n, 0) != n ||
	    (past->since != r->past.since && ftruncate(r->fd, n) < 0) ||
	    fdatasync(r->fd) < 0)
		return fail(r, ERR_OUTPUT, err);
	r->kept = *mark;
	r->past = *past;
	return 0;
}

void
resume_close(struct resume *r)
{
	if (r->fd >= 0)
		(void)close(r->fd);
	r->fd = -1;
}
