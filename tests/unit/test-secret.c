/* test-secret.c - what addresses keep to themselves. */
#include "base/secret.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

struct row {
	const char *in, *out;
};

static const struct row addresses[] = {
    {"https://a.example/b?c=d#e", "https://a.example/b?c=d#e"},
    {"https://me:hush@a.example/", "https://a.example/"},
    {"https://me@a.example", "https://a.example"},
    {"https://me:hu@sh@a.example/x@y", "https://a.example/x@y"},
    {"https://a.example?u=me@b", "https://a.example?u=me@b"},
    {"https://a.example/?token=hush", "https://a.example/?token=..."},
    {"https://a.example/?a=b&key=hush&c=d",
	"https://a.example/?a=b&key=...&c=d"},
    {"https://a.example/?a=b;sig=hush;c=d",
	"https://a.example/?a=b;sig=...;c=d"},
    {"https://a.example/?token=hush=hush#e", "https://a.example/?token=...#e"},
    {"https://a.example/?token=", "https://a.example/?token=..."},
    {"https://a.example/?token", "https://a.example/?token"},
    {"https://a.example/?token#hush=", "https://a.example/?token#hush="},
    {"https://a.example/key=b?c", "https://a.example/key=b?c"},
    {"https://a.example/#?token=b", "https://a.example/#?token=b"},
    {"?", "?"},
    {"", ""},
    {"file:///tmp/a?password=hush", "file:///tmp/a?password=..."},
    {"x?sig=&sig=&sig=", "x?sig=...&sig=...&sig=..."},
};

static const char *const keys[] = {"token", "Token", "access_token",
    "accessToken", "auth-token", "api_key", "apikey", "API-KEY", "x-api-key",
    "key", "password", "user_password", "passwd", "pwd", "pass", "secret",
    "client_secret", "auth", "authorization", "sig", "signature", "hmac",
    "X-Amz-Signature", "X-Amz-Credential", "sid", "PHPSESSIONID", "jwt",
    "%74oken", "t%6Fken", "token[]", "PHPSESSID", "appkey", "app_key",
    "subscription-key", "private_key", "secret-key", "user_key", "userKey",
    "auth_code", "bearer", "oauth", "passcode", "AWSAccessKeyId", "sesskey"};

static const char *const plain[] = {"id", "page", "keyword", "keys", "monkey",
    "author", "authors", "tokens", "signal", "passage", "side", "q", "lang",
    "secretary", "", "passport", "design", "code", "sort_key", "turkey",
    "sessions", "forbearers", "postcode"};

static void
keys_and_users_are_left_out(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(addresses) / sizeof(addresses[0]); i++)
		assert_string_equal(
		    secret_hide(a, addresses[i].in), addresses[i].out);
	assert_null(secret_hide(a, NULL));
	arena_free(a);
}

static void
the_name_says_what_is_a_key(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		const char *url =
		    arena_printf(a, "http://a/?b=c&%s=hush", keys[i]);

		if (strstr(secret_hide(a, url), "hush") != NULL)
			fail_msg("%s", keys[i]);
	}
	for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++) {
		const char *url =
		    arena_printf(a, "http://a/?b=c&%s=shown", plain[i]);

		assert_string_equal(secret_hide(a, url), url);
	}
	arena_free(a);
}

static void
messages_name_hosts_and_paths(void **state)
{
	static const struct row rows[] = {
	    {"no address here", "no address here"},
	    {"", ""},
	    {"at http://me:hush@a.example/b?c=hush#d: no",
		"at http://a.example/b no"},
	    {"at \"http://a.example/?c=hush\": no",
		"at \"http://a.example/\": no"},
	    {"http://a/?hush and https://me:hush@b/c 'ftp://hush@d'",
		"http://a/ and https://b/c 'ftp://d'"},
	    {"http://", "http://"},
	    {"http://a?hush", "http://a"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char text[128];

		(void)snprintf(text, sizeof(text), "%s", rows[i].in);
		secret_scrub(text);
		assert_string_equal(text, rows[i].out);
	}
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(keys_and_users_are_left_out),
    cmocka_unit_test(the_name_says_what_is_a_key),
    cmocka_unit_test(messages_name_hosts_and_paths),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
