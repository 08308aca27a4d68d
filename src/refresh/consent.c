/* consent.c - asks a site's robots.txt, for once. */
#include "refresh/consent.h"

#include "fetch/fetch.h"
#include "fetch/site.h"
#include "refresh/permit.h"

struct asking {
	struct arena *a;
	const struct source *page;
	int64_t now;
	struct permit permit;
};

static void
on_file(void *ctx, size_t job, const struct fetch_result *came)
{
	struct robots_record known = store_robots_unknown;
	struct asking *ask = ctx;

	(void)job;
	permit_learn(ask->a, &known, came, ask->now);
	ask->permit = permit_of(ask->a, &known, ask->page, ask->now);
}

const char *
consent_refused(struct arena *a, const char *url, int64_t now)
{
	const struct source page = {.url = url};
	struct asking ask = {.a = a, .page = &page, .now = now};
	const struct fetch_run run = {
	    .transfers = 1, .done = on_file, .ctx = &ask};
	struct source file;
	struct fetch_job job = {.source = &file, .cut = true, .any_type = true};
	struct site site;
	struct err err;

	if (site_of(a, url, &site) < 0)
		return NULL;
	file = permit_file(a, "robots.txt", site.origin);
	file.fetch.allow_private = fetch_private_kind(a, url) != NULL;
	if (fetch_all(&run, &job, 1, &err) < 0)
		return NULL;
	return ask.permit.state == PERMIT_REFUSED ? ask.permit.why : NULL;
}
