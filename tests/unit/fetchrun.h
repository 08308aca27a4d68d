/* fetchrun.h - runs fetch_all against the test server and keeps what it
 * reports, for the tests of src/fetch/. */
#ifndef AJEL_FETCHRUN_H
#define AJEL_FETCHRUN_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "fetch/fetch.h"
#include "parts.h"
#include "testserver.h"

enum { JOBS_MAX = 64, BODY_MAX = 70000 };

/* What was reported of a job, copied: the page is gone after the call. */
struct outcome {
	int calls;
	enum err_kind kind; /* ERR_NONE: a page */
	char msg[ERR_MSG_MAX];
	enum page_state state;
	size_t len;
	char body[BODY_MAX + 1]; /* its beginning; or that of a refusal */
	char url[256];
	char encoding[64];
	char type[64];
	char charset[64];
	char language[64];
	char etag[2 * LIMIT_HEADER];
	char last_modified[64];
	char from[256];
	int64_t date;
	int64_t retry_after, fresh;
	int order; /* the how manieth report */
};

struct run {
	struct source sources[JOBS_MAX];
	char urls[JOBS_MAX][2 * LIMIT_HEADER];
	struct fetch_job jobs[JOBS_MAX];
	struct outcome out[JOBS_MAX];
	size_t n;
	int reports;
	int transfers;
	const struct fetch_side *side;
	int enough; /* ends it after so many reports; 0: never */
};

/* Starts and stops the one server of the test program. -1: there is none. */
int run_begin(void);
void run_end(void);
const struct testserver *run_server(void);

/* For cmocka: a run with nothing to fetch. */
int run_set_up(void **state);
int run_tear_down(void **state);
#define RUN_TEST(f)                                                            \
	cmocka_unit_test_setup_teardown(f, run_set_up, run_tear_down)

/* Adds a job for a path of the server, or for a whole address. */
struct fetch_job *run_add(struct run *r, const char *path);

/* The same of a path under the server's name number `host`: each is another
 * host to whoever asks. */
struct fetch_job *run_add_at(struct run *r, size_t host, const char *path);

/* Fetches all jobs; each must be reported once. Or some. */
void run_fetch(struct run *r);
void run_some(struct run *r);

/* Adds a job, fetches, and returns what came of it. */
const struct outcome *run_one(struct run *r, const char *path);

void assert_error(
    const struct outcome *o, enum err_kind kind, const char *words);
void assert_body(const struct outcome *o, const char *body); /* a new page */

#endif
