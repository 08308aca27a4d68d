/* test-html.c - whole pages: hostile ones, real ones, and a second opinion. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>
#include <libxml/HTMLparser.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "parse/html.h"
#include "parse/scrub.h"

enum {
	HOSTILE = 8 << 20, /* bytes: the largest page that is fetched */
	PAGE_MAX = 8 << 20
};

/* Processor seconds that a hostile page may take: a hundred times what is
 * linear, a hundredth of what is quadratic. */
static const double patience = 8;

static double
seconds(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* `start`, then `unit` again and again. */
static char *
repeat(const char *start, const char *unit, size_t size)
{
	size_t n = strlen(start);
	size_t step = strlen(unit);
	char *s = mem_alloc(size + 1);

	memcpy(s, start, n);
	for (; n + step <= size; n += step)
		memcpy(s + n, unit, step);
	memset(s + n, ' ', size - n);
	s[size] = '\0';
	return s;
}

static void
hostile_pages_take_linear_time(void **state)
{
	static const struct {
		const char *start;
		const char *unit;
	} rows[] = {
	    {"", "<div>"},
	    {"", "<p><a>"},
	    {"", "<b><p></b>"},
	    {"", "<!--"},
	    {"", "<!-- ->"},
	    {"", "<![CDATA["},
	    {"", "&"},
	    {"", "&a"},
	    {"", "&notit;"},
	    {"", "&CounterClockwiseContourIntegra;"},
	    {"", "<"},
	    {"", "</"},
	    {"", "</p>"},
	    {"", "<a href=\""},
	    {"", "<a href='x"},
	    {"<a ", "a=1 b='2' c "},
	    {"", "<a b c d e f g h i j k l m n o p q r s t u v w x y z>"},
	    {"", "<script><!--<script>"},
	    {"", "<script>"},
	    {"<script>", "<!--"},
	    {"<script>", "</scrip"},
	    {"", "<svg><p>"},
	    {"", "<svg>"},
	    {"", "<template>"},
	    {"", "<table><td>"},
	    {"", "<table>"},
	    {"", "<title>"},
	    {"", "<textarea></textare>"},
	    {"", "<plaintext>"},
	    {"", "<form></form>"},
	    {"<pre>", "\n"},
	    {"", "<pre>\n"},
	    {"", "\xC3"},
	    {"", " \t"},
	    {"<b><i><u><s><a><em>", "<div></b>"},
	    {"", "<x-a></x-b>"},
	    {"", "<select><option>"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena *a = arena_new();
		char *s = repeat(rows[i].start, rows[i].unit, HOSTILE);
		struct text text = {s, HOSTILE, "UTF-8", "bytes"};
		double start = seconds();
		double took;

		assert_non_null(html_tree(a, &text));
		took = seconds() - start;
		if (took > patience)
			fail_msg("\"%s%s\" took %.1f s", rows[i].start,
			    rows[i].unit, took);
		arena_free(a);
		free(s);
	}
}

/* The node behind n and all that it holds. */
static const xmlNode *
node_behind(const xmlNode *n)
{
	while (n != NULL && n->next == NULL)
		n = n->parent;
	return n != NULL ? n->next : NULL;
}

static const xmlNode *
next_node(const xmlNode *n)
{
	return n->children != NULL ? n->children : node_behind(n);
}

/* A live blog in a script: elements in our tree, text in libxml2's. */
static bool
is_live_blog(const xmlNode *n)
{
	return n->type == XML_ELEMENT_NODE && n->children != NULL &&
	       strcmp((const char *)n->name, "script") == 0 &&
	       (n->children->type == XML_ELEMENT_NODE ||
		   strstr((const char *)n->children->content,
		       "\"liveBlogUpdate\"") != NULL);
}

/* Every text of the tree, without white space, one after another. */
static char *
text_of(struct arena *a, const xmlDoc *doc, size_t max)
{
	char *s = arena_alloc(a, max + 1);
	size_t n = 0;

	for (const xmlNode *node = doc->children; node != NULL;
	     node = is_live_blog(node) ? node_behind(node) : next_node(node)) {
		/* libxml2 has scripts in the latter. */
		bool is_text = node->type == XML_TEXT_NODE ||
			       node->type == XML_CDATA_SECTION_NODE;

		for (const xmlChar *c = node->content; is_text && *c != '\0';
		     c++)
			if (strchr(" \t\n", *c) == NULL && n < max)
				s[n++] = (char)*c;
	}
	s[n] = '\0';
	return s;
}

/* libxml2's own parser must read the same text in what was scrubbed. */
static void
check_second_opinion(const char *page, size_t size)
{
	struct arena *a = arena_new();
	struct text text = {page, size, "UTF-8", "bytes"};
	size_t n;
	const char *markup = scrub(a, page, size, &n);
	const char *ours = text_of(a, html_tree(a, &text), n);
	xmlDoc *doc = htmlReadMemory(markup, (int)n, NULL, "UTF-8",
	    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
		HTML_PARSE_NODEFDTD | (int)XML_PARSE_HUGE);

	assert_non_null(doc);
	assert_string_equal(ours, text_of(a, doc, n));
	xmlFreeDoc(doc);
	arena_free(a);
}

static void
an_old_parser_reads_the_same(void **state)
{
	static const char *const pages[] = {
	    "<p @x=\"a > b\">1<!-->2<script/>3</script>4<div/>5&nbsp6&#128;",
	    "<title><b>T</b></title><textarea><p></textarea><xmp></p></xmp>",
	    "<ul><li>1<ol><ul>2</ul></ol><p>3<table><tr><td>4<form>5</table>6",
	    "</body>1</html>2<body>3<head>4<title>5</title>",
	    "<script type=application/ld+json>{\"a\": \"</b>\"}</script>1",
	    "<a>1<a>2<button>3<button>4<h1>5<h2>6<option>7<option>8",
	    "<pre>\n1</pre><o:p>2</o:p><x-y z>3</x-y><svg>4</svg>5",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
		check_second_opinion(pages[i], strlen(pages[i]));
}

/* A page of another charset, as if it were Latin-1. */
static char *
as_utf8(const char *s, size_t *n)
{
	char *out = mem_alloc(*n * 2 + 1);
	size_t len = 0;

	for (size_t i = 0; i < *n; i++)
		len += utf8_put(out + len, (unsigned char)s[i]);
	out[len] = '\0';
	*n = len;
	return out;
}

static void
check_file(const char *path)
{
	FILE *f = fopen(path, "rb");
	char *s = mem_alloc(PAGE_MAX);
	size_t n;

	assert_non_null(f);
	n = fread(s, 1, PAGE_MAX, f);
	(void)fclose(f);
	if (!utf8_valid(s, n)) {
		char *utf8 = as_utf8(s, &n);

		free(s);
		s = utf8;
	}
	check_second_opinion(s, n);
	free(s);
}

static void
real_pages_read_the_same(void **state)
{
	const char *shared = getenv("AJEL_SHARED");
	char dir[1024];
	const struct dirent *e;
	DIR *d;
	int n = 0;

	(void)state;
	(void)snprintf(dir, sizeof(dir), "%s/corpus/pages",
	    shared != NULL ? shared : "../shared");
	d = opendir(dir);
	if (d == NULL) {
		(void)printf("SKIP real pages: no folder %s\n", dir);
		skip();
	}
	while ((e = readdir(d)) != NULL) {
		char path[2048];

		if (e->d_name[0] == '.')
			continue;
		(void)snprintf(path, sizeof(path), "%s/%s", dir, e->d_name);
		check_file(path);
		n++;
	}
	(void)closedir(d);
	assert_true(n > 100);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(hostile_pages_take_linear_time),
	    cmocka_unit_test(an_old_parser_reads_the_same),
	    cmocka_unit_test(real_pages_read_the_same),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	xmlCleanupParser();
	return failed;
}
