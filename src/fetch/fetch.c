/* fetch.c - the loop that keeps a window of transfers busy. */
#include "fetch/fetch.h"

#include <curl/curl.h>
#include <locale.h>

#include "base/clock.h"
#include "fetch/answer.h"
#include "fetch/file.h"
#include "fetch/program.h"
#include "fetch/queue.h"
#include "fetch/redirect.h"
#include "fetch/surplus.h"
#include "fetch/transfer.h"
#include "fetch/url.h"
#include "fetch/window.h"

enum {
	POLL_MS = 1000, /* libcurl wakes us earlier for its own timers */
	BESIDE_MAX = 64 /* descriptors waited for beside the transfers */
};

struct fetcher {
	const struct fetch_job *jobs;
	const struct fetch_run *run;
	struct queue *queue; /* of the http jobs that were not begun yet */
	struct arena *arena; /* what one job needs until it is reported */
	struct commands *commands;
	struct window window;
	size_t running; /* transfers at work */
	bool stopped;
};

bool
fetch_is_url(const char *s)
{
	return url_is_http(s) || url_is_file(s);
}

static void
report(struct fetcher *f, const struct fetch_job *job,
    const struct fetch_result *result)
{
	f->run->done(f->run->ctx, (size_t)(job - f->jobs), result);
	arena_reset(f->arena);
}

/* What says nothing yet. */
static const struct fetch_result nothing = {.retry_after = -1, .fresh = -1};

static void
report_failure(
    struct fetcher *f, const struct fetch_job *job, const struct err *err)
{
	struct fetch_result result = nothing;

	result.err = err;
	report(f, job, &result);
}

static void
on_command(
    void *ctx, size_t job, const struct page *page, const struct err *err)
{
	struct fetcher *f = ctx;
	struct fetch_result result = nothing;

	result.page = page;
	result.err = err;
	report(f, &f->jobs[job], &result);
}

/* Everything that libcurl has no part in. */
static void
report_local(struct fetcher *f, const struct fetch_job *job)
{
	struct fetch_result result = nothing;
	struct page page;
	struct err err;
	int rc;

	result.page = &page;
	if (url_is_file(job->source->url))
		rc = file_fetch(f->arena, job->source, &page, &err);
	else
		rc = err_set(&err, ERR_FETCH,
		    "the url begins neither with http:, https: nor file:; "
		    "correct it");
	if (rc == 0)
		report(f, job, &result);
	else
		report_failure(f, job, &err);
}

static bool
side_is_full(const struct fetcher *f)
{
	return f->run->side != NULL && f->run->side->is_full(f->run->ctx);
}

/* Whether programs or the side have something to do yet. */
static bool
is_pending_beside(const struct fetcher *f)
{
	return commands_are_pending(f->commands) ||
	       (f->run->side != NULL && f->run->side->is_pending(f->run->ctx));
}

/* Whether to go on; once told not to, it stays so. */
static bool
goes_on(struct fetcher *f)
{
	if (!f->stopped && f->run->turn != NULL)
		f->stopped = !f->run->turn(f->run->ctx, f->running);
	return !f->stopped;
}

/* Goes on with programs, and with the side. */
static void
work_beside(struct fetcher *f)
{
	commands_work(f->commands);
	if (f->run->side != NULL)
		f->run->side->work(f->run->ctx);
	while (
	    commands_can_begin(f->commands) && !side_is_full(f) && goes_on(f))
		commands_begin(f->commands);
}

static size_t
watch_beside(const struct fetcher *f, struct pollfd *fds, int *milliseconds)
{
	size_t n;

	*milliseconds = queue_pause(f->queue, clock_ticks(), POLL_MS);
	n = commands_watch(f->commands, fds, BESIDE_MAX, milliseconds);
	if (f->run->side != NULL)
		n += f->run->side->watch(
		    f->run->ctx, fds + n, BESIDE_MAX - n, milliseconds);
	return n;
}

/* Waits for them alone, or until a host may be asked, and goes on. */
static void
wait_beside(struct fetcher *f)
{
	struct pollfd fds[BESIDE_MAX];
	int milliseconds;
	size_t n = watch_beside(f, fds, &milliseconds);

	(void)poll(fds, (nfds_t)n, milliseconds);
	work_beside(f);
}

/* Begins a job on an idle transfer; -1 if it can't even begin. */
static int
begin(struct fetcher *f, struct transfer *t, const struct fetch_job *job,
    struct err *err)
{
	if (transfer_begin(t, f->arena, job, err) < 0)
		return -1;
	if (curl_multi_add_handle(f->window.multi, t->easy) == CURLM_OK) {
		f->running++;
		return 0;
	}
	transfer_end(t);
	return err_set(err, ERR_FETCH, "libcurl takes no request");
}

