/* bench.c - pages, processor time and medians for the benches. */
#include "bench.h"

#include <dirent.h>
#include <libxml/HTMLparser.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "newspage.h"

enum {
	PAGE_MAX = 4 << 20, /* bytes of a page file */
	MADE_PAGE = 300 * 1000,
	ROUNDS_MAX = 64
};

static int
read_page(const char *dir, const char *name, struct page_file *out)
{
	char path[4096];
	FILE *f;

	(void)snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "rb");
	if (f == NULL)
		return -1;
	out->s = mem_alloc(PAGE_MAX + 1);
	out->n = fread(out->s, 1, PAGE_MAX, f);
	out->s[out->n] = '\0';
	(void)fclose(f);
	if (out->n > 0 && utf8_valid(out->s, out->n)) {
		out->s = mem_resize(out->s, out->n + 1);
		return 0;
	}
	free(out->s);
	return -1;
}

static void
make_page(struct page_file *out, unsigned site)
{
	struct buf b;

	buf_init(&b, PAGE_MAX);
	newspage(&b, site, MADE_PAGE, 0);
	out->s = b.data;
	out->n = b.len;
}

struct pages
bench_pages(const char *dir, size_t max)
{
	struct pages p = {mem_zalloc(max * sizeof(*p.v)), 0, 0, dir};
	DIR *d = opendir(dir);
	const struct dirent *e;

	while (d != NULL && p.n < max && (e = readdir(d)) != NULL)
		if (e->d_name[0] != '.' &&
		    read_page(dir, e->d_name, &p.v[p.n]) == 0)
			p.n++;
	if (d != NULL)
		(void)closedir(d);
	if (p.n == 0) {
		p.from = "made-up pages";
		for (; p.n < max && p.n < 40; p.n++)
			make_page(&p.v[p.n], (unsigned)p.n);
	}
	for (size_t i = 0; i < p.n; i++)
		p.bytes += p.v[i].n;
	return p;
}

void
bench_free(struct pages *p)
{
	for (size_t i = 0; i < p->n; i++)
		free(p->v[i].s);
	free(p->v);
}

double
bench_cpu(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double
time_of(void (*run)(const struct pages *), const struct pages *pages)
{
	double start = bench_cpu();

	run(pages);
	return bench_cpu() - start;
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a;
	double y = *(const double *)b;

	return (x > y) - (x < y);
}

struct ratio
bench_compare(void (*ours)(const struct pages *),
    void (*theirs)(const struct pages *), const struct pages *pages,
    size_t rounds)
{
	double ratios[ROUNDS_MAX];
	struct ratio r = {0, 0, 0};

	if (rounds > ROUNDS_MAX)
		rounds = ROUNDS_MAX;
	ours(pages);
	theirs(pages);
	for (size_t i = 0; i < rounds; i++) {
		double x = time_of(ours, pages);
		double y = time_of(theirs, pages);

		ratios[i] = x / y;
		r.ours = i == 0 || x < r.ours ? x : r.ours;
		r.theirs = i == 0 || y < r.theirs ? y : r.theirs;
	}
	qsort(ratios, rounds, sizeof(ratios[0]), compare);
	r.median = ratios[rounds / 2];
	return r;
}

void
bench_libxml(const struct pages *pages)
{
	for (size_t i = 0; i < pages->n; i++)
		xmlFreeDoc(htmlReadMemory(pages->v[i].s, (int)pages->v[i].n,
		    NULL, "UTF-8",
		    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
			HTML_PARSE_NOWARNING | HTML_PARSE_NONET));
}
