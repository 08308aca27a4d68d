/* permit.c - whether a site lets us have its pages. */
#include "refresh/permit.h"

#include "base/instant.h"
#include "base/limits.h"
#include "fetch/fetch.h"
#include "fetch/robots.h"
#include "fetch/site.h"
#include "refresh/schedule.h"

enum {
	FIRST_WAIT = 5 * MINUTE, /* after a failure; doubled by each other */
	MOST_DOUBLED = 9,        /* by then it is a day */
	GIVEN_UP = 30 * DAY,     /* of no answer: there are no rules */
	STATUS_PARTIAL = 206,
	STATUS_PROXY = 407, /* is not the site's */
	STATUS_TROUBLE = 500
};

struct source
permit_file(struct arena *a, const char *name, const char *origin)
{
	static const char *headers[] = {
	    "Accept: text/plain,*/*;q=0.5", "Accept-Encoding: identity"};

	return (struct source){
	    /* one without a name might go where a user's own words may lead */
	    .name = name,
	    .url = arena_printf(a, "%s/robots.txt", origin),
	    .fetch = {
		/* one more tells that there was more */
		.max_bytes = LIMIT_ROBOTS + 1,
		.headers = headers,
		.headers_n = sizeof(headers) / sizeof(headers[0]),
		.timeout = PERMIT_PATIENCE,
	    }};
}

/* What a robots.txt came to. */
enum answer {
	ANSWER_RULES,
	ANSWER_NONE, /* the site has none */
	ANSWER_FAILED
};

bool
permit_is_needed(const struct source *s)
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

/* Whether the server has said something that is no file. */
static bool
is_answered(const struct fetch_result *came)
{
	return came->page == NULL && (came->err->kind == ERR_HTTP ||
					 came->err->kind == ERR_CHALLENGE);
}

/* A part of the file is no file: the rest of it may hold the rules. */
static enum answer
answer_of(const struct fetch_result *came)
{
	if (came->page != NULL)
		return is_packed(came->page) ? ANSWER_FAILED : ANSWER_RULES;
	if (came->nowhere)
		return ANSWER_NONE;
	if (is_answered(came) && came->status < STATUS_TROUBLE &&
	    came->status != STATUS_PARTIAL && came->status != STATUS_PROXY)
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
	r->status = is_answered(came) ? came->status : 0;
	r->failures++;
	if (r->failing == INSTANT_NONE || r->failing > now)
		r->failing = now;
	r->next = now + wait_after(r, came);
}

void
permit_learn(struct arena *a, struct robots_record *r,
    const struct fetch_result *came, int64_t now)
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
bool
permit_is_stale(const struct robots_record *r, int64_t now)
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
by_rules(struct arena *a, const struct robots_record *r,
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
without_rules(const struct robots_record *r)
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

struct permit
permit_of(struct arena *a, const struct robots_record *r,
    const struct source *source, int64_t now)
{
	struct permit p = {.state = PERMIT_GIVEN};
	struct site site;

	if (!permit_is_needed(source) || site_of(a, source->url, &site) < 0)
		return p;
	p = is_unknown(r, now) ? without_rules(r)
			       : by_rules(a, r, parse_rules(a, r), &site);
	word(a, &p, r, &site);
	return p;
}

/* Why there are no rules, for those whom it concerns. */
const struct err *
permit_reason(struct arena *a, const struct fetch_result *came)
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

int
permit_known(struct arena *a, struct store *store, const struct source *source,
    int64_t now, struct permit *out, struct err *err)
{
	struct robots_record r;
	struct site site;

	*out = (struct permit){.state = PERMIT_GIVEN, .barred = INSTANT_NONE};
	if (source->fetch.command != NULL || site_of(a, source->url, &site) < 0)
		return 0;
	if (store_robots(store, a, site.origin, &r, err) < 0)
		return -1;
	*out = permit_of(a, &r, source, now);
	out->barred = schedule_bar(r.retry_until, now);
	return 0;
}
