/* offered.c - holds the feeds of a page against its lines. */
#include "refresh/offered.h"

#include "base/clock.h"
#include "base/limits.h"
#include "fetch/fetch.h"
#include "text/fold.h"

enum {
	HELD_MIN = 3,        /* fewer may be the same by chance */
	WORDS_MIN = 16,      /* bytes of a headline that may be cut short */
	FEED_SECONDS = 4,    /* that somebody waits for one, */
	ALL_TICKS = 8 * 1000 /* and for all of them in milliseconds */
};

static bool
same_headline(const char *x, const char *y)
{
	if (strcmp(x, y) == 0)
		return true;
	return strlen(x) >= WORDS_MIN && strlen(y) >= WORDS_MIN &&
	       (fold_contains(x, y) || fold_contains(y, x));
}

size_t
offered_held(struct arena *a, const struct ticker *ticker,
    const char *const *titles, size_t n)
{
	const char **folded = arena_alloc(a, (n + 1) * sizeof(*folded));
	size_t held = 0;

	for (size_t i = 0; i < n; i++)
		folded[i] = fold_text(a, titles[i]);
	for (size_t i = 0; i < ticker->n; i++) {
		const char *line = fold_text(a, ticker->lines[i].text);
		size_t at = 0;

		while (at < n && !same_headline(line, folded[at]))
			at++;
		held += at < n;
	}
	return held;
}

/* Pages of feeds as they come; bytes NULL: it didn't. */
struct coming {
	struct arena *a;
	struct page pages[LIMIT_OFFERED];
	int64_t begun; /* by clock_ticks() */
};

static void
on_feed(void *ctx, size_t job, const struct fetch_result *fetched)
{
	struct coming *c = ctx;

	if (fetched->page != NULL)
		c->pages[job] = look_keep(c->a, fetched->page);
}

static bool
has_time(void *ctx, size_t running)
{
	const struct coming *c = ctx;

	(void)running;
	return clock_ticks() - c->begun < ALL_TICKS;
}

/* Whether both lie on one server, port and all. */
static bool
same_server(const char *x, const char *y)
{
	const char *host = strstr(x, "://");
	size_t n = host != NULL ? strcspn(host + 3, "/?#") : 0;

	n += host != NULL ? (size_t)(host + 3 - x) : 0;
	return n > 0 && strncmp(x, y, n) == 0 && strcspn(y + n, "/?#") == 0;
}

/* Links are a stranger's: they lead to no other host of our own networks. */
static void
fetch_feeds(const struct look_at *at, const struct about_page *about, size_t n,
    struct coming *out)
{
	struct source sources[LIMIT_OFFERED];
	struct fetch_job jobs[LIMIT_OFFERED];
	const struct fetch_run run = {.transfers = LIMIT_OFFERED,
	    .done = on_feed,
	    .ctx = out,
	    .turn = has_time};
	struct err err;

	memset(sources, 0, sizeof(sources));
	memset(jobs, 0, sizeof(jobs));
	for (size_t i = 0; i < n; i++) {
		sources[i].name = "feed";
		sources[i].url = about->feeds[i].url;
		sources[i].fetch.timeout = FEED_SECONDS;
		sources[i].fetch.allow_private =
		    same_server(at->source->url, sources[i].url);
		jobs[i].source = &sources[i];
	}
	(void)fetch_all(&run, jobs, n, &err);
}

static bool
holds_them(const struct ticker *ticker, size_t titles, size_t held)
{
	size_t least = titles < ticker->n ? titles : ticker->n;

	return held >= HELD_MIN && held * 2 >= least;
}

bool
offered(struct arena *a, const struct look_at *at,
    const struct about_page *about, const struct ticker *ticker,
    struct offered *out)
{
	struct coming coming = {.a = a, .begun = clock_ticks()};
	size_t n =
	    about->feeds_n < LIMIT_OFFERED ? about->feeds_n : LIMIT_OFFERED;

	*out = (struct offered){.lines = ticker->n};
	if (n > 0)
		fetch_feeds(at, about, n, &coming);
	for (size_t i = 0; i < n; i++) {
		const char **titles;
		size_t titles_n, held;

		if (coming.pages[i].bytes == NULL)
			continue;
		titles =
		    jailed_titles(at->jail, a, &coming.pages[i], &titles_n);
		if (titles == NULL)
			continue;
		held = offered_held(a, ticker, titles, titles_n);
		if (!holds_them(ticker, titles_n, held) || held <= out->held)
			continue;
		out->url = about->feeds[i].url;
		out->title = about->feeds[i].title;
		out->held = held;
	}
	return out->url != NULL;
}