/* What was told of the jobs before it may have made it idle, or too early. */
static int64_t
wait_of(const struct fetcher *f, size_t job)
{
	return f->run->wait != NULL ? f->run->wait(f->run->ctx, job) : 0;
}

/* Hands the next job whose host is at rest to an idle transfer. */
static void
begin_next(struct fetcher *f, struct transfer *t)
{
	while (queue_is_ready(f->queue) && !side_is_full(f) && goes_on(f)) {
		size_t next = queue_take(f->queue);
		int64_t wait = wait_of(f, next);
		struct err err;

		if (wait > 0) {
			queue_hold(f->queue, next, clock_ticks() + wait);
			continue;
		}
		if (wait == 0) {
			if (begin(f, t, &f->jobs[next], &err) == 0)
				return;
			report_failure(f, &f->jobs[next], &err);
		}
		queue_release(f->queue, next);
	}
}

/* Tells of an ended transfer, which is out of the loop. */
static void
finish(struct fetcher *f, struct transfer *t, CURLcode code)
{
	struct page page;
	struct err err;
	struct fetch_result result = nothing;
	long status = 0;

	(void)curl_easy_getinfo(t->easy, CURLINFO_RESPONSE_CODE, &status);
	result.status = (int)status;
	if (answer_read(f->arena, t, code, &page, &err) == 0)
		result.page = &page;
	else
		result.err = &err;
	if (result.err != NULL && err.kind == ERR_HTTP &&
	    answer_refusal(f->arena, t, &page))
		result.refusal = &page;
	answer_pace(f->arena, t, &result);
	if (t->hops > 0)
		(void)curl_easy_getinfo(
		    t->easy, CURLINFO_EFFECTIVE_URL, &result.from);
	report(f, t->job, &result);
	transfer_end(t);
}

/* What to do about the answer. */
static enum redirect
judge(struct fetcher *f, struct transfer *t, CURLcode code, struct err *err)
{
	if (!surplus_is_likely(t, code))
		return redirect_follow(f->arena, t, code, err);
	return transfer_afresh(t, f->arena, err) < 0 ? REDIRECT_REFUSED
						     : REDIRECT_FOLLOWED;
}

/* Takes a transfer whose request has ended out of the loop, unless a redirect
 * or somebody else's answer makes it ask anew. */
static void
end_request(struct fetcher *f, struct transfer *t, CURLcode code)
{
	struct err err;
	enum redirect redirect;

	surplus_note(t);
	(void)curl_multi_remove_handle(f->window.multi, t->easy);
	redirect = judge(f, t, code, &err);
	if (redirect == REDIRECT_FOLLOWED &&
	    curl_multi_add_handle(f->window.multi, t->easy) == CURLM_OK)
		return;
	f->running--;
	queue_release(f->queue, (size_t)(t->job - f->jobs));
	if (redirect == REDIRECT_NONE) {
		finish(f, t, code);
	} else if (redirect == REDIRECT_FOLLOWED) {
		finish(f, t, CURLE_OUT_OF_MEMORY);
	} else {
		struct fetch_result result = nothing;

		result.err = &err;
		result.nowhere = redirect == REDIRECT_NOWHERE;
		report(f, t->job, &result);
		transfer_end(t);
	}
}

static void
finish_ended(struct fetcher *f)
{
	CURLMsg *msg;
	int left;

	while ((msg = curl_multi_info_read(f->window.multi, &left)) != NULL) {
		CURLcode code = msg->data.result;
		char *t = NULL;

		(void)curl_easy_getinfo(msg->easy_handle, CURLINFO_PRIVATE, &t);
		end_request(f, (struct transfer *)(void *)t, code);
	}
}

/* Gives every idle transfer a job, as far as there are any. */
static void
begin_all(struct fetcher *f)
{
	queue_wake(f->queue, clock_ticks());
	for (size_t i = 0; i < f->window.n; i++) {
		if (f->window.transfers[i].job == NULL)
			begin_next(f, &f->window.transfers[i]);
	}
}

/* Whether all that is left to be begun has to wait. */
static bool
is_held_up(const struct fetcher *f)
{
	return queue_waiting(f->queue) > 0 && !queue_is_ready(f->queue);
}

/* libcurl's loop itself has failed (it ran out of memory or descriptors): every
 * job still hears of it. */
static void
abandon(struct fetcher *f)
{
	while ((f->running > 0 || queue_waiting(f->queue) > 0) && !f->stopped) {
		for (size_t i = 0; i < f->window.n; i++) {
			if (f->window.transfers[i].job != NULL)
				end_request(f, &f->window.transfers[i],
				    CURLE_OUT_OF_MEMORY);
		}
		if (side_is_full(f) || is_held_up(f))
			wait_beside(f);
		begin_all(f);
	}
}

