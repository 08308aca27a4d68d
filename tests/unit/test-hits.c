/* test-hits.c - where on a page a time stands at an edge or alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "detect/hits.h"
#include "pagetree.h"

/* The times found, joined by a space. */
static const struct timetext_hints hints = {CLOCK_COLON, NULL};

static void
times_are(const char *html, const char *wanted)
{
	struct arena *a = arena_new();
	xmlDoc *doc = pagetree(html);
	size_t n, len = 0;
	char got[512] = "";
	struct hit *hits = hits_find(a, xmlDocGetRootElement(doc), &hints, &n);

	for (size_t i = 0; i < n; i++)
		len += (size_t)snprintf(got + len, sizeof(got) - len, "%s%s",
		    i > 0 ? " " : "", hits[i].time_text);
	assert_string_equal(got, wanted);
	xmlFreeDoc(doc);
	arena_free(a);
}

static void
an_element_of_its_own_counts(void **state)
{
	(void)state;
	times_are("<p><span>09:13</span> text</p>", "09:13");
	times_are("<p>text <span>09:13</span></p>", "09:13");
	times_are("<li><a><b>09:13</b><span>text</span></a>", "09:13");
	times_are("<p>٠٩:١٣</p>", "٠٩:١٣");
}

static void
the_edge_of_a_line_counts(void **state)
{
	(void)state;
	times_are("<p>09:13 text that follows</p>", "09:13");
	times_are("<p>09:13 one<br>09:12 two</p>", "09:13 09:12");
	times_are("<p>text that goes before | 09:13</p>", "09:13");
}

static void
a_clock_in_a_sentence_does_not(void **state)
{
	(void)state;
	times_are("<p>They met at 10:00 in the hall</p>", "");
	times_are("<p>They met at <b>10:00</b> in the hall</p>", "");
	times_are("<p>They met at <a href=x>10:00</a> in the hall</p>",
	    "10:00"); /* a link is no part of the sentence's run */
	times_are("<p>They met <i>there</i> 10:00 and stayed</p>", "");
}

static void
scripts_and_menus_do_not(void **state)
{
	(void)state;
	times_are("<p>x</p><script>09:13</script>"
		  "<select><option>10:00</select>",
	    "");
}

static void
an_attribute_of_any_element_counts_where_nothing_is_printed(void **state)
{
	(void)state;
	times_are("<li data-time=1755238300><a>text</a></li>", "1755238300");
	times_are("<li><a title='2025-08-15 09:10'>text</a></li>",
	    "2025-08-15 09:10");
	times_are("<li><i date='2025-08-15 09:10:07'></i>text</li>",
	    "2025-08-15 09:10:07");
	times_are("<li data-time=1755238300><b>09:13</b> text</li>", "09:13");
	times_are(
	    "<li><i data-time=1755238300></i><b>09:13</b> text</li>", "09:13");
	times_are("<li data-modified=1755238300>text</li>", "");
	times_are("<li data-version-date='2025-08-15 09:10'>text</li>", "");
	times_are("<li data-id=1755238300>text</li>", "");
	times_are("<li><a title='at 09:10'>text</a></li>", "");
	times_are("<li><img data-date='2025-08-15 09:10'>text</li>", "");
}

static void
an_attribute_counts_where_the_text_is_no_time(void **state)
{
	struct arena *a = arena_new();
	xmlDoc *doc = pagetree(
	    "<time datetime='2019-10-19 14:06'>14:06</time>"
	    "<time datetime='2024-07-25T07:40:00Z'>some while back</time>"
	    "<time datetime='soon'>some while back</time>");
	size_t n;
	struct hit *h = hits_find(a, xmlDocGetRootElement(doc), &hints, &n);

	(void)state;
	assert_int_equal(n, 2);
	assert_int_equal(h[0].kind, HIT_OWN);
	assert_int_equal(h[1].kind, HIT_ATTRIBUTE);
	assert_string_equal(h[1].time_text, "some while back");
	assert_true(h[1].time.zoned);
	xmlFreeDoc(doc);
	arena_free(a);
}

static void
lines_of_one_list_have_one_shape(void **state)
{
	struct arena *a = arena_new();
	xmlDoc *doc = pagetree("<ul><li class=a><b>09:13</b> x"
			       "<li class=b><b>09:12</b> y</ul><p>09:11 z");
	size_t n;
	struct hit *h = hits_find(a, xmlDocGetRootElement(doc), &hints, &n);

	(void)state;
	assert_int_equal(n, 3);
	assert_true(h[0].shape == h[1].shape);
	assert_true(h[0].shape != h[2].shape);
	xmlFreeDoc(doc);
	arena_free(a);
}

static void
of_a_time_printed_twice_the_clock_counts(void **state)
{
	struct arena *a = arena_new();
	xmlDoc *doc = pagetree("<time><b>2 hours ago</b>09:13</time>"
			       "<time><b>08:12</b>3 hours ago</time>"
			       "<p>4 hours ago</p><p>07:11</p>");
	size_t n;
	struct hit *h = hits_find(a, xmlDocGetRootElement(doc), &hints, &n);

	(void)state;
	assert_int_equal(n, 4);
	assert_string_equal(h[0].time_text, "09:13");
	assert_string_equal(h[1].time_text, "08:12");
	assert_true(h[2].time.relative);
	assert_int_equal(h[3].time.hour, 7);
	xmlFreeDoc(doc);
	arena_free(a);
}

static void
of_a_date_printed_twice_the_one_with_a_clock_counts(void **state)
{
	(void)state;
	times_are("<p><b>15.08.2025</b><b>15 August 2025, 08:10</b> text</p>",
	    "15 August 2025, 08:10");
	times_are("<p><b>15 August 2025, 08:10</b><b>15.08.2025</b> text</p>",
	    "15 August 2025, 08:10");
	times_are("<p><b>14.08.2025</b><b>15 August 2025, 08:10</b> text</p>",
	    "14.08.2025 15 August 2025, 08:10");
	times_are("<h3>15.08.2025</h3><p><b>15 August 2025, 08:10</b> text</p>",
	    "15.08.2025 15 August 2025, 08:10");
}

static void
a_title_counts_on_an_empty_element(void **state)
{
	(void)state;
	times_are(
	    "<li><i title='9:41 24/5/2025'></i> text</li>", "9:41 24/5/2025");
	times_are("<li><i title='9:41'>text</i></li>", "");
	times_are("<li><i title='Opens at 9:41'></i> text</li>", "");
	times_are("<li><i title='24/5/2025'></i> text</li>", "");
	times_are("<li><a title='9:41'></a> text</li>", "");
	times_are("<li><i title='9:41'><img></i> text</li>", "");
	times_are("<li><i title='9:41'><b>8:40</b></i> text</li>", "8:40");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_title_counts_on_an_empty_element),
    cmocka_unit_test(of_a_date_printed_twice_the_one_with_a_clock_counts),
    cmocka_unit_test(an_element_of_its_own_counts),
    cmocka_unit_test(the_edge_of_a_line_counts),
    cmocka_unit_test(a_clock_in_a_sentence_does_not),
    cmocka_unit_test(scripts_and_menus_do_not),
    cmocka_unit_test(
	an_attribute_of_any_element_counts_where_nothing_is_printed),
    cmocka_unit_test(an_attribute_counts_where_the_text_is_no_time),
    cmocka_unit_test(of_a_time_printed_twice_the_clock_counts),
    cmocka_unit_test(lines_of_one_list_have_one_shape),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
