/* resume.c - one line: "ajel-follow STORE NUMBER". */
#include "cmd/resume.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

enum { LINE = 66 }; /* its bytes: 12 of the word, 32, a blank, 20, LF */

#define WORD "ajel-follow "
#define NONE "--------------------------------" /* no store was there yet */

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

static int
read_line(struct resume *r, struct err *err)
{
	char line[LINE + 1] = "";
	ssize_t n = pread(r->fd, line, LINE, 0);

	if (n < 0)
		return fail(r, ERR_INPUT, err);
	if (n == 0)
		return 0;
	if (n < LINE || line[LINE - 1] != '\n' || parse(line, &r->kept) < 0)
		return err_set(err, ERR_USAGE,
		    "%s was not written by --resume; name another file",
		    r->path);
	return 1;
}

int
resume_open(const char *path, struct resume *r, struct err *err)
{
	int rc;

	*r = (struct resume){.path = path, .fd = -1};
	if (path == NULL)
		return 0;
	r->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY, 0666);
	if (r->fd < 0)
		return fail(r, ERR_INPUT, err);
	if (flock(r->fd, LOCK_EX | LOCK_NB) == 0)
		rc = read_line(r, err);
	else if (errno == EWOULDBLOCK)
		rc = err_set(err, ERR_LOCKED,
		    "another `ajel follow` keeps its place in %s", path);
	else
		rc = fail(r, ERR_INPUT, err);
	if (rc < 0)
		resume_close(r);
	return rc;
}

int
resume_save(struct resume *r, const struct store_mark *mark, struct err *err)
{
	char line[LINE + 1];

	if (r->path == NULL)
		return 0;
	(void)snprintf(line, sizeof(line), WORD "%s %020lld\n",
	    mark->id[0] != '\0' ? mark->id : NONE, (long long)mark->seq);
	if (pwrite(r->fd, line, LINE, 0) != LINE || fdatasync(r->fd) < 0)
		return fail(r, ERR_OUTPUT, err);
	r->kept = *mark;
	return 0;
}

void
resume_close(struct resume *r)
{
	if (r->fd >= 0)
		(void)close(r->fd);
	r->fd = -1;
}
