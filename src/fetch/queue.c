/* queue.c - a list of jobs for each host, a list of hosts at rest, and a heap of
 * hosts that must wait. */
#include "fetch/queue.h"

#include <string.h>

#include "base/arena.h"
#include "base/fnv.h"
#include "base/mem.h"
#include "fetch/url.h"

#define NONE SIZE_MAX

struct host {
	const char *name;
	size_t joined;      /* the host that it is one with; itself */
	size_t first, last; /* jobs that wait; NONE: there is none */
	size_t next;        /* in the list of hosts at rest */
	bool listed;        /* it is in that list */
	bool busy;          /* a job of it was taken, or has to wait */
	int64_t until;      /* when it has waited, if it is in the heap */
};

struct queue {
	struct arena *arena;
	struct arena *scratch;
	size_t *host_of; /* each job's */
	size_t *next_of; /* each job's follower: of the same host, or behind */
	size_t *behind;  /* each job's last that waits for its end: a ring */
	struct host *hosts;
	size_t hosts_n;
	size_t *table; /* from names to hosts; open addressing */
	size_t mask;
	size_t first, last; /* hosts at rest that have jobs */
	size_t *held;       /* a heap of hosts, the first to be let in on top */
	size_t held_n;
	size_t waiting;
};

struct queue *
queue_new(size_t n)
{
	struct arena *a = arena_new();
	struct queue *q = arena_zalloc(a, sizeof(*q));
	size_t size = 4;

	while (size < 4 * n)
		size *= 2;
	q->arena = a;
	q->scratch = arena_new();
	q->host_of = arena_alloc(a, n * sizeof(*q->host_of));
	q->next_of = arena_alloc(a, n * sizeof(*q->next_of));
	q->behind = arena_alloc(a, n * sizeof(*q->behind));
	for (size_t i = 0; i < n; i++)
		q->behind[i] = NONE;
	q->hosts = arena_alloc(a, 2 * n * sizeof(*q->hosts));
	q->held = arena_alloc(a, n * sizeof(*q->held));
	q->table = arena_alloc(a, size * sizeof(*q->table));
	q->mask = size - 1;
	for (size_t i = 0; i < size; i++)
		q->table[i] = NONE;
	q->first = q->last = NONE;
	return q;
}

void
queue_free(struct queue *q)
{
	arena_free(q->scratch);
	arena_free(q->arena);
}

static size_t
host_named(struct queue *q, const char *name)
{
	size_t i = (size_t)fnv_string(FNV_START, name) & q->mask;

	while (q->table[i] != NONE) {
		if (strcmp(q->hosts[q->table[i]].name, name) == 0)
			return q->table[i];
		i = (i + 1) & q->mask;
	}
	q->table[i] = q->hosts_n;
	q->hosts[q->hosts_n] = (struct host){.name = arena_copy(q->arena, name),
	    .joined = q->hosts_n,
	    .first = NONE,
	    .last = NONE};
	return q->hosts_n++;
}

static void
list_last(struct queue *q, size_t host)
{
	q->hosts[host].next = NONE;
	q->hosts[host].listed = true;
	if (q->first == NONE)
		q->first = host;
	else
		q->hosts[q->last].next = host;
	q->last = host;
}

static void
list_first(struct queue *q, size_t host)
{
	q->hosts[host].next = q->first;
	q->hosts[host].listed = true;
	q->first = host;
	if (q->last == NONE)
		q->last = host;
}

static size_t
host_of_url(struct queue *q, const char *url)
{
	struct origin origin;
	/* What is no address fails as soon as it is begun. */
	bool ok = url_origin(q->scratch, url, &origin) == 0;
	size_t host = host_named(q, ok ? origin.host : "");

	arena_reset(q->scratch);
	while (q->hosts[host].joined != host) {
		size_t next = q->hosts[host].joined;

		q->hosts[host].joined = q->hosts[next].joined;
		host = next;
	}
	return host;
}

void
queue_join(struct queue *q, const char *url, const char *other)
{
	size_t host = host_of_url(q, url);

	q->hosts[host_of_url(q, other)].joined = host;
}

