/* permit.c - whether a site lets us have its pages. */
#include "refresh/permit.h"

#include "base/instant.h"
#include "base/limits.h"
#include "fetch/fetch.h"
#include "fetch/robots.h"
#include "fetch/site.h"

enum {
	FIRST_WAIT = 5 * MINUTE, /* after a failure; doubled by each other */
	MOST_DOUBLED = 9,        /* by then it is a day */
	GIVEN_UP = 30 * DAY,     /* of no answer: there are no rules */
	PATIENCE = 10, /* seconds for a file: every page of the run waits */
	STATUS_OK = 200,
	STATUS_PROXY = 407, /* is not the site's */
	STATUS_TROUBLE = 500
};

/* A source that needs a permit. */
struct wish {
	struct site site;
	size_t source; /* its index */
};

/* Those of one site stand together. */
struct asking {
	struct arena *a;       /* for the permits */
	struct arena *scratch; /* for one site */
	const struct refresh_run *run;
	const struct source *const *sources;
	struct permit *out;
	struct wish *wishes;
	size_t n;
	struct fetch_job *jobs; /* the files to ask for */
	size_t *first;          /* of each: its site's first wish */
	size_t jobs_n;
};

/* What a robots.txt came to. */
enum answer {
	ANSWER_RULES,
	ANSWER_NONE, /* the site has none */
	ANSWER_FAILED
};

static bool
needs_permit(const struct source *s)
{
	return s->fetch.robots == ROBOTS_OBEY && s->fetch.command == NULL;
}

/* An answer that came packed, though we asked for none that is: what unpacks it
 * works on pages, away from everything else. */
static bool
is_packed(const struct page *page)
{
	return page->encoding != NULL &&
	       strcmp(page->encoding, "identity") != 0;
}

static enum answer
answer_of(const struct fetch_result *came)
{
	if (came->page != NULL)
		return is_packed(came->page) ? ANSWER_FAILED : ANSWER_RULES;
	if (came->err->kind != ERR_FETCH && came->status >= STATUS_OK &&
	    came->status < STATUS_TROUBLE && came->status != STATUS_PROXY)
		return ANSWER_NONE;
	return ANSWER_FAILED;
}

/* What lies past the limit is left out, from the beginning of its line. */
static const char *
rules_of(struct arena *a, const struct page *page)
{
	const char *bytes = (const char *)page->bytes;
	size_t n = page->len;
	struct robots rules;

	if (n > LIMIT_ROBOTS) {
		n = LIMIT_ROBOTS;
		while (n > 0 && bytes[n - 1] != '\n')
			n--;
	}
	robots_parse(a, bytes, n, ROBOTS_TOKEN, &rules);
	return robots_text(a, &rules);
}

static int64_t
wait_after(const struct robots_record *r, const struct fetch_result *came)
{
	int doubled = r->failures - 1;
	int64_t wait = (int64_t)FIRST_WAIT
		       << (doubled < MOST_DOUBLED ? doubled : MOST_DOUBLED);

	if (r->status == 0 && r->answered == INSTANT_NONE)
		return 0;
	if (wait < came->retry_after)
		wait = came->retry_after;
	return wait < DAY ? wait : DAY;
}

static void
note_failure(
    struct robots_record *r, const struct fetch_result *came, int64_t now)
{
	bool answered = came->page == NULL && came->err->kind != ERR_FETCH;

	r->status = answered ? came->status : 0;
	r->failures++;
	if (r->failing == INSTANT_NONE || r->failing > now)
		r->failing = now;
	r->next = now + wait_after(r, came);
}

static void
learn(struct arena *a, struct robots_record *r, const struct fetch_result *came,
    int64_t now)
{
	enum answer answer = answer_of(came);

	r->asked = now;
	if (answer == ANSWER_FAILED) {
		note_failure(r, came, now);
		return;
	}
	r->rules = answer == ANSWER_RULES ? rules_of(a, came->page) : NULL;
	r->status = came->status;
	r->answered = now;
	r->next = now + DAY;
	r->failures = 0;
	r->failing = INSTANT_NONE;
}

/* A clock that was once ahead must not make an answer last. */
static bool
is_due(const struct robots_record *r, int64_t now)
{
	return r->asked == INSTANT_NONE || r->asked > now || r->next <= now;
}

/* Whether nobody can say what the rules are, or that there are none. */
static bool
is_unknown(const struct robots_record *r, int64_t now)
{
	return r->answered == INSTANT_NONE &&
	       (r->failing == INSTANT_NONE || now - r->failing < GIVEN_UP);
}