/* Waits until a transfer or the side can go on. */
static int
wait_for_any(struct fetcher *f)
{
	struct pollfd fds[BESIDE_MAX];
	struct curl_waitfd waits[BESIDE_MAX];
	int milliseconds;
	size_t n = watch_beside(f, fds, &milliseconds);

	for (size_t i = 0; i < n; i++) {
		waits[i] = (struct curl_waitfd){.fd = fds[i].fd};
		waits[i].events =
		    (short)((fds[i].events & POLLIN ? CURL_WAIT_POLLIN : 0) |
			    (fds[i].events & POLLOUT ? CURL_WAIT_POLLOUT : 0));
	}
	return curl_multi_poll(f->window.multi, waits, (unsigned)n,
		   milliseconds, NULL) == CURLM_OK
		   ? 0
		   : -1;
}

static void
drive(struct fetcher *f)
{
	begin_all(f);
	while ((f->running > 0 || queue_waiting(f->queue) > 0) && goes_on(f)) {
		int running;

		if (curl_multi_perform(f->window.multi, &running) != CURLM_OK) {
			abandon(f);
			return;
		}
		finish_ended(f);
		work_beside(f);
		begin_all(f);
		if ((f->running > 0 || queue_waiting(f->queue) > 0) &&
		    wait_for_any(f) < 0) {
			abandon(f);
			return;
		}
	}
}

static int
run_window(struct fetcher *f, size_t size, struct err *err)
{
	int rc = window_open(&f->window, size, err);

	if (rc == 0)
		drive(f);
	window_close(&f->window);
	return rc;
}

/* The http and https jobs; starting libcurl takes some milliseconds, so it is
 * started only for them. */
static int
fetch_http(struct fetcher *f, size_t size, struct err *err)
{
	locale_t ours = url_locale();
	locale_t before = uselocale(ours);
	int rc;

	if (curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK) {
		rc = run_window(f, size, err);
		curl_global_cleanup();
	} else {
		rc = err_set(err, ERR_FETCH, "libcurl doesn't start");
	}
	(void)uselocale(before);
	freelocale(ours);
	return rc;
}

/* Which way a page is got. */
static bool
is_http(const struct fetch_job *job)
{
	return job->source->fetch.command == NULL &&
	       url_is_http(job->source->url);
}

/* Makes one host of the url's and of the one to which redirects led, if that is
 * known: both are asked. */
static void
join_http(struct fetcher *f, const struct fetch_job *job)
{
	if (is_http(job) && job->from != NULL)
		queue_join(f->queue, job->source->url, job->from);
}

/* Hands out a job that waits for its host. */
static void
add_http(struct fetcher *f, size_t i)
{
	const struct fetch_job *job = &f->jobs[i];
	const char *url = job->source->url;

	if (job->after != NULL)
		queue_add_behind(
		    f->queue, i, url, (size_t)(job->after - f->jobs));
	else
		queue_add(f->queue, i, url);
}

/* Hands the jobs out to those that have to wait for something. */
static void
line_up(struct fetcher *f, size_t n)
{
	f->queue = queue_new(n);
	f->commands = commands_new(n, on_command, f);
	for (size_t i = 0; i < n; i++)
		join_http(f, &f->jobs[i]);
	for (size_t i = 0; i < n; i++) {
		const struct source *source = f->jobs[i].source;

		if (is_http(&f->jobs[i]))
			add_http(f, i);
		else if (source->fetch.command != NULL)
			commands_add(f->commands, i, source);
	}
}

int
fetch_all(const struct fetch_run *run, const struct fetch_job *jobs, size_t n,
    struct err *err)
{
	struct fetcher f = {.jobs = jobs, .run = run};
	size_t window = run->transfers > 0 ? (size_t)run->transfers : 1;
	size_t hosts;
	int rc = 0;

	f.arena = arena_new();
	line_up(&f, n);
	work_beside(&f); /* nothing would wake us to begin the first program */
	hosts = queue_hosts(f.queue);
	if (hosts > 0)
		rc = fetch_http(&f, hosts < window ? hosts : window, err);
	for (size_t i = 0; rc == 0 && i < n && goes_on(&f); i++) {
		if (is_http(&jobs[i]) || jobs[i].source->fetch.command != NULL)
			continue;
		while (side_is_full(&f) && goes_on(&f))
			wait_beside(&f);
		report_local(&f, &jobs[i]);
	}
	while (rc == 0 && is_pending_beside(&f) && goes_on(&f))
		wait_beside(&f);
	commands_free(f.commands);
	queue_free(f.queue);
	arena_free(f.arena);
	return rc;
}
