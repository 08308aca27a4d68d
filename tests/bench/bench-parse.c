/* bench-parse.c - bytes to tree: ours against libxml2's own HTML parser. */
#include <libxml/parser.h>

#include "base/arena.h"
#include "base/err.h"
#include "bench.h"
#include "model/text.h"
#include "parse/parse.h"
#include "parse/scrub.h"

enum { PAGES_MAX = 200, ROUNDS = 15 };

static const double aim = 0.45; /* ours / theirs */

static void
parse_all(const struct pages *pages)
{
	struct arena *a = arena_new();
	struct err err;

	for (size_t i = 0; i < pages->n; i++) {
		struct text text = {
		    pages->v[i].s, pages->v[i].n, "UTF-8", "bytes"};
		struct _xmlDoc *doc;

		(void)parse(a, &text, "html", NULL, &doc, &err);
		arena_reset(a);
	}
	arena_free(a);
}

static void
scrub_all(const struct pages *pages)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < pages->n; i++) {
		size_t n;

		(void)scrub(a, pages->v[i].s, pages->v[i].n, &n);
		arena_reset(a);
	}
	arena_free(a);
}

int
main(int argc, char **argv)
{
	struct pages pages =
	    bench_pages(argc > 1 ? argv[1] : "no folder", PAGES_MAX);
	struct ratio all =
	    bench_compare(parse_all, bench_libxml, &pages, ROUNDS);
	struct ratio part =
	    bench_compare(scrub_all, bench_libxml, &pages, ROUNDS);
	double mb = (double)pages.bytes / 1e6;

	(void)printf(
	    "parse: %zu pages, %.1f MB (%s)\n", pages.n, mb, pages.from);
	(void)printf("parse: bytes to tree %.0f MB/s, libxml2 %.0f MB/s, "
		     "ratio %.3f (aim: at most %.2f)%s\n",
	    mb / all.ours, mb / all.theirs, all.median, aim,
	    all.median <= aim ? "" : " MISSED");
	(void)printf("parse: scrub alone %.0f MB/s, ratio %.3f\n",
	    mb / part.ours, part.median);
	bench_free(&pages);
	xmlCleanupParser();
	return 0;
}
