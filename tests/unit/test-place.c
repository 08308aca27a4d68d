/* test-place.c - where a list stands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "detect/place.h"
#include "pagetree.h"

static struct place
place(const char *html)
{
	struct arena *a = arena_new();
	xmlDoc *doc = pagetree(html);
	struct place p = place_of(a, pagetree_find(doc, "ul"));

	xmlFreeDoc(doc);
	arena_free(a);
	return p;
}

#define LIST "<ul><li>x</ul>"

static void
readers_words_are_marked_around_them(void **state)
{
	(void)state;
	assert_true(place("<div class='user-Comments'>" LIST "</div>").talk);
	assert_true(place("<div id=comment-thread>" LIST "</div>").talk);
	assert_true(
	    place("<div class=kommentare><p>x</p><div>" LIST "</div></div>")
		.talk);
	assert_true(place("<div class=postComments>" LIST "</div>").talk);
	assert_false(place("<div class=preview-list>" LIST "</div>").talk);
	assert_false(place("<div class=comments></div>" LIST).talk);
	assert_false(place("<body class=comments-open>" LIST "</body>").talk);
	assert_false(place(LIST).talk);
}

static void
main_and_side_are_told_apart(void **state)
{
	(void)state;
	assert_true(place("<main><div>" LIST "</div></main>").main);
	assert_true(place("<article>" LIST "</article>").main);
	assert_true(place("<main><aside>" LIST "</aside></main>").aside);
	assert_true(place("<nav>" LIST "</nav>").aside);
	assert_true(place("<footer>" LIST "</footer>").aside);
	assert_false(place("<aside></aside>" LIST).aside);
	assert_false(place("<div>" LIST "</div>").main);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(readers_words_are_marked_around_them),
    cmocka_unit_test(main_and_side_are_told_apart),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
