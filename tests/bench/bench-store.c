/* bench-store.c - the history: saving a fetch, recalling for a merge, searching
 * a million lines. */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/instant.h"
#include "base/mem.h"
#include "bench.h"
#include "store/store.h"

enum {
	LINES_ONE = 100 * 1000,  /* of the first source of the large store */
	LINES_OTHER = 30 * 1000, /* of each of the others */
	OTHERS = 30,
	YEAR = 365 * DAY,
	PERIODS = 250,
	PAGE = 100, /* lines of the page that is merged */
	FETCH = 20, /* lines that a fetch adds */
	ROUNDS = 400,
	FINDS = 50,
	VOCABULARY = 50 * 1000
};

static const int64_t start = 1700000000;

struct bench {
	struct arena *a;
	struct store *store;
	unsigned made; /* lines so far */
	unsigned seed; /* of their words */
	int64_t now;   /* the newest line's instant */
	int step;      /* seconds between two lines */
};

static void
must(int rc, const struct err *err)
{
	if (rc == 0)
		return;
	(void)fprintf(stderr, "bench-store: %s\n", err->msg);
	exit(1);
}

/* A word by its rank: Arabic letters, and Latin ones for every seventh. */
static void
add_word(struct buf *b, unsigned rank)
{
	static const char *const arabic[] = {"ا", "ل", "م", "ي", "ن", "و", "ر",
	    "ت", "ب", "ع", "د", "س", "ف", "ه", "ك", "ق"};
	unsigned h = rank * 2654435761U;
	int length = rank < 50 ? 3 : 6;

	for (int i = 0; i < length; i++, h >>= 4) {
		if (rank % 7 == 0)
			(void)buf_printf(b, "%c", 'a' + (h & 15));
		else
			(void)buf_puts(b, arabic[h & 15]);
	}
}

/* Words of a language: the k-th is 1/k as frequent as the first. */
static unsigned
next_rank(struct bench *b)
{
	b->seed = b->seed * 1103515245U + 12345U;
	return (unsigned)pow(
	    VOCABULARY, (double)(b->seed >> 8) / (double)(1U << 24));
}

static const char *
make_text(struct bench *b)
{
	struct buf buf;
	const char *text;

	buf_init(&buf, 4096);
	for (int i = 0; i < 12; i++) {
		if (i > 0)
			(void)buf_puts(&buf, " ");
		add_word(&buf, next_rank(b));
	}
	text = arena_copyn(b->a, buf.data, buf.len);
	buf_free(&buf);
	return text;
}

static struct entry
make_entry(struct bench *b)
{
	unsigned k = ++b->made;
	unsigned h = k * 2654435761U;

	b->now += b->step;
	return (struct entry){
	    .id =
		arena_printf(b->a, "urn:uuid:%08x-0000-5000-8000-%012x", h, k),
	    .published = b->now,
	    .updated = b->now,
	    .first_seen = b->now,
	    .precision = 60,
	    .origin = ORIGIN_CLOCK,
	    .time_text = "09:13",
	    .text = make_text(b),
	    .url =
		arena_printf(b->a, "https://example.org/news/%u", 100000 + k),
	};
}

/* A fetch that adds n lines and shows the last `shown` of them. */
static struct changes
make_fetch(struct bench *b, size_t n, size_t shown)
{
	struct changes c = {.added = arena_alloc(b->a, n * sizeof(*c.added)),
	    .added_n = n,
	    .page = arena_alloc(b->a, n * sizeof(*c.page)),
	    .page_n = shown};

	for (size_t i = 0; i < n; i++)
		c.added[n - 1 - i] = make_entry(b);
	for (size_t i = 0; i < shown; i++)
		c.page[i] = (struct page_id){c.added[i].id, 0};
	return c;
}

static double
commit(struct bench *b, const char *source, const struct changes *c)
{
	struct health h = {.url = "https://example.org/",
	    .etag = "\"5f3c\"",
	    .last_attempt = b->now,
	    .last_success = b->now,
	    .told = INSTANT_NONE,
	    .last_failure = INSTANT_NONE};
	double t = bench_cpu();
	struct err err;

	must(store_commit(b->store, source, &h, c, &err), &err);
	return bench_cpu() - t;
}

static int
compare(const void *x, const void *y)
{
	double a = *(const double *)x, b = *(const double *)y;

	return (a > b) - (a < b);
}

/* The median and the mean of the rounds, in microseconds. */
static void
report(const char *what, double *seconds, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += seconds[i];
	qsort(seconds, n, sizeof(*seconds), compare);
	printf("%-44s %9.1f us   mean %9.1f us\n", what, seconds[n / 2] * 1e6,
	    sum / (double)n * 1e6);
}

static void
bench_commits(struct bench *b, const char *where)
{
	double added[ROUNDS], same[ROUNDS];
	char what[80];

	for (int i = 0; i < ROUNDS; i++) {
		char name[32];
		struct changes c = make_fetch(b, FETCH, FETCH);

		(void)snprintf(name, sizeof(name), "source-%d", i % OTHERS);
		added[i] = commit(b, name, &c);
		c.added_n = 0;
		same[i] = commit(b, name, &c);
		arena_reset(b->a);
	}
	(void)snprintf(what, sizeof(what), "commit of 20 new lines, %s", where);
	report(what, added, ROUNDS);
	(void)snprintf(what, sizeof(what), "commit of the same 20, %s", where);
	report(what, same, ROUNDS);
}