static struct permit
permit_by(struct arena *a, const struct robots_record *r,
    const struct robots *rules, const struct site *site)
{
	struct permit p = {.again = r->next, .delay = rules->delay};

	if (robots_allow(a, rules, site->path))
		return p;
	p.state = PERMIT_REFUSED;
	p.why = "doesn't allow this page";
	return p;
}

static struct permit
permit_without(const struct robots_record *r)
{
	struct permit p = {.state = PERMIT_UNKNOWN, .again = r->next};

	if (r->status == 0)
		return p;
	p.state = PERMIT_REFUSED;
	p.why = "can't be read, so nothing is allowed";
	return p;
}

/* "http://example.org/robots.txt doesn't allow this page" */
static void
word(struct arena *a, struct permit *p, const struct robots_record *r,
    const struct site *site)
{
	if (p->state != PERMIT_REFUSED)
		return;
	p->why = arena_printf(a, "%s/robots.txt %s", site->origin, p->why);
	if (r->failures > 0 && r->status > 0)
		p->why = arena_printf(
		    a, "%s (the last answer: %d)", p->why, r->status);
}

static const struct robots *
parse_rules(struct arena *a, const struct robots_record *r)
{
	const char *text = r->rules != NULL ? r->rules : "";
	struct robots *rules = arena_alloc(a, sizeof(*rules));

	robots_parse(a, text, strlen(text), ROBOTS_TOKEN, rules);
	return rules;
}

/* The first wish of the next site. */
static size_t
end_of_site(const struct asking *k, size_t first)
{
	size_t i = first + 1;

	while (i < k->n && strcmp(k->wishes[i].site.origin,
			       k->wishes[first].site.origin) == 0)
		i++;
	return i;
}

/* err: why nothing is known, if it comes to that. */
static void
judge_site(struct asking *k, size_t first, const struct robots_record *r,
    const struct err *err)
{
	const struct robots *rules = parse_rules(k->scratch, r);
	size_t end = end_of_site(k, first);
	bool unknown = is_unknown(r, k->run->now);

	for (size_t i = first; i < end; i++) {
		const struct wish *w = &k->wishes[i];
		struct permit *p = &k->out[w->source];

		*p = unknown ? permit_without(r)
			     : permit_by(k->scratch, r, rules, &w->site);
		word(k->a, p, r, &w->site);
		p->err = p->state == PERMIT_UNKNOWN ? err : NULL;
	}
}

static void
fail_site(struct asking *k, size_t first, const struct err *err)
{
	struct err *kept = arena_alloc(k->a, sizeof(*kept));
	size_t end = end_of_site(k, first);

	*kept = *err;
	for (size_t i = first; i < end; i++)
		k->out[k->wishes[i].source] =
		    (struct permit){.state = PERMIT_UNKNOWN, .err = kept};
}

/* Why there are no rules, for those whom it concerns. */
static const struct err *
reason(struct arena *a, const struct fetch_result *came)
{
	struct err *e;

	if (answer_of(came) != ANSWER_FAILED)
		return NULL;
	e = arena_alloc(a, sizeof(*e));
	if (came->err != NULL)
		(void)err_set(
		    e, came->err->kind, "robots.txt: %s", came->err->msg);
	else
		(void)err_set(e, ERR_DECODE,
		    "robots.txt came packed, though nobody asked for that; set "
		    "robots = ignore if the site lets you");
	return e;
}

static void
on_answer(void *ctx, size_t job, const struct fetch_result *came)
{
	struct asking *k = ctx;
	size_t first = k->first[job];
	const char *origin = k->wishes[first].site.origin;
	struct robots_record r;
	struct err err;
	int rc;

	arena_reset(k->scratch);
	rc = store_robots(k->run->store, k->scratch, origin, &r, &err);
	if (rc == 0) {
		learn(k->scratch, &r, came, k->run->now);
		if (!k->run->dry)
			rc = store_save_robots(k->run->store, origin, &r, &err);
	}
	if (rc < 0)
		fail_site(k, first, &err);
	else
		judge_site(k, first, &r, reason(k->a, came));
}

/* The robots.txt of a site as a source of its own: with nothing of what the
 * definitions send, but where and how long they let us go. */
