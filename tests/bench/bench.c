/* bench.c - pages, processor time and medians for the benches. */
#include "bench.h"

#include <dirent.h>

#include "base/mem.h"
#include "base/utf8.h"

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

/* An article page as news sites print them: most of it is script and style,
 * some is markup, little is text. */
static void
make_page(struct page_file *out, unsigned seed)
{
	size_t cap = MADE_PAGE + 4096;
	char *s = mem_alloc(cap);
	size_t n = 0;

	n += (size_t)snprintf(s, cap,
	    "<!DOCTYPE html><html lang=en><head><title>Page %u</title>", seed);
	for (unsigned i = seed; n < MADE_PAGE; i++) {
		n += (size_t)snprintf(s + n, cap - n,
		    "<script>(function(){var a%u=document.createElement('div')"
		    ";if(a%u<%u){a%u.innerHTML='<b>x</b>';window.q=window.q||[]"
		    ";q.push({id:%u,url:'https://example.org/t?x=%u&y=1'})}"
		    "})();</script>\n<style>.c%u a:hover{color:#%06x;margin:0 "
		    "auto;padding:4px 8px}.c%u>li+li{border-top:1px solid}"
		    "</style>\n<!-- box %u -->\n"
		    "      <div class=\"box box-%u teaser\" id=b%u>\n"
		    "        <a href=\"/news/%u/item.html?a=1&amp;b=2\" "
		    "title='Item %u'><img src=/i/%u.jpg alt=\"\" width=300 "
		    "srcset=\"/i/%u.jpg 1x, /i/%u@2x.jpg 2x\"></a>\n"
		    "        <p><span class=time>0%u:%02u</span> Bridge %u "
		    "reopens after repairs &mdash; traffic returns\n"
		    "        <ul><li>First<li>Second</ul>\n      </div>\n",
		    i, i, i, i, i, i, i, i % 0xFFFFFF, i, i, i % 9, i, i, i, i,
		    i, i, i % 10, i % 60, i);
	}
	out->s = s;
	out->n = n;
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
			make_page(&p.v[p.n], (unsigned)p.n * 1000);
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
