/* bench-detect.c - tree to ticker, against the parse that made the tree. */
#include <libxml/parser.h>

#include "base/arena.h"
#include "base/err.h"
#include "bench.h"
#include "detect/detect.h"
#include "model/text.h"
#include "parse/parse.h"

enum { PAGES_MAX = 200, ROUNDS = 9 };

static const double aim = 0.25; /* detection / libxml2's parse */

static struct _xmlDoc *
tree(struct arena *a, const struct page_file *page)
{
	struct text text = {page->s, page->n, "UTF-8", "bytes"};
	struct _xmlDoc *doc = NULL;
	struct err err;

	(void)parse(a, &text, "html", NULL, &doc, &err);
	return doc;
}

static void
parse_all(const struct pages *pages)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < pages->n; i++) {
		(void)tree(a, &pages->v[i]);
		arena_reset(a);
	}
	arena_free(a);
}

static void
detect_all(const struct pages *pages)
{
	static const struct ticker_rules rules = {.language = NULL};
	struct arena *a = arena_new();

	for (size_t i = 0; i < pages->n; i++) {
		struct _xmlDoc *doc = tree(a, &pages->v[i]);
		struct ticker ticker;
		struct err err;

		if (doc != NULL)
			(void)detect(a, doc, &rules, "https://bench.example/",
			    &ticker, NULL, &err);
		arena_reset(a);
	}
	arena_free(a);
}

int
main(int argc, char **argv)
{
	struct pages pages =
	    bench_pages(argc > 1 ? argv[1] : "no folder", PAGES_MAX);
	struct ratio own = bench_compare(detect_all, parse_all, &pages, ROUNDS);
	struct ratio stock =
	    bench_compare(detect_all, bench_libxml, &pages, ROUNDS);
	double detect = own.ours - own.theirs;

	(void)printf("detect: %zu pages, %.1f MB (%s): %.0f us a page\n",
	    pages.n, (double)pages.bytes / 1e6, pages.from,
	    detect * 1e6 / (double)pages.n);
	(void)printf("detect: detection / libxml2's parse %.2f (aim: at most "
		     "%.2f); detection / our parse %.2f; parse and detection / "
		     "libxml2's parse %.2f\n",
	    detect / stock.theirs, aim, own.median - 1, stock.median);
	bench_free(&pages);
	xmlCleanupParser();
	return 0;
}