/* A year of all sources, a day and a half at a time. */
static void
fill(struct bench *b)
{
	double t = bench_cpu();

	for (int period = 0; period < PERIODS; period++) {
		for (int source = 0; source <= OTHERS; source++) {
			int n = source == 0 ? LINES_ONE / PERIODS
					    : LINES_OTHER / PERIODS;
			char name[32] = "one";
			struct changes c;

			b->step = YEAR / PERIODS / n;
			b->now = start + (int64_t)period * YEAR / PERIODS;
			c = make_fetch(b, (size_t)n, PAGE);
			if (source > 0)
				(void)snprintf(
				    name, sizeof(name), "source-%d", source);
			(void)commit(b, name, &c);
			arena_reset(b->a);
		}
	}
	b->now = start + YEAR;
	printf("a million lines in %.1f s\n", bench_cpu() - t);
}

/* The page as it stands, with `fresh` new lines on top. */
static void
bench_recall(struct bench *b, size_t fresh, const char *what)
{
	struct arena *a = arena_new();
	double seconds[ROUNDS];
	struct history page, h;
	struct entry seen[PAGE];
	struct err err;

	must(store_history(b->store, a, "one", PAGE, &page, &err), &err);
	for (size_t i = 0; i < PAGE; i++)
		seen[i] = i < fresh ? make_entry(b) : page.entries[i];
	for (int i = 0; i < ROUNDS; i++) {
		double t = bench_cpu();

		must(store_recall(b->store, b->a, "one", seen, PAGE, &h, &err),
		    &err);
		seconds[i] = bench_cpu() - t;
		arena_reset(b->a);
	}
	printf("(%zu recalled) ", h.n);
	report(what, seconds, ROUNDS);
	arena_free(a);
}

static int
count(void *ctx, const char *source, const struct entry *e)
{
	size_t *n = ctx;

	(void)source;
	(void)e;
	++*n;
	return 0;
}

static void
bench_find(struct bench *b, const char *grep, size_t limit, const char *what)
{
	struct query q = {.since = INSTANT_NONE,
	    .until = INSTANT_NONE,
	    .grep = grep,
	    .status = -1,
	    .limit = limit};
	double seconds[FINDS];
	size_t n = 0;
	struct err err;

	for (int i = 0; i < FINDS; i++) {
		double t = bench_cpu();

		n = 0;
		must(store_find(b->store, &q, count, &n, &err), &err);
		seconds[i] = bench_cpu() - t;
	}
	printf("(%zu found) ", n);
	report(what, seconds, FINDS);
}

/* Words by how common they are. */
static void
bench_search(struct bench *b)
{
	static const unsigned ranks[] = {0, 10, 200, 45000};
	struct buf w[4];

	for (size_t i = 0; i < 4; i++) {
		buf_init(&w[i], 256);
		add_word(&w[i], ranks[i] + 1);
	}
	bench_find(b, w[3].data, 0, "search: a rare word");
	bench_find(b, w[2].data, 20, "search: a word of 0.5 %, limit 20");
	bench_find(b, w[1].data, 20, "search: a word of 10 %, limit 20");
	bench_find(b, w[0].data, 20, "search: the most common, limit 20");
	(void)buf_printf(&w[0], " %s", w[2].data);
	bench_find(b, w[0].data, 20, "search: two words, limit 20");
	(void)buf_printf(&w[2], " %s", w[3].data);
	bench_find(b, w[2].data, 0, "search: two rarer words");
	bench_find(b, w[2].data, 20, "search: two rarer words, limit 20");
	bench_find(b, NULL, 20, "the newest 20 of all");
	for (size_t i = 0; i < 4; i++)
		buf_free(&w[i]);
}

int
main(void)
{
	char dir[] = "/tmp/ajel-bench-XXXXXX";
	struct bench b = {.a = arena_new(), .seed = 1, .now = start, .step = 1};
	char path[64];
	struct stat st;
	struct err err;
	double t;

	if (mkdtemp(dir) == NULL)
		return 1;
	(void)snprintf(path, sizeof(path), "%s/ajel.db", dir);
	must(
	    store_open(&store_sqlite, path, STORE_WRITE, &b.store, &err), &err);
	bench_commits(&b, "small store");
	fill(&b);
	bench_commits(&b, "a million");
	bench_recall(&b, 0, "recall for 100 known lines");
	bench_recall(&b, 20, "recall for 20 new of 100 lines");
	bench_search(&b);
	t = bench_cpu();
	store_close(b.store);
	printf("closing: %.1f ms\n", (bench_cpu() - t) * 1e3);
	if (stat(path, &st) == 0)
		printf("the file has %.0f MB\n", (double)st.st_size / 1e6);
	arena_free(b.a);
	return 0;
}
