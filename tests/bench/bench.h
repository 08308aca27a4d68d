/* bench.h - what the benches share: pages to read, a clock, ratios.
 *
 * Two ways of doing one thing are run in turn, several times, and the ratios
 * of their processor times are what counts: a shared machine changes its pace,
 * but not between two neighbours. */
#ifndef AJEL_BENCH_H
#define AJEL_BENCH_H

#include <stddef.h>

struct page_file {
	char *s; /* n bytes of UTF-8 and a NUL */
	size_t n;
};

struct pages {
	struct page_file *v;
	size_t n;
	size_t bytes; /* of all */
	const char *from;
};

/* Up to `max` real pages from a folder (those that are UTF-8), or as many
 * made up ones if there is no such folder. */
struct pages bench_pages(const char *dir, size_t max);
void bench_free(struct pages *p);

/* Seconds of processor time since the process began. */
double bench_cpu(void);

struct ratio {
	double median; /* of ours / theirs */
	double ours;   /* best seconds of one run */
	double theirs;
};

/* The rival of all that parses: every page into a tree by libxml2's own HTML
 * parser, and away with it. */
void bench_libxml(const struct pages *pages);

/* Runs both `rounds` times in turn. */
struct ratio bench_compare(void (*ours)(const struct pages *),
    void (*theirs)(const struct pages *), const struct pages *pages,
    size_t rounds);

#endif
