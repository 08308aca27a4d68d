/* fetch.h - gets pages: http and https by libcurl's multi interface, file by
 * reading it.
 *
 * Manners: a User-Agent that says who we are, no cookies, no Referer; both
 * validators are sent back exactly as received (RFC 9110 §13.1); redirects only
 * within http and https, and a definition's own headers only to its url's host.
 * Bodies come into buffers with a maximum and stay compressed: decode/ inflates
 * them under a cap, since libcurl takes a gzip body cut in half for a whole
 * one. */
#ifndef AJEL_FETCH_H
#define AJEL_FETCH_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "model/page.h"
#include "model/source.h"

/* One page to get. The strings must live until fetch_all returns. */
struct fetch_job {
	const struct source *source; /* its url and [fetch] rules */
	const char *etag;            /* validators of the last good fetch, or */
	const char *last_modified;   /* NULL */
	const char *from; /* the address that gave them, and gets them back: a
	                     result's; NULL: the source's own */
	const struct fetch_job *after; /* another of them, with an http address
	                                  too, that must have ended; or NULL */
	const char *post; /* a form to send to the address (POST); NULL: a page
	                     is asked for */
	bool cut;      /* of what is longer than max-bytes take the beginning */
	bool refusals; /* the page that comes with a refusal is wanted */
	bool any_type; /* what comes is wanted whatever the server calls it */
};

/* What came of a job; all of it is gone when the call that tells it returns. */
struct fetch_result {
	const struct page *page; /* NULL: there is none */
	const struct err *err;   /* why; NULL: there is one */
	int status; /* HTTP's, of the last answer; 0: there was none */
	/* With ERR_HTTP: what came with a status by which guards before a site
	 * refuse (403, 429, 503), up to LIMIT_WALL bytes of it, to be judged
	 * whether it is a guard's, and nothing else. NULL: nothing. */
	const struct page *refusal;
	/* Seconds for which the server asks us to stay away (Retry-After, RFC
	 * 9110 §10.2.3), and for which it calls its answer fresh (RFC 9111
	 * §4.2; 0: it is stale already), whatever its status is. At most
	 * LIMIT_PACE_SECONDS; -1: it doesn't say. */
	int64_t retry_after;
	int64_t fresh;
	/* Redirects led nowhere: in circles, or out of http and https. */
	bool nowhere;
	/* Where redirects led, keys and all; NULL: there were none. */
	const char *from;
};

/* Called once for each job as it ends, in no order, from within fetch_all. On
 * failure the error is one of these:
 * ERR_FETCH  no answer: the message says what failed (name, connect, TLS,
 *            time-out, too large, too many redirects) and what to do;
 * ERR_PAGE   an image, a video or another thing that is no page by its type;
 * ERR_DECODE a page that goes on behind its Content-Length;
 * ERR_HTTP   a status other than 2xx and 304, or an answer without a page: an
 *            empty one, a part of one, a 304 that nobody asked for;
 * ERR_CHALLENGE  such a status, of a guard before the site that wants a browser;
 * ERR_INPUT  a file: URL that can't be read;
 * ERR_SYSTEM this computer lacks memory, descriptors or processes.
 * page->url carries no password, no key in its query and no fragment; the
 * validators of a 304 are those that were sent. The call may take its time, but
 * the other transfers' time limits run on meanwhile. */
typedef void fetch_done(
    void *ctx, size_t job, const struct fetch_result *result);

/* Work that goes on beside the transfers, in processes that answer through
 * descriptors: what `done` begins, and ends later. */
struct fetch_side {
	/* The descriptors to wait for, at most n of them; returns how many, and
	 * lowers *milliseconds where it must be called sooner. */
	size_t (*watch)(
	    void *ctx, struct pollfd *fds, size_t n, int *milliseconds);
	void (*work)(void *ctx);       /* goes on, without waiting */
	bool (*is_full)(void *ctx);    /* no further fetch is to begin now */
	bool (*is_pending)(void *ctx); /* there is something to wait for */
};

enum { FETCH_NEVER = -1 };

/* How pages are got, and who is told. */
struct fetch_run {
	int transfers; /* at one time; at least 1 */
	fetch_done *done;
	void *ctx;                     /* for the calls, the side's too */
	const struct fetch_side *side; /* or NULL */
	/* Asked as a job with an http address is about to begin: the
	 * milliseconds that it has to wait still (then it is asked again, and
	 * its host isn't troubled meanwhile), 0, or FETCH_NEVER: it isn't
	 * wanted any more, and never reported. NULL: no job waits. */
	int64_t (*wait)(void *ctx, size_t job);
	/* Called at least once a second with how many are under way; false
	 * ends it all: what is not reported by then never is. NULL: nobody
	 * asks. */
	bool (*turn)(void *ctx, size_t running);
};

/* Gets n pages, those of one host one after another. 0 when every job that is
 * wanted has been reported, and nothing is pending at the side, or when `turn`
 * ended it; -1 only if nothing could be started at all (ERR_FETCH). */
int fetch_all(const struct fetch_run *run, const struct fetch_job *jobs,
    size_t n, struct err *err);

/* How many of so many transfers there can be at one time, by how many files this
 * process may have open: its limit is raised for them as far as it may be.
 * *files is the limit then. At least 1. */
int fetch_room(int transfers, long *files);

/* Reads a local file into the arena; more than max bytes are refused. page->url
 * is NULL. ERR_INPUT. */
int fetch_file(struct arena *a, const char *path, size_t max, struct page *page,
    struct err *err);

/* The same from an open descriptor, up to its end and LIMIT_WIRE bytes ("-" is
 * standard input). */
int fetch_descriptor(
    struct arena *a, int fd, struct page *page, struct err *err);

/* Whether s is an address that fetch_all takes: http, https or file. */
bool fetch_is_url(const char *s);

/* The address in the one form that all have which ask for the same page: without
 * a fragment or the scheme's own port, its host in small letters and without a
 * final dot. `url` itself where it is no http address. */
const char *fetch_url_normal(struct arena *a, const char *url);

/* What an http address leads to by its looks, if that is not of the internet
 * ("this computer"): such a page is fetched only if the definition allows it.
 * NULL: nothing is wrong with it. */
const char *fetch_private_kind(struct arena *a, const char *url);

/* The User-Agent sent, "ajel/0.1 (…)"; libcurl's version, "7.88.1", for -V. */
const char *fetch_user_agent(void);
const char *fetch_library(void);

#endif
