/* hubs.c - a form to a hub for each feed that is another now. */
#include "refresh/hubs.h"

#include "base/limits.h"
#include "fetch/fetch.h"
#include "write/write.h"

/* One feed of one source. */
struct notice {
	struct flight *flight;
	unsigned bit;      /* of the feed's format */
	struct source hub; /* in place of a page's source */
	const char *form;
};

struct telling {
	struct refreshing *r;
	struct notice *notices;
	size_t n;
	const char **silent; /* hubs that failed */
	size_t silent_n;
};

/* A text as the value of a form (application/x-www-form-urlencoded). */
static const char *
form_value(struct arena *a, const char *s)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "abcdefghijklmnopqrstuvwxyz0123456789-._~";
	char *out = arena_alloc(a, 3 * strlen(s) + 1);
	char *p = out;

	for (; *s != '\0'; s++) {
		if (strchr(plain, *s) != NULL)
			*p++ = *s;
		else
			p += snprintf(p, 4, "%%%02X", (unsigned char)*s);
	}
	*p = '\0';
	return out;
}

static void
add_notice(
    struct telling *t, struct flight *f, unsigned bit, const char *suffix)
{
	const struct source *source = f->job->source;
	struct arena *a = t->r->kept;
	struct notice *n = &t->notices[t->n++];

	n->flight = f;
	n->bit = bit;
	n->hub = (struct source){.name = source->name,
	    .url = source->feed.hub,
	    .fetch = {.timeout = LIMIT_HUB_SECONDS,
		.allow_private = source->fetch.allow_private}};
	n->form = arena_printf(a, "hub.mode=publish&hub.url=%s",
	    form_value(a, arena_printf(a, "%s%s.%s", source->feed.public,
			      source->name, suffix)));
}

static void
add_notices(struct telling *t, struct flight *f)
{
	const struct source *source = f->job->source;
	const struct format *format;

	if (source->feed.hub == NULL)
		return;
	for (size_t i = 0; (format = format_at(i, FORMAT_FEED)) != NULL; i++) {
		if ((f->untold >> i & 1U) != 0)
			add_notice(t, f, 1U << i, format->name);
	}
}

static bool
is_silent(const struct telling *t, const char *hub)
{
	for (size_t i = 0; i < t->silent_n; i++) {
		if (strcmp(t->silent[i], hub) == 0)
			return true;
	}
	return false;
}

/* A hub answers with nothing more than a status of success, in which a fetch sees
 * no page. */
static void
on_told(void *ctx, size_t i, const struct fetch_result *result)
{
	struct telling *t = ctx;
	const struct notice *n = &t->notices[i];
	struct err why;

	if (result->page != NULL || result->status / 100 == 2) {
		n->flight->told |= n->bit;
		return;
	}
	if (is_silent(t, n->hub.url))
		return;
	t->silent[t->silent_n++] = n->hub.url;
	(void)err_set(&why, result->err->kind,
	    "the hub: %s; the next refresh tells it again; if that lasts, "
	    "check hub under [feed]",
	    result->err->msg);
	flight_unannounced(t->r, n->flight, &why);
}

static int64_t
wait_of(void *ctx, size_t i)
{
	const struct telling *t = ctx;

	return is_silent(t, t->notices[i].hub.url) ? FETCH_NEVER : 0;
}

static bool
on_turn(void *ctx, size_t running)
{
	const struct telling *t = ctx;
	const struct refresh_run *run = t->r->run;

	(void)running;
	announce_work(t->r->announcer);
	return run->turn == NULL || run->turn(run->ctx, &t->r->at);
}

static void
tell_all(struct telling *t)
{
	const struct fetch_run run = {.transfers = t->r->run->transfers,
	    .done = on_told,
	    .ctx = t,
	    .wait = wait_of,
	    .turn = on_turn};
	struct arena *a = t->r->kept;
	struct fetch_job *jobs = arena_zalloc(a, t->n * sizeof(*jobs));
	struct err ignored;

	t->silent = arena_alloc(a, t->n * sizeof(*t->silent));
	for (size_t i = 0; i < t->n; i++) {
		jobs[i].source = &t->notices[i].hub;
		jobs[i].post = t->notices[i].form;
	}
	(void)fetch_all(&run, jobs, t->n, &ignored);
}

void
hubs_tell(struct refreshing *r)
{
	struct telling t = {.r = r};
	size_t formats = 0;

	while (format_at(formats, FORMAT_FEED) != NULL)
		formats++;
	t.notices = arena_alloc(
	    r->kept, (r->flying * formats + 1) * sizeof(*t.notices));
	for (size_t i = 0; i < r->flying; i++)
		add_notices(&t, &r->flights[i]);
	if (t.n > 0)
		tell_all(&t);
}
