/* test-url.c - addresses: which we take, how they are sent and shown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fetch/url.h"

struct row {
	const char *in;
	const char *out; /* NULL: refused */
};

static void
same(const char *got, const char *want)
{
	if (want == NULL)
		assert_null(got);
	else
		assert_string_equal(got, want);
}

static void
a_request_is_percent_encoded(void **state)
{
	static const struct row rows[] = {
	    {"http://a.b/c?d=e&f", "http://a.b/c?d=e&f"},
	    {"http://a.b", "http://a.b/"},
	    {"http://a.b/خبر", "http://a.b/%d8%ae%d8%a8%d8%b1"},
	    {"http://a.b/%D8%AE", "http://a.b/%D8%AE"},
	    {"http://a.b/c d?e f", "http://a.b/c%20d?e+f"},
	    {"http://u:p@a.b/", "http://u:p@a.b/"},
	    {"http://a b/", NULL},
	    {"http://a.b:99999/", NULL},
	    {"http://a.b/\nHost: c", NULL},
	    {"http://", NULL},
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct err err;
		char *out;
		int rc = url_for_request(a, rows[i].in, &out, &err);

		assert_int_equal(rc, rows[i].out != NULL ? 0 : -1);
		same(out, rows[i].out);
		if (rc < 0)
			assert_int_equal(err.kind, ERR_FETCH);
	}
	arena_free(a);
}

static void
the_public_form_has_no_secrets(void **state)
{
	static const struct row rows[] = {
	    {"https://user:secret@a.b/c?d#e", "https://a.b/c?d"},
	    {"https://user@a.b:8443/", "https://a.b:8443/"},
	    {"https://a.b/c", "https://a.b/c"},
	    {"no address", NULL},
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		same(url_public(a, rows[i].in), rows[i].out);
	arena_free(a);
}

static void
a_file_address_names_a_local_path(void **state)
{
	static const struct row rows[] = {
	    {"file:///a/b.html", "/a/b.html"},
	    {"FILE://localhost/a", "/a"},
	    {"file:///a%20b/%d8%ae%D8%A8", "/a b/خب"},
	    {"file:///a%25b", "/a%b"},
	    {"file:///a?b#c", "/a"},
	    {"file:///a%3Fb%23c", "/a?b#c"},
	    {"file:///", "/"},
	    {"file://other/a", NULL},
	    {"file://localhost", NULL},
	    {"file://localhosts/a", NULL},
	    {"file://", NULL},
	    {"file:///a%00b", NULL},
	    {"file:///a%", NULL},
	    {"file:///a%4", NULL},
	    {"file:///a%4?1", NULL},
	    {"file:///a%zz", NULL},
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct err err;
		char *out = NULL;
		int rc = url_file_path(a, rows[i].in, &out, &err);

		assert_int_equal(rc, rows[i].out != NULL ? 0 : -1);
		same(out, rows[i].out);
		if (rc < 0)
			assert_int_equal(err.kind, ERR_INPUT);
	}
	arena_free(a);
}

static void
an_origin_is_scheme_host_and_port(void **state)
{
	static const struct row rows[] = {
	    {"http://a.b/c", "http a.b 80"},
	    {"HTTPS://A.b/C", "https a.b 443"},
	    {"http://u:p@a.b:8080/", "http a.b 8080"},
	    {"http://A.b./c", "http a.b 80"},
	    {"http://127.0.0.1./", "http 127.0.0.1 80"},
	    {"http://[::1]:80/", "http ::1 80"},
	    {"http://127.1/", "http 127.0.0.1 80"},
	    {"http://0x7f000001/", "http 127.0.0.1 80"},
	    {"http://2130706433/", "http 127.0.0.1 80"},
	    {"http://0177.0.0.1/", "http 127.0.0.1 80"},
	    {"http://%31%32%37.0.0.1/", "http 127.0.0.1 80"},
	    {"http://\xD9\x85\xD8\xAB\xD8\xA7\xD9\x84.example/",
		"http xn--mgbh0fb.example 80"},
	    {"https://XN--mgbh0fb.example:8443/",
		"https xn--mgbh0fb.example 8443"},
	    {"http://a b/", NULL},
	    {"http://", NULL},
	    {"", NULL},
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct origin o;
		const char *got = NULL;

		if (url_origin(a, rows[i].in, &o) == 0)
			got = arena_printf(
			    a, "%s %s %d", o.scheme, o.host, o.port);
		same(got, rows[i].out);
	}
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(an_origin_is_scheme_host_and_port),
    cmocka_unit_test(a_request_is_percent_encoded),
    cmocka_unit_test(the_public_form_has_no_secrets),
    cmocka_unit_test(a_file_address_names_a_local_path),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