/* Lets a job in whose host is known. */
static void
append(struct queue *q, size_t job)
{
	size_t i = q->host_of[job];
	struct host *host = &q->hosts[i];

	q->next_of[job] = NONE;
	if (host->first == NONE)
		host->first = job;
	else
		q->next_of[host->last] = job;
	host->last = job;
	if (!host->busy && !host->listed)
		list_last(q, i);
}

/* The same of those in a ring, of which `last` is the last; NONE: there are
 * none. */
static void
append_all(struct queue *q, size_t last)
{
	size_t next = last != NONE ? q->next_of[last] : NONE;

	while (next != NONE) {
		size_t job = next;

		next = job != last ? q->next_of[job] : NONE;
		append(q, job);
	}
}

void
queue_add(struct queue *q, size_t job, const char *url)
{
	q->host_of[job] = host_of_url(q, url);
	q->waiting++;
	append(q, job);
}

void
queue_add_behind(struct queue *q, size_t job, const char *url, size_t other)
{
	size_t last = q->behind[other];

	q->next_of[job] = last == NONE ? job : q->next_of[last];
	if (last != NONE)
		q->next_of[last] = job;
	q->behind[other] = job;
	q->host_of[job] = host_of_url(q, url);
	q->waiting++;
}

bool
queue_is_ready(const struct queue *q)
{
	return q->first != NONE;
}

size_t
queue_take(struct queue *q)
{
	struct host *host = &q->hosts[q->first];
	size_t job = host->first;

	q->first = host->next;
	if (q->first == NONE)
		q->last = NONE;
	host->first = q->next_of[job];
	host->listed = false;
	host->busy = true;
	q->waiting--;
	return job;
}

void
queue_release(struct queue *q, size_t job)
{
	size_t i = q->host_of[job];

	append_all(q, q->behind[job]);
	q->hosts[i].busy = false;
	if (q->hosts[i].first != NONE)
		list_first(q, i);
}

static int64_t
time_of(const struct queue *q, size_t place)
{
	return q->hosts[q->held[place]].until;
}

static void
swap(struct queue *q, size_t a, size_t b)
{
	size_t host = q->held[a];

	q->held[a] = q->held[b];
	q->held[b] = host;
}

static void
push(struct queue *q, size_t host)
{
	size_t at = q->held_n++;

	q->held[at] = host;
	for (; at > 0 && time_of(q, (at - 1) / 2) > time_of(q, at);
	     at = (at - 1) / 2)
		swap(q, at, (at - 1) / 2);
}

static size_t
pop(struct queue *q)
{
	size_t top = q->held[0];
	size_t at = 0, least = 0;

	q->held[0] = q->held[--q->held_n];
	do {
		swap(q, at, least);
		at = least;
		for (size_t i = 2 * at + 1; i <= 2 * at + 2; i++) {
			if (i < q->held_n && time_of(q, i) < time_of(q, least))
				least = i;
		}
	} while (least != at);
	return top;
}

void
queue_hold(struct queue *q, size_t job, int64_t until)
{
	size_t i = q->host_of[job];
	struct host *host = &q->hosts[i];

	q->next_of[job] = host->first;
	if (host->first == NONE)
		host->last = job;
	host->first = job;
	host->until = until;
	q->waiting++;
	push(q, i);
}

void
queue_wake(struct queue *q, int64_t now)
{
	while (q->held_n > 0 && time_of(q, 0) <= now) {
		size_t host = pop(q);

		q->hosts[host].busy = false;
		list_first(q, host);
	}
}

int
queue_pause(const struct queue *q, int64_t now, int most)
{
	int64_t left = q->held_n > 0 ? time_of(q, 0) - now : most;

	if (left > most)
		return most;
	return left > 0 ? (int)left : 0;
}

size_t
queue_waiting(const struct queue *q)
{
	return q->waiting;
}

size_t
queue_hosts(const struct queue *q)
{
	return q->hosts_n;
}
