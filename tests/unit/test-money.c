/* test-money.c - prices in a text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "detect/money.h"

static void
a_number_beside_a_currency_is_a_price(void **state)
{
	static const struct {
		const char *text;
		bool price;
	} rows[] = {
	    {"Bike $120", true},
	    {"Fahrrad 120 €", true},
	    {"€ 5", true},
	    {"Rp 2,300,000", true},
	    {"Rp. 2,300,000", true},
	    {"٥٠ دينار", true},
	    {"自行车120元起", true},
	    {"1500 TL", true},
	    {"The $ is up", false},
	    {"HTL 1500", false}, /* no word of its own */
	    {"Rupees", false},
	    {"120", false},
	    {"", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (money_in(rows[i].text) != rows[i].price)
			fail_msg("%s", rows[i].text);
	}
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_number_beside_a_currency_is_a_price),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
