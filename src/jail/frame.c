/* frame.c - messages over a stream socket. */
#include "jail/frame.h"

#include <errno.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include "base/mem.h"

enum { HEAD = sizeof(uint32_t) };

static enum frame_state
state_of_errno(void)
{
	return errno == EAGAIN || errno == EWOULDBLOCK ? FRAME_MORE : FRAME_END;
}

enum frame_state
frame_send(struct frame *f, int fd, const unsigned char *body, size_t n)
{
	if (n > UINT32_MAX)
		return FRAME_BAD;
	f->len = (uint32_t)n;
	while (f->moved < HEAD + n) {
		size_t head = f->moved < HEAD ? HEAD - f->moved : 0;
		size_t sent = f->moved < HEAD ? 0 : f->moved - HEAD;
		struct iovec parts[] = {
		    {(char *)&f->len + (HEAD - head), head},
		    /* sendmsg() writes nothing to it */
		    {(void *)(uintptr_t)(body + sent), n - sent},
		};
		const struct msghdr m = {.msg_iov = parts, .msg_iovlen = 2};
		ssize_t went = sendmsg(fd, &m, MSG_NOSIGNAL);

		if (went < 0 && errno == EINTR)
			continue;
		if (went < 0)
			return state_of_errno();
		f->moved += (size_t)went;
	}
	return FRAME_DONE;
}

/* The next piece of the message: where it goes, and how long it is. */
static unsigned char *
next_piece(struct frame *f, size_t *n)
{
	if (f->moved < HEAD) {
		*n = HEAD - f->moved;
		return (unsigned char *)&f->len + f->moved;
	}
	if (f->body == NULL)
		f->body = mem_alloc((size_t)f->len + 1);
	*n = HEAD + f->len - f->moved;
	return f->body + (f->moved - HEAD);
}

enum frame_state
frame_receive(struct frame *f, int fd, size_t max)
{
	for (;;) {
		unsigned char *to;
		ssize_t came;
		size_t n;

		if (f->moved >= HEAD && f->len > max)
			return FRAME_BAD;
		to = next_piece(f, &n);
		if (n == 0)
			return FRAME_DONE;
		came = recv(fd, to, n, 0);
		if (came < 0 && errno == EINTR)
			continue;
		if (came < 0)
			return state_of_errno();
		if (came == 0)
			return FRAME_END;
		f->moved += (size_t)came;
	}
}

void
frame_clear(struct frame *f)
{
	free(f->body);
	memset(f, 0, sizeof(*f));
}
