/* test-agree.c - clocks beside "so long ago". */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "detect/agree.h"
#include "detect/timetext.h"

enum { LINES = 4 };

struct side {
	struct hit hits[LINES];
	struct item items[LINES];
	struct candidate list;
};

static void
read_side(struct side *s, const char *const *times, xmlNode *elements)
{
	static const struct timetext_hints hints = {CLOCK_COLON, "en"};

	memset(s, 0, sizeof(*s));
	s->list.items = s->items;
	for (; times[s->list.n] != NULL; s->list.n++) {
		size_t i = s->list.n;

		assert_true(timetext_whole(
		    times[i], strlen(times[i]), &hints, &s->hits[i].time));
		s->items[i].first = &elements[i];
		s->items[i].hit = &s->hits[i];
	}
}

static void
clocks_of_that_long_ago_agree(void **state)
{
	static const struct {
		const char *ago[LINES], *clocks[LINES];
		bool agree;
	} rows[] = {
	    {{"21 mins ago", "1 hour ago", "2 hours ago"},
		{"18:50", "17:48", "16:30"}, true},
	    /* The night between. */
	    {{"21 mins ago", "23 hours ago"}, {"18:50", "19:50"}, true},
	    {{"5 minutes ago", "20 minutes ago"}, {"00:05", "23:50"}, true},
	    /* How long a film is. */
	    {{"21 mins ago", "1 hour ago", "2 hours ago"},
		{"3:45", "2:10", "7:30"}, false},
	    {{"21 mins ago", "40 mins ago"}, {"18:50", "18:50"}, false},
	    {{"18:50", "18:31"}, {"21 mins ago", "40 mins ago"}, false},
	    {{"21 mins ago"}, {"18:50"}, false}, /* one proves nothing */
	    {{"21 mins ago", "40 mins ago"}, {"18:50"}, false},
	};
	static xmlNode elements[LINES];
	struct side ago, clocks;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		read_side(&ago, rows[i].ago, elements);
		read_side(&clocks, rows[i].clocks, elements);
		if (agree_on_times(&ago.list, &clocks.list) != rows[i].agree)
			fail_msg("row %zu", i);
	}
	read_side(&ago, rows[0].ago, elements);
	clocks.items[0].first = &elements[LINES - 1];
	assert_false(agree_on_times(&ago.list, &clocks.list));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(clocks_of_that_long_ago_agree),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
