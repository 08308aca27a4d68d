/* test-splitclock.c - clocks whose hour and minute are elements of their own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "detect/node.h"
#include "detect/splitclock.h"
#include "pagetree.h"

static const struct timetext_hints hints = {CLOCK_COLON, NULL};

/* The clocks that begin at any text of the page, joined by "|". */
static void
clocks_are(const char *html, const char *wanted)
{
	struct arena *a = arena_new();
	xmlDoc *doc = pagetree(html);
	xmlNode *root = xmlDocGetRootElement(doc);
	char got[256] = "";
	size_t len = 0;

	for (xmlNode *n = root; n != NULL; n = node_next(n, root)) {
		const char *s = node_text(n);
		struct splitclock clock;

		if (s == NULL || !splitclock_read(a, n, s, &hints, &clock))
			continue;
		len += (size_t)snprintf(got + len, sizeof(got) - len, "%s%s",
		    len > 0 ? "|" : "", clock.text);
		n = clock.last;
	}
	assert_string_equal(got, wanted);
	xmlFreeDoc(doc);
	arena_free(a);
}

static void
pieces_in_a_line_are_a_clock(void **state)
{
	static const char *const rows[][2] = {
	    {"<p><span>09</span>:<span>13</span> text", "09:13"},
	    {"<p><span>09</span><span>:</span><span>13</span>", "09:13"},
	    {"<p><span>09:</span><span>13</span>", "09:13"},
	    {"<p><span>09</span><span>:13</span>", "09:13"},
	    {"<p><i>9</i> : <i>13</i>", "9:13"},
	    {"<p>09<sup>:13</sup> text", "09:13"},
	    {"<p><b><i>09</i></b>:<span><b>13</b></span>", "09:13"},
	    {"<p><span>٠٩</span>:<span>١٣</span>", "٠٩:١٣"},
	    {"<p><span>\u200F۰۹</span>:<span>۱۳</span>", "۰۹:۱۳"},
	    {"<p><i>09</i>:<i>13</i>:<i>05</i>", "09:13:05"},
	    {"<p><i>9</i>:<i>13</i> <small>p.m.</small>", "9:13 p.m."},
	    {"<p><i>1</i> <i>09</i>:<i>13</i> <i>5</i>", "09:13"},
	    {"<p><i>09</i>:<i>13</i><p><i>08</i>:<i>50</i>", "09:13|08:50"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		clocks_are(rows[i][0], rows[i][1]);
}

static void
other_numbers_are_none(void **state)
{
	static const char *const rows[] = {
	    "<p><i>2</i>:<i>1</i>",
	    "<p><i>09</i>:<i>73</i>",
	    "<p><i>09</i> <i>13</i>",
	    "<p><i>09</i>.<i>13</i>",
	    "<p><i>02</i>:<i>09</i>:<i>13</i>:<i>55</i>",
	    "<p><i>02:</i><i>09:</i><i>13:</i><i>55</i>",
	    "<p><i>09</i>:<i>00</i> – <i>11</i>:<i>00</i>",
	    "<table><tr><td>23<td>:<td>13</table>",
	    "<p>09:<p>13",
	    "<p>09:<br>13",
	    "<p>09:<a href=x>13</a>",
	    "<p><i>09</i>:13 text that goes on behind it",
	    "<p><i>09</i>",
	    "<p><i>09</i>:",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		clocks_are(rows[i], "");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(pieces_in_a_line_are_a_clock),
    cmocka_unit_test(other_numbers_are_none),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
