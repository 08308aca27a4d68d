/* fuzz-wire.c - what comes out of the jail. Even first byte: the rest is an
 * answer as a worker may give it that a page has taken over; it is refused, or
 * keeps to the contracts and can be worked on. Odd: the rest is a page; what is
 * found on it comes through the wire as it went in. */
#include <strings.h>

#include "base/instant.h"
#include "base/limits.h"
#include "refresh/errand.h"
#include "refresh/finding.h"
#include "resolve/resolve.h"
#include "target.h"

static const int64_t fetched = 1755239400;

static void
check_line(const struct ticker_line *l)
{
	check(l->text != NULL);
	check_clean(l->text);
	check_clean(l->time_text);
	check_clean(l->url);
	check_clean(l->label);
	check_clean(l->day_text);
	check(l->url == NULL || strncasecmp(l->url, "http", 4) == 0);
}

/* What is taken can be gone on with, whatever it says. */
static void
check_finding(struct arena *a, const struct finding *f)
{
	const struct ticker *t = &f->extract.ticker;
	struct entry *e;

	for (size_t i = 0; i < f->report.n; i++) {
		const struct candidate_report *c = &f->report.candidates[i];

		check_clean(c->path);
		for (size_t j = 0; j < c->lines; j++)
			check_line(&c->all[j]);
	}
	if (f->rc < 0) {
		check_clean(f->err.msg);
		return;
	}
	check(t->n > 0 && t->n <= LIMIT_LINES);
	e = resolve(a, t, ORDER_UNKNOWN, "Asia/Beirut", fetched);
	(void)resolve_reasons(a, t, ORDER_UNKNOWN, "Asia/Beirut", fetched, e);
	for (size_t i = 0; i < t->n; i++) {
		check_line(&t->lines[i]);
		check(e[i].published <= fetched);
	}
}

static void
read_answer(struct arena *a, const uint8_t *data, size_t size)
{
	struct finding f;
	struct errand e;
	struct err err;
	const char **titles;
	size_t n;
	int rc;

	if (finding_unpack(a, data, size, &f) == 0)
		check_finding(a, &f);
	(void)titles_unpack(a, data, size, &titles, &n);
	(void)verdict_unpack(a, data, size, &rc, &err);
	(void)errand_unpack(a, data, size, &e);
}

/* A page through the wire, there and back. */
static void
read_page(struct arena *a, const uint8_t *data, size_t size)
{
	static const struct source source = {.url = "https://x.example/a/"};
	const struct errand asked = {.source = source,
	    .report = true,
	    .about = true,
	    .page = {.bytes = data, .len = size, .date = INSTANT_NONE}};
	struct finding found = {0}, back;
	struct extract_by by = {.report = &found.report, .about = &found.about};
	struct errand e;
	struct buf b, again;

	buf_init(&b, LIMIT_JOB);
	buf_init(&again, LIMIT_ANSWER);
	errand_pack(&asked, &b);
	check(errand_unpack(a, (unsigned char *)b.data, b.len, &e) == 0);
	by.source = &e.source;
	found.rc = extract(a, &e.page, &by, &found.extract, &found.err);
	buf_free(&b);
	buf_init(&b, LIMIT_ANSWER);
	finding_pack(&found, &b);
	if (!b.full) {
		check(finding_unpack(
			  a, (unsigned char *)b.data, b.len, &back) == 0);
		check_finding(a, &back);
		finding_pack(&back, &again);
		check(again.len == b.len &&
		      memcmp(again.data, b.data, b.len) == 0);
	}
	buf_free(&b);
	buf_free(&again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a;

	if (size < 1)
		return 0;
	a = arena_new();
	if (data[0] % 2 == 0)
		read_answer(a, data + 1, size - 1);
	else
		read_page(a, data + 1, size - 1);
	arena_free(a);
	return 0;
}