static const struct source *
file_of(const struct asking *k, size_t first)
{
	static const char *headers[] = {
	    "Accept: text/plain,*/*;q=0.5", "Accept-Encoding: identity"};
	struct source *s = arena_zalloc(k->a, sizeof(*s));
	size_t end = end_of_site(k, first);

	/* one without a name might go where a user's own words may lead */
	s->name = k->sources[k->wishes[first].source]->name;
	s->url =
	    arena_printf(k->a, "%s/robots.txt", k->wishes[first].site.origin);
	/* one more tells that there was more */
	s->fetch.max_bytes = LIMIT_ROBOTS + 1;
	s->fetch.headers = headers;
	s->fetch.headers_n = sizeof(headers) / sizeof(headers[0]);
	for (size_t i = first; i < end; i++) {
		const struct fetch_rules *f =
		    &k->sources[k->wishes[i].source]->fetch;

		s->fetch.allow_private |= f->allow_private;
		if (s->fetch.timeout < f->timeout)
			s->fetch.timeout = f->timeout;
	}
	if (s->fetch.timeout == 0 || s->fetch.timeout > PATIENCE)
		s->fetch.timeout = PATIENCE;
	return s;
}

/* Judges the site by what the store knows, or puts its file among those to ask
 * for. */
static void
look_up(struct asking *k, size_t first)
{
	struct robots_record r;
	struct err err;

	arena_reset(k->scratch);
	if (store_robots(k->run->store, k->scratch,
		k->wishes[first].site.origin, &r, &err) < 0) {
		fail_site(k, first, &err);
	} else if (is_due(&r, k->run->now)) {
		k->jobs[k->jobs_n] = (struct fetch_job){
		    .source = file_of(k, first), .cut = true};
		k->first[k->jobs_n++] = first;
	} else {
		judge_site(k, first, &r, NULL);
	}
}

static int
by_site(const void *x, const void *y)
{
	const struct wish *a = x, *b = y;
	int c = strcmp(a->site.origin, b->site.origin);

	return c != 0 ? c : (a->source > b->source) - (a->source < b->source);
}

static void
collect(struct asking *k, size_t n)
{
	k->wishes = arena_alloc(k->a, (n + 1) * sizeof(*k->wishes));
	for (size_t i = 0; i < n; i++) {
		const struct source *s = k->sources[i];
		struct wish *w = &k->wishes[k->n];

		k->out[i] = (struct permit){.state = PERMIT_GIVEN};
		w->source = i;
		if (!needs_permit(s) || site_of(k->a, s->url, &w->site) < 0)
			continue;
		k->out[i].state = PERMIT_UNKNOWN;
		k->n++;
	}
	if (k->n > 1)
		qsort(k->wishes, k->n, sizeof(*k->wishes), by_site);
}

/* What is shown of the run, and whether it goes on. */
static bool
on_turn(void *ctx, size_t running)
{
	const struct asking *k = ctx;
	const struct refresh_progress at = {.due = k->n, .running = running};

	return k->run->turn == NULL || k->run->turn(k->run->ctx, &at);
}

int
permit_ask(struct arena *a, const struct refresh_run *run,
    const struct source *const *sources, size_t n, struct permit *out,
    struct err *err)
{
	struct asking k = {.a = a, .run = run, .sources = sources, .out = out};
	const struct fetch_run fetch = {
	    .transfers = run->transfers,
	    .done = on_answer,
	    .turn = on_turn,
	    .ctx = &k,
	};
	int rc = 0;

	collect(&k, n);
	k.jobs = arena_zalloc(a, (k.n + 1) * sizeof(*k.jobs));
	k.first = arena_alloc(a, (k.n + 1) * sizeof(*k.first));
	k.scratch = arena_new();
	for (size_t i = 0; i < k.n; i = end_of_site(&k, i))
		look_up(&k, i);
	if (k.jobs_n > 0)
		rc = fetch_all(&fetch, k.jobs, k.jobs_n, err);
	arena_free(k.scratch);
	return rc;
}

int
permit_known(struct arena *a, struct store *store, const struct source *source,
    int64_t now, struct permit *out, struct err *err)
{
	struct robots_record r;
	struct site site;

	*out = (struct permit){.state = PERMIT_GIVEN};
	if (!needs_permit(source) || site_of(a, source->url, &site) < 0)
		return 0;
	if (store_robots(store, a, site.origin, &r, err) < 0)
		return -1;
	*out = is_unknown(&r, now)
		   ? permit_without(&r)
		   : permit_by(a, &r, parse_rules(a, &r), &site);
	word(a, out, &r, &site);
	return 0;
}
