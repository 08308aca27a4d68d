/* test-wall.c - what stands in place of a page has a name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "refresh/wall.h"

struct wall {
	const char *html;
	const char *asked, *came;
	const char *says; /* a part of the message; NULL: it is no wall */
};

static const struct wall walls[] = {
    {"<title>Just a moment...</title>", NULL, NULL, "(Cloudflare)"},
    {"<TITLE lang=en>\n Just  a\nmoment...", NULL, NULL, "(Cloudflare)"},
    {"<title>Attention Required! | Cloudflare</title>", NULL, NULL,
	"(Cloudflare)"},
    {"<title>Einen Moment</title><script>window._cf_chl_opt={}</script>", NULL,
	NULL, "(Cloudflare)"},
    {"<title>paper.example</title><script>var dd={'host':"
     "'geo.captcha-delivery.com'}</script><script "
     "src=https://ct.captcha-delivery.com/c.js></script>",
	NULL, NULL, "(DataDome)"},
    {"<div id=\"px-captcha\"></div>", NULL, NULL, "(PerimeterX)"},
    {"<title>Access to this page has been denied.</title>", NULL, NULL,
	"(PerimeterX)"},
    {"Request unsuccessful. Incapsula incident ID: 1-2", NULL, NULL,
	"(Imperva)"},
    {"<TITLE>Access Denied</TITLE><H1>Access Denied</H1>", NULL, NULL,
	"browsers"},
    {"<TITLE>Access Denied</TITLE><H1>Access Denied</H1>\n You don't have "
     "permission to access \"http&#58;&#47;&#47;paper.example\"",
	NULL, NULL, "(Akamai)"},
    {"<script src=/_Incapsula_Resource?SWUDNSAI=31></script>", NULL, NULL,
	"(Imperva)"},
    {"<title>Access denied | paper.example used Cloudflare to restrict "
     "access</title>",
	NULL, NULL, "(Cloudflare)"},
    {"<noscript>Enable JavaScript and cookies to continue</noscript>", NULL,
	NULL, "browsers"},
    {"<title>Before you continue to Google News</title>", NULL, NULL,
	"consent"},
    {"<p>x", "https://paper.example/", "https://consent.paper.example/?u=1",
	"consent"},
    {"<p>x", "https://paper.example/", "https://guce.paper.example/copy",
	"(Yahoo)"},
    {"<p>x", "https://paper.example/", "https://paper.example/Login?next=/",
	"login"},
    {"<p>x", "https://paper.example/", "https://paper.example/a/signin.php",
	"login"},
    {"<p>x", "https://paper.example/", "https://paper.example/captcha/",
	"browsers"},
    /* No walls. */
    {"<p>They print \"Request unsuccessful. Incapsula incident ID: 1-2\"", NULL,
	NULL, NULL},
    {"<title>News</title><p>What _cf_chl_opt, captcha-delivery.com/ and "
     "id=\"px-captcha\" mean",
	NULL, NULL, NULL},
    {"<style>a{}</style>Soon: enable JavaScript and cookies to continue", NULL,
	NULL, NULL},
    {"<", NULL, NULL, NULL},
    {"<!-", NULL, NULL, NULL},
    {"<!-- never closed", NULL, NULL, NULL},
    {"<script>1 < 2", NULL, NULL, NULL},
    {"a < b <", NULL, NULL, NULL},
    {"", NULL, NULL, NULL},
    {"<title", NULL, NULL, NULL},
    {"<title>News</title><p>Just a moment of joy</p>", NULL, NULL, NULL},
    {"<title>Not just a moment...</title>", NULL, NULL, NULL},
    {"<script src=/cdn-cgi/challenge-platform/scripts/jsd/main.js></script>",
	NULL, NULL, NULL},
    {"<script src=https://js.datadome.co/tags.js></script>", NULL, NULL, NULL},
    {"<p>x", "https://paper.example/login", "https://paper.example/login/",
	NULL},
    {"<p>x", "https://consent.example/", "https://consent.example/a", NULL},
    {"<p>x", "https://paper.example/",
	"https://paper.example/loginov-wins-the-race", NULL},
    {"<p>x", "https://paper.example/", "https://paper.example/news", NULL},
    {"<p>x", "https://paper.example/", "no address at all", NULL},
};

