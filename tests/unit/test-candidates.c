/* test-candidates.c - lists found by structure alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "detect/candidates.h"
#include "detect/node.h"
#include "pagetree.h"

/* Each candidate as "container*lines", joined by a space. */
static const struct timetext_hints hints = {CLOCK_COLON, NULL};

static void
lists_are(const char *html, const char *wanted)
{
	struct arena *a = arena_new();
	xmlDoc *doc = pagetree(html);
	size_t hits_n, n, len = 0;
	struct hit *hits =
	    hits_find(a, xmlDocGetRootElement(doc), &hints, &hits_n);
	struct dayheads days;
	struct candidate *c;
	char got[512] = "";

	dayheads_find(a, hits, hits_n, &hints, &days);
	c = candidates_find(a, hits, hits_n, &days, &n);
	for (size_t i = 0; i < n; i++)
		len += (size_t)snprintf(got + len, sizeof(got) - len,
		    "%s%s*%zu", i > 0 ? " " : "", c[i].list->name, c[i].n);
	assert_string_equal(got, wanted);
	xmlFreeDoc(doc);
	arena_free(a);
}

static void
siblings_that_repeat_are_a_list(void **state)
{
	(void)state;
	lists_are("<ul><li>09:13 one<li>09:12 two<li>09:11 three</ul>", "ul*3");
	lists_are("<section><a><b>09:13</b>one</a><a><b>09:12</b>two</a>"
		  "</section>",
	    "section*2");
	lists_are("<table><tr><td>09:13<td>one<tr><td>09:12<td>two</table>",
	    "table*2");
	lists_are("<p>09:13 one<br>09:12 two<br>09:11 three</p>", "p*3");
}

static void
two_boxes_of_one_markup_are_two_lists(void **state)
{
	(void)state;
	lists_are("<div><h2>A</h2><ul><li>09:13 one<li>09:12 two</ul></div>"
		  "<div><h2>B</h2><ul><li>09:11 one<li>09:10 two</ul></div>",
	    "ul*2 ul*2");
}

static void
rows_of_a_grid_are_one_list(void **state)
{
	(void)state;
	lists_are("<div><ul><li>09:13 one<li>09:12 two</ul>"
		  "<ul><li>09:11 three<li>09:10 four</ul></div>",
	    "ul*4");
	lists_are("<div><ul><li>09:13 one<li>09:12 two</ul>"
		  "<ul><li>09:11 three<li>09:10 four</ul>"
		  "<ul><li>09:09 five<li>09:08 six</ul></div>",
	    "ul*6");
	lists_are("<div><ul><li>09:13 one<li>09:12 two</ul><h3>B</h3>"
		  "<ul><li>09:11 three<li>09:10 four</ul></div>",
	    "ul*2 ul*2");
}

static void
days_are_one_list_below_their_dates(void **state)
{
	(void)state;
	lists_are("<h3>3 May 2025</h3><ul><li>09:13 one<li>09:12 two</ul>"
		  "<h3>2 May 2025</h3><ul><li>09:11 three<li>09:10 four</ul>",
	    "ul*4");
	lists_are("<h3>3 May 2025</h3><dl><dt>headline one<dd>09:13"
		  "<dt>headline two<dd>09:12</dl><h3>2 May 2025</h3>"
		  "<dl><dt>headline three<dd>09:11<dt>headline four<dd>09:10"
		  "</dl>",
	    "dl*4");
	lists_are("<dl><dt>headline one<dd>09:13<dt>headline two<dd>09:12</dl>"
		  "<h3>Elsewhere, 2 May</h3>"
		  "<dl><dt>headline three<dd>09:11<dt>headline four<dd>09:10"
		  "</dl>",
	    "dl*2 dl*2");
}

static void
a_lone_time_is_a_list_of_one(void **state)
{
	(void)state;
	lists_are("<ul><li><b>09:13</b> the only line of the day</ul>", "ul*1");
	lists_are("<p>no time</p>", "");
}

/* The texts of each item of the first candidate, joined by "/". */
static void
items_are(const char *html, const char *wanted)
{
	struct arena *a = arena_new();
	xmlDoc *doc = pagetree(html);
	size_t hits_n, n, len = 0;
	struct hit *hits =
	    hits_find(a, xmlDocGetRootElement(doc), &hints, &hits_n);
	struct dayheads days;
	struct candidate *c;
	char got[1024] = "";

	dayheads_find(a, hits, hits_n, &hints, &days);
	c = candidates_find(a, hits, hits_n, &days, &n);
	assert_true(n > 0);
	for (size_t i = 0; i < c[0].n; i++) {
		const struct item *item = &c[0].items[i];

		for (xmlNode *s = item->first; s != NULL;
		     s = s == item->last ? NULL : s->next) {
			const char *t = node_all_text(a, s, 256);

			if (*t != '\0')
				len += (size_t)snprintf(
				    got + len, sizeof(got) - len, "%s ", t);
		}
		len += (size_t)snprintf(got + len, sizeof(got) - len, "/");
	}
	assert_string_equal(got, wanted);
	xmlFreeDoc(doc);
	arena_free(a);
}

static void
bare_times_take_the_siblings_between_them(void **state)
{
	(void)state;
	items_are("<dl><dt>09:13<dd>headline one<dt>09:12<dd>headline two</dl>",
	    "09:13 headline one /09:12 headline two /");
	items_are("<dl><dd>headline one<dt>09:13<dd>headline two<dt>09:12</dl>",
	    "headline one 09:13 /headline two 09:12 /");
	items_are("<div><p>09:13<p>headline one<p>09:12<p>headline two"
		  "<p>a footer behind it all</div>",
	    "09:13 headline one /09:12 headline two /");
}

