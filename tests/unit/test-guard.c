/* test-guard.c - which addresses are of the internet, and which aren't. */
#include "fetch/guard.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

struct row {
	const char *host;
	const char *kind; /* NULL: the internet's */
};

static const struct row addresses[] = {
    /* IPv4: what is refused, and what lies just beside it */
    {"0.0.0.0", "this computer"},
    {"0.255.255.255", "this computer"},
    {"1.0.0.0", NULL},
    {"9.255.255.255", NULL},
    {"10.0.0.0", "a private network"},
    {"10.255.255.255", "a private network"},
    {"11.0.0.0", NULL},
    {"100.63.255.255", NULL},
    {"100.64.0.0", "a private network"},
    {"100.127.255.255", "a private network"},
    {"100.128.0.0", NULL},
    {"126.255.255.255", NULL},
    {"127.0.0.1", "this computer"},
    {"127.255.255.255", "this computer"},
    {"128.0.0.0", NULL},
    {"169.253.255.255", NULL},
    {"169.254.169.254", "the local link"},
    {"169.255.0.0", NULL},
    {"172.15.255.255", NULL},
    {"172.16.0.0", "a private network"},
    {"172.31.255.255", "a private network"},
    {"172.32.0.0", NULL},
    {"192.0.0.8", "no one"},
    {"192.0.1.0", NULL},
    {"192.167.255.255", NULL},
    {"192.168.0.1", "a private network"},
    {"192.169.0.0", NULL},
    {"198.17.255.255", NULL},
    {"198.18.0.1", "a private network"},
    {"198.19.255.255", "a private network"},
    {"198.20.0.0", NULL},
    {"223.255.255.255", NULL},
    {"224.0.0.1", "a multicast group"},
    {"239.255.255.255", "a multicast group"},
    {"240.0.0.1", "no one"},
    {"255.255.255.255", "no one"},
    {"93.184.216.34", NULL},

    /* IPv6 */
    {"::", "this computer"},
    {"::1", "this computer"},
    {"::2", "this computer"}, /* 0.0.0.2 */
    {"100::1", "no one"},
    {"fbff::1", NULL},
    {"fc00::1", "a private network"},
    {"fdff:ffff::1", "a private network"},
    {"fe00::1", NULL},
    {"fe7f::1", NULL},
    {"fe80::1", "the local link"},
    {"febf::1", "the local link"},
    {"fec0::1", "a private network"},
    {"ff02::1", "a multicast group"},
    {"2606:2800:220:1::1", NULL},

    /* IPv4 within IPv6 */
    {"::ffff:127.0.0.1", "this computer"},
    {"::ffff:10.0.0.1", "a private network"},
    {"::ffff:93.184.216.34", NULL},
    {"::192.168.0.1", "a private network"},
    {"::93.184.216.34", NULL},
    {"::ffff:0:169.254.169.254", "the local link"},
    {"64:ff9b::127.0.0.1", "this computer"},
    {"64:ff9b::93.184.216.34", NULL},
    {"64:ff9b:1::93.184.216.34", "a private network"},
    {"2002:7f00:1::1", "this computer"},
    {"2002:c0a8:1::1", "a private network"},
    {"2002:5db8:d822::1", NULL},
    {"2001:0:5db8:d822::80ff:fffe", "this computer"}, /* 127.0.0.1 */
    {"2001:0:5db8:d822::a247:27dd", NULL},
    {"2001:4860:4860::8888", NULL},
};

static void
addresses_are_told_apart(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(addresses) / sizeof(addresses[0]); i++) {
		const struct row *row = &addresses[i];
		struct sockaddr_in6 six = {.sin6_family = AF_INET6};
		struct sockaddr_in four = {.sin_family = AF_INET};
		const struct sockaddr *address =
		    (const struct sockaddr *)(const void *)&six;
		char text[GUARD_TEXT];
		const char *kind;

		if (inet_pton(AF_INET, row->host, &four.sin_addr) == 1)
			address = (const struct sockaddr *)(const void *)&four;
		else
			assert_int_equal(
			    inet_pton(AF_INET6, row->host, &six.sin6_addr), 1);
		kind = guard_kind(address);
		if ((kind == NULL) != (row->kind == NULL) ||
		    (kind != NULL && strcmp(kind, row->kind) != 0))
			fail_msg("%s: %s", row->host, kind);
		/* the text says the same as the bytes */
		guard_print(address, text);
		assert_true(guard_kind_of_host(text) == kind);
		assert_true(guard_kind_of_host(row->host) == kind);
	}
}

static void
another_family_is_refused(void **state)
{
	const struct sockaddr local = {.sa_family = AF_UNIX};
	char text[GUARD_TEXT];

	(void)state;
	assert_string_equal(guard_kind(&local), "no one");
	guard_print(&local, text);
	assert_string_equal(text, "an unknown address");
}

static void
this_computer_has_names(void **state)
{
	static const struct row rows[] = {
	    {"localhost", "this computer"},
	    {"LocalHost.", "this computer"},
	    {"a.localhost", "this computer"},
	    {"alocalhost", NULL},
	    {"localhost.example", NULL},
	    {"news.example", NULL},
	    {"127.0.0.1.example", NULL},
	    {"::1%lo", "no one"},
	    {".", NULL},
	    {"", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *kind = guard_kind_of_host(rows[i].host);

		if ((kind == NULL) != (rows[i].kind == NULL) ||
		    (kind != NULL && strcmp(kind, rows[i].kind) != 0))
			fail_msg("%s: %s", rows[i].host, kind);
	}
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(addresses_are_told_apart),
    cmocka_unit_test(another_family_is_refused),
    cmocka_unit_test(this_computer_has_names),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
