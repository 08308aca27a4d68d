/* queue.h - in which order jobs are begun: never two of one host at a time.
 *
 * Hosts take their turns in the order of their first jobs, and a host's jobs
 * follow each other at once, so that its connection is still there; unless one
 * of them has to wait: then its host does, and no other. All of it is O(1) a
 * job, O(log hosts) a wait.
 *
 * Inside src/fetch/ only. */
#ifndef AJEL_FETCH_QUEUE_H
#define AJEL_FETCH_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct queue;

/* An empty queue for jobs 0 to n - 1. */
struct queue *queue_new(size_t n);
void queue_free(struct queue *q);

/* Before any job is added: the hosts of these two, at most n times two, are
 * one, for a job asks both. */
void queue_join(struct queue *q, const char *url, const char *other);

/* Adds a job, once, behind those of its url's host. */
void queue_add(struct queue *q, size_t job, const char *url);

/* The same of a job that may begin only when another has ended, which was or
 * will be added. */
void queue_add_behind(
    struct queue *q, size_t job, const char *url, size_t other);

/* Whether there is a job whose host is at rest; takes it out. */
bool queue_is_ready(const struct queue *q);
size_t queue_take(struct queue *q);

/* A job that was taken has ended: its host is at rest, and those behind it come
 * next, unless others of their hosts do. */
void queue_release(struct queue *q, size_t job);

/* A job that was taken isn't begun: it comes first when its host's time has
 * come, at an instant of clock_ticks(). */
void queue_hold(struct queue *q, size_t job, int64_t until);

/* Lets the hosts in whose time has come by `now`. */
void queue_wake(struct queue *q, int64_t now);

/* Milliseconds to the time of the next one, at most `most`. */
int queue_pause(const struct queue *q, int64_t now, int most);

size_t queue_waiting(const struct queue *q); /* jobs that weren't taken yet */
size_t queue_hosts(const struct queue *q);

#endif
