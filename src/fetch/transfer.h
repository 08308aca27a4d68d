/* transfer.h - one request and its answer, on one of libcurl's easy handles.
 *
 * Inside src/fetch/ only. A transfer is used for one job after the other: it
 * keeps its handle, not what the last job brought. */
#ifndef AJEL_FETCH_TRANSFER_H
#define AJEL_FETCH_TRANSFER_H

#include <curl/curl.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "fetch/fetch.h"
#include "fetch/guard.h"

enum { STATUS_ERROR = 400 }; /* and above */

/* Why we, and not libcurl or the server, ended it. */
enum transfer_stop {
	STOP_NONE,
	STOP_BODY, /* the body would pass its maximum */
	STOP_CUT,  /* it did, and is wanted up to there */
	STOP_HEAD, /* the header lines would pass LIMIT_HEAD */
	STOP_TYPE, /* the body is of a type that is no page */
	STOP_ERROR /* no more is wanted of an error's body */
};

/* What the request under way may reach (reach.c). */
struct reach {
	bool anywhere;
	const char *refused; /* what the refused address belongs to; NULL: none
	                        was refused */
	int error;           /* errno of a socket that we couldn't have; 0 */
	char address[GUARD_TEXT];
};

struct surplus;

struct transfer {
	CURL *easy;
	CURLSH *share;
	struct surplus *surplus;     /* what all know of their connections */
	const struct fetch_job *job; /* NULL: free for the next */
	struct curl_slist *headers;  /* that we send */
	struct buf body;             /* its maximum is the job's */
	size_t head;                 /* bytes of header lines received */
	bool headed;                 /* the last answer's are all there */
	int hops;                    /* redirects followed */
	long spent_ms;               /* on the requests before this one */
	long limit_ms;               /* that this one may take */
	bool conditional;            /* a validator was sent */
	bool overrun;                /* more came than Content-Length says */
	bool afresh;                 /* it goes by a connection of its own */
	struct reach reach;
	enum transfer_stop stop;
	char detail[CURL_ERROR_SIZE]; /* libcurl's own words on a failure */
};

/* 0, or -1 if libcurl has no handle for us. What they share outlives it. */
int transfer_init(struct transfer *t, CURLSH *share, struct surplus *surplus);
void transfer_free(struct transfer *t); /* one that was never begun is fine */

/* Readies the handle for a job with an http or https address. The arena is for
 * the while of the call. ERR_FETCH: the address is none, a header can't be
 * sent, or libcurl lacks something. */
int transfer_begin(struct transfer *t, struct arena *a,
    const struct fetch_job *job, struct err *err);

/* Readies it for another request of the same job, where a redirect leads. */
int transfer_again(
    struct transfer *t, struct arena *a, const char *url, struct err *err);

/* Readies it for the same request once more, on a connection of its own. */
int transfer_afresh(struct transfer *t, struct arena *a, struct err *err);

/* The time that the request took which has ended. */
void transfer_spend(struct transfer *t);

/* Whether the last answer's head is whole, and its status an error's. */
bool transfer_is_error(const struct transfer *t);

/* Forgets the job and what it brought. */
void transfer_end(struct transfer *t);

#endif
