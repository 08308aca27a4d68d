/* zygote.c - a process set aside to fork workers from. */
#include "jail/zygote.h"

#include <errno.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/limits.h"
#include "jail/worker.h"

/* What it is asked: to fork a worker at the end of the descriptor that comes
 * along, or to end one. */
struct request {
	pid_t end; /* 0: fork one */
};

/* What it says: the worker's number, or how it ended. */
struct reply {
	int value; /* -1: it failed */
	int error; /* errno of that */
};

/* Space for one descriptor beside a message. */
union ancillary {
	char space[CMSG_SPACE(sizeof(int))];
	struct cmsghdr align;
};

/* The process itself. */
struct self {
	const struct jail_plan *plan;
	int fd;
	pid_t workers[LIMIT_WORKERS]; /* 0: none */
};

static ssize_t
send_request(int to, const struct request *request, int fd)
{
	struct iovec part = {(void *)(uintptr_t)request, sizeof(*request)};
	union ancillary beside = {{0}};
	struct msghdr m = {.msg_iov = &part, .msg_iovlen = 1};

	if (fd >= 0) {
		struct cmsghdr *c;

		m.msg_control = beside.space;
		m.msg_controllen = sizeof(beside.space);
		c = CMSG_FIRSTHDR(&m);
		c->cmsg_level = SOL_SOCKET;
		c->cmsg_type = SCM_RIGHTS;
		c->cmsg_len = CMSG_LEN(sizeof(fd));
		memcpy(CMSG_DATA(c), &fd, sizeof(fd));
	}
	return sendmsg(to, &m, MSG_NOSIGNAL);
}

/* *fd becomes -1 where none came. */
static ssize_t
receive_request(int from, struct request *request, int *fd)
{
	struct iovec part = {request, sizeof(*request)};
	union ancillary beside = {{0}};
	struct msghdr m = {.msg_iov = &part,
	    .msg_iovlen = 1,
	    .msg_control = beside.space,
	    .msg_controllen = sizeof(beside.space)};
	ssize_t n;
	struct cmsghdr *c;

	do {
		n = recvmsg(from, &m, 0);
	} while (n < 0 && errno == EINTR);
	*fd = -1;
	c = n > 0 ? CMSG_FIRSTHDR(&m) : NULL;
	if (c != NULL && c->cmsg_type == SCM_RIGHTS &&
	    c->cmsg_len == CMSG_LEN(sizeof(*fd)))
		memcpy(fd, CMSG_DATA(c), sizeof(*fd));
	return n;
}

/* How the worker ended; it is dead or about to be. */
static int
reap(pid_t pid)
{
	int status;

	while (waitpid(pid, &status, 0) < 0) {
		if (errno != EINTR)
			return -1;
	}
	return status;
}

pid_t
zygote_fork_here(const struct jail_plan *plan, int fd)
{
	pid_t parent = getpid();
	pid_t pid = fork();

	if (pid == 0)
		worker_live(worker_stay_alone(fd, parent), plan);
	return pid;
}

int
zygote_end_here(pid_t pid)
{
	if (pid <= 0) /* many processes, to kill() */
		return -1;
	(void)kill(pid, SIGKILL);
	return reap(pid);
}

static struct reply
fork_worker(struct self *self, int fd)
{
	size_t i = 0;
	pid_t pid;

	while (i < LIMIT_WORKERS && self->workers[i] != 0)
		i++;
	if (i == LIMIT_WORKERS || fd < 0)
		return (struct reply){-1, EAGAIN};
	pid = zygote_fork_here(self->plan, fd);
	if (pid < 0)
		return (struct reply){-1, errno};
	self->workers[i] = pid;
	return (struct reply){pid, 0};
}

static struct reply
end_worker(struct self *self, pid_t pid)
{
	for (size_t i = 0; i < LIMIT_WORKERS; i++) {
		if (self->workers[i] != pid)
			continue;
		self->workers[i] = 0;
		return (struct reply){zygote_end_here(pid), 0};
	}
	return (struct reply){-1, ESRCH};
}

static _Noreturn void
live(struct self *self)
{
	struct request request = {0};
	int fd;

	while (receive_request(self->fd, &request, &fd) == sizeof(request)) {
		struct reply reply = request.end != 0
					 ? end_worker(self, request.end)
					 : fork_worker(self, fd);

		if (fd >= 0)
			(void)close(fd);
		if (send(self->fd, &reply, sizeof(reply), MSG_NOSIGNAL) < 0)
			break;
	}
	for (size_t i = 0; i < LIMIT_WORKERS; i++) {
		if (self->workers[i] != 0)
			(void)end_worker(self, self->workers[i]);
	}
	_exit(0);
}

/* The first process in which it is known what is ours and what isn't. */
static _Noreturn void
begin(int fd, pid_t parent, const struct jail_plan *plan)
{
	struct self self = {.plan = plan};

	self.fd = worker_stay_alone(fd, parent);
	live(&self);
}

int
zygote_open(struct zygote *z, const struct jail_plan *plan)
{
	pid_t parent = getpid();
	int pair[2];

	z->fd = -1;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0)
		return -1;
	z->pid = fork();
	if (z->pid == 0)
		begin(pair[1], parent, plan);
	(void)close(pair[1]);
	if (z->pid < 0) {
		(void)close(pair[0]);
		return -1;
	}
	z->fd = pair[0];
	return 0;
}

void
zygote_close(struct zygote *z)
{
	if (z->fd < 0)
		return;
	(void)close(z->fd);
	(void)reap(z->pid);
	z->fd = -1;
}

/* Asks, and waits for the answer: it comes at once. */
static int
ask(const struct zygote *z, const struct request *request, int fd)
{
	struct reply reply;
	ssize_t n;

	errno = ECHILD;
	if (z->fd < 0 || send_request(z->fd, request, fd) < 0)
		return -1;
	do {
		n = recv(z->fd, &reply, sizeof(reply), 0);
	} while (n < 0 && errno == EINTR);
	errno = n == sizeof(reply) ? reply.error : ECHILD;
	return n == sizeof(reply) ? reply.value : -1;
}

pid_t
zygote_fork(const struct zygote *z, int fd)
{
	const struct request request = {0};

	return ask(z, &request, fd);
}

int
zygote_end(const struct zygote *z, pid_t pid)
{
	const struct request request = {pid};

	return ask(z, &request, -1);
}