static void
lines_of_two_shapes_are_one_list(void **state)
{
	(void)state;
	lists_are("<ul><li><b>09:13</b> one<li><i><b>09:12</b></i> two<li><b>"
		  "09:11</b> three<li><i><b>09:10</b></i> four</ul>",
	    "ul*4");
	/* Two times in each line are two readings of it. */
	lists_are("<ul><li><b>09:13</b> one <i><b>08:00</b></i><li><b>09:12</b>"
		  " two <i><b>08:01</b></i></ul>",
	    "ul*2 ul*2");
	/* A date among the lines heads them. */
	lists_are(
	    "<ul><li><b>09:13</b> one<li><b>09:12</b> two<li><i>2024-05-01"
	    "</i><li><b>09:11</b> three</ul>",
	    "ul*3 body*1");
}

static void
lists_of_two_are_lines_that_print_their_time_twice(void **state)
{
	(void)state;
	lists_are("<main><div>A<ul><li>09:13 one<li>09:13 by A</ul></div><div>B"
		  "<ul><li>09:12 two<li>09:12 by B</ul></div><div>C<ul><li>"
		  "09:11 three<li>09:11 by C</ul></div></main>",
	    "main*3 ul*2 ul*2 ul*2");
}

static void
a_line_alone_with_its_shape_joins_the_list_around_it(void **state)
{
	(void)state;
	lists_are("<ul><li><div><p><b>09:13</b> one</div><li><b>09:12</b> two"
		  "<li><b>09:11</b> three</ul>",
	    "ul*3");
	/* Not where its line is there already. */
	lists_are("<ul><li><b>09:12</b> two <div><p><i>08:00</i></div><li><b>"
		  "09:11</b> three</ul>",
	    "ul*2 body*1");
}

static void
lines_below_lines_are_of_one_list(void **state)
{
	static const char heading[] = "<h3>Sport</h3>";
	static const char story[] =
	    "<div>%s<div><div><b>09:13</b>one</div></div>"
	    "<div><div><b>09:12</b>two</div><div><b>09:11</b>three</div></div>"
	    "</div>";
	char one[256], page[600];

	(void)state;
	(void)snprintf(one, sizeof(one), story, "");
	(void)snprintf(page, sizeof(page), "<main>%s%s</main>", one, one);
	lists_are(page, "main*6");
	(void)snprintf(one, sizeof(one), story, heading);
	(void)snprintf(page, sizeof(page), "<main>%s%s</main>", one, one);
	lists_are(page, "div*1 div*2 div*1 div*2");
}

static void
cards_that_print_a_line_twice_are_no_rows(void **state)
{
	static const char card[] = "<a><p><b>%s</b>the headline of %s</p>"
				   "<p><b>%s</b>the headline of %s</p></a>";
	static const char *const clocks[] = {"09:13", "09:12", "09:11"};
	static const char *const names[] = {"Anna", "Boris", "Clara"};
	char page[1024] = "<main>";
	size_t len = strlen(page);

	(void)state;
	for (size_t i = 0; i < 3; i++)
		len += (size_t)snprintf(page + len, sizeof(page) - len, card,
		    clocks[i], names[i], clocks[i], names[i]);
	lists_are(page, "main*3 a*2 a*2 a*2");
}

/* Two lists, the first of nine o'clock, the second behind the words between. */
static void
parts_are(const char *between, int hour, const char *wanted)
{
	char page[2048] = "<main><div class=x>";
	size_t len = strlen(page);

	for (int i = 0; i < 12; i++) {
		if (i == 8)
			len += (size_t)snprintf(page + len, sizeof(page) - len,
			    "</div><section>%s<div class=x>", between);
		len += (size_t)snprintf(page + len, sizeof(page) - len,
		    "<p><b>%02d:%02d</b> line</p>", i < 8 ? 9 : hour, 50 - i);
	}
	lists_are(page, wanted);
}

static void
what_goes_on_behind_a_box_is_one_list(void **state)
{
	(void)state;
	parts_are("<p>Subscribe</p>", 8, "div*12");
	parts_are("<p>Subscribe</p>", 10, "div*8 div*4");
	parts_are("<h2>Sport</h2>", 8, "div*8 div*4");
	parts_are("<header><h2>Sport</h2></header>", 8, "div*8 div*4");
}

static void
the_first_line_of_a_section_is_its_lists(void **state)
{
	static const char section[] =
	    "<section><h2>A</h2><ul><li><div><b>09:13</b>one</div>"
	    "<li><b>09:12</b>two<li><b>09:11</b>three"
	    "<li><b>09:10</b>four</ul></section>";
	char page[1024];

	(void)state;
	(void)snprintf(page, sizeof(page), "<main>%s%s%s</main>", section,
	    section, section);
	lists_are(page, "ul*4 ul*4 ul*4");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_line_alone_with_its_shape_joins_the_list_around_it),
    cmocka_unit_test(lines_of_two_shapes_are_one_list),
    cmocka_unit_test(lists_of_two_are_lines_that_print_their_time_twice),
    cmocka_unit_test(lines_below_lines_are_of_one_list),
    cmocka_unit_test(cards_that_print_a_line_twice_are_no_rows),
    cmocka_unit_test(what_goes_on_behind_a_box_is_one_list),
    cmocka_unit_test(the_first_line_of_a_section_is_its_lists),
    cmocka_unit_test(siblings_that_repeat_are_a_list),
    cmocka_unit_test(two_boxes_of_one_markup_are_two_lists),
    cmocka_unit_test(rows_of_a_grid_are_one_list),
    cmocka_unit_test(days_are_one_list_below_their_dates),
    cmocka_unit_test(a_lone_time_is_a_list_of_one),
    cmocka_unit_test(bare_times_take_the_siblings_between_them),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