static void
walls_have_a_name(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(walls) / sizeof(walls[0]); i++) {
		const struct wall *w = &walls[i];
		const struct text text = {w->html, strlen(w->html), NULL, NULL};
		struct err err = {ERR_TICKER, "none"};

		assert_int_equal(
		    wall_instead(a, &text, w->asked, w->came, &err), -1);
		if ((err.kind == ERR_CHALLENGE) != (w->says != NULL))
			fail_msg("row %zu: %s", i, err.msg);
		if (w->says != NULL)
			assert_non_null(strstr(err.msg, w->says));
		else
			assert_string_equal(err.msg, "none");
	}
	arena_free(a);
}

static void
other_errors_stay(void **state)
{
	static const char html[] = "<title>Just a moment...</title>";
	const struct text text = {html, sizeof(html) - 1, NULL, NULL};
	struct arena *a = arena_new();
	struct err err = {ERR_DEFINITION, "an XPath that is none"};

	(void)state;
	assert_int_equal(wall_instead(a, &text, NULL, NULL, &err), -1);
	assert_int_equal(err.kind, ERR_DEFINITION);
	assert_string_equal(err.msg, "an XPath that is none");
	arena_free(a);
}

/* Scripts of large pages name everybody's challenges. */
static void
a_large_page_is_judged_by_its_title_alone(void **state)
{
	struct arena *a = arena_new();
	size_t n = 200000;
	char *html = arena_zalloc(a, n + 1);
	struct text text = {html, n, NULL, NULL};
	struct err err = {ERR_TICKER, "none"};

	(void)state;
	memset(html, ' ', n);
	memcpy(html, "<p _cf_chl_opt", 14);
	assert_int_equal(wall_instead(a, &text, NULL, NULL, &err), -1);
	assert_int_equal(err.kind, ERR_TICKER);
	memcpy(html, "<title>Just a moment...", 23);
	assert_int_equal(wall_instead(a, &text, NULL, NULL, &err), -1);
	assert_int_equal(err.kind, ERR_CHALLENGE);
	arena_free(a);
}

/* A site says itself that it refuses us, in words of its own. */
static void
a_refusal_is_no_wall_by_that_alone(void **state)
{
	static const struct {
		const char *html, *came;
		enum err_kind kind;
	} rows[] = {
	    {"<title>Just a moment...</title>", NULL, ERR_CHALLENGE},
	    {"<title>Access denied | The Paper</title>", NULL, ERR_PAGE},
	    {"<title>403 Forbidden</title>", NULL, ERR_PAGE},
	    {"", NULL, ERR_PAGE},
	    {"<p>x", "https://paper.example/login", ERR_CHALLENGE},
	    {NULL, NULL, ERR_PAGE},
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *html = rows[i].html;
		const struct text text = {
		    html, html != NULL ? strlen(html) : 0, NULL, NULL};
		struct err err = {ERR_NONE, ""};

		assert_int_equal(
		    wall_refusing(
			a, &text, "https://paper.example/", rows[i].came, &err),
		    -1);
		if (err.kind != rows[i].kind)
			fail_msg("row %zu: %s", i, err.msg);
	}
	arena_free(a);
}

static void
only_a_wall_says_more_than_a_status(void **state)
{
	static const enum err_kind others[] = {
	    ERR_NONE, ERR_PAGE, ERR_DECODE, ERR_TICKER, ERR_DEFINITION};
	const struct err wall = {ERR_CHALLENGE, "a wall"};
	struct err err = {ERR_HTTP, "403"};

	(void)state;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		const struct err found = {others[i], "x"};

		wall_tell(&found, &err);
		assert_int_equal(err.kind, ERR_HTTP);
		assert_string_equal(err.msg, "403");
	}
	wall_tell(&wall, &err);
	assert_int_equal(err.kind, ERR_CHALLENGE);
	assert_string_equal(err.msg, "a wall");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(walls_have_a_name),
    cmocka_unit_test(other_errors_stay),
    cmocka_unit_test(a_large_page_is_judged_by_its_title_alone),
    cmocka_unit_test(a_refusal_is_no_wall_by_that_alone),
    cmocka_unit_test(only_a_wall_says_more_than_a_status),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
