/* httpd.h - what the parts of the test server know of each other. */
#ifndef AJEL_TEST_HTTPD_H
#define AJEL_TEST_HTTPD_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <time.h>

enum { HEAD_MAX = 16384, LIFE_SECONDS = 120 };

/* What all connections share; the lock is for all that follows it. */
struct server {
	const char *dir; /* whose files are served */
	pthread_mutex_t lock;
	pthread_cond_t change; /* of passed */
	int requests;          /* ever */
	int now;               /* being answered */
	int most;              /* being answered at one time, ever */
	int connections;       /* ever */
	int waiting;           /* at a barrier */
	int passed;            /* barriers that have opened */
};

struct request {
	struct server *server;
	int fd;
	char head[HEAD_MAX]; /* as it came, request line included */
	char path[4096];     /* without the query */
	const char *query;   /* behind the '?'; "" without one */
	char form[4096];     /* that was sent (POST); "" of a GET */
	const char *rest;    /* of the path, behind the route's own */
};

/* Answers a request; whether the connection can be used again. */
typedef bool serve_fn(const struct request *r);

/* A path that ends in '/' stands for all below it. */
struct route {
	const char *path;
	serve_fn *serve;
};

/* answers.c, faults.c, raw.c: tables that end in a NULL path. */
extern const struct route answer_routes[];
extern const struct route fault_routes[];
extern const struct route raw_routes[];

/* files.c */
serve_fn serve_file; /* DIR/path, with both validators */
serve_fn serve_gzip;
serve_fn serve_plain;

/* reply.c: false when the peer has gone. */
bool send_all(int fd, const char *p, size_t n);
bool send_text(int fd, const char *s);
bool send_format(int fd, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* A well-formed answer; `headers` are whole lines. */
bool reply(const struct request *r, int status, const char *headers,
    const char *body, size_t n);
bool reply_text(
    const struct request *r, int status, const char *headers, const char *body);

/* The value of a request header, in the caller's buffer; NULL without it. */
const char *request_header(
    const struct request *r, const char *name, char *out, size_t size);
bool request_has(const struct request *r, const char *name, const char *value);

const char *http_date(time_t when, char out[64]);
void pause_ms(long ms);

#endif
