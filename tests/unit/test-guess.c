/* test-guess.c - the encoding that letters look like. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "decode/guess.h"

static const struct {
	const char *text, *label;
} rows[] = {
    {"\307\344\336\330\307\332 \307\341\343\355\307\345 \332\344 "
     "\303\315\355\307\301 \335\355 \315\341\310 \307\335\312\312\307\315 "
     "\343\332\321\326 \317\343\324\336 \341\341\322\345\346\321 "
     "\307\321\312\335\307\332 \343\344\323\346\310 \344\345\321 "
     "\307\341\332\307\325\355",
	"windows-1256"},
    {"\307\344\336\330\307\332 \307\341\343\355\307\345 \332\344 \303\315\355",
	NULL},
    {"\360\364\372\347 \356\347\343\371 \353\341\351\371 \344\342\351\371\344 "
     "\354\360\356\354 \340\371\343\345\343 \344\370\353\341\372 "
     "\344\367\354\344 \372\364\362\354 \342\355 \341\354\351\354\344 "
     "\344\353\360\370\372 \362\354\372\344",
	"windows-1255"},
    {"\316\341\355\334\355\357\351\356\345 \357 \344\361\374\354\357\362 "
     "\360\361\357\362 \364\357 \353\351\354\334\355\351 \364\357\365 "
     "\302\374\353\357\365 \302\361\357\367\335\362 \352\341\351 "
     "\352\341\364\341\351\343\337\344\345\362 \363\364\341 "
     "\355\347\363\351\334",
	"windows-1253"},
    {"\302 \357\356\360\362\363 \355\340\367\340\353\350 "
     "\360\345\354\356\355\362 \357\360\350\367\340\353\340. "
     "\304\342\350\346\345\355\350\345 \357\356\345\347\344\356\342 "
     "\342\356\361\361\362\340\355\356\342\353\345\355\356",
	"windows-1251"},
    {"\367 \320\317\322\324\325 \316\301\336\301\314\311 "
     "\322\305\315\317\316\324 \320\322\311\336\301\314\301. "
     "\344\327\311\326\305\316\311\305 \320\317\305\332\304\317\327 "
     "\327\317\323\323\324\301\316\317\327\314\305\316\317",
	"koi8-r"},
    {"Le train de l'apr\350s-midi a \351t\351 supprim\351 \340 Orl\351ans. La "
     "pr\351fecture d\351clare l'\351t\351 \340 c\364t\351, d\351but ao\373t "
     "o\371 les \351l\350ves \351taient d\351j\340 arriv\351s \340 l'\351cole, "
     "pr\350s de l\340, o\371 le maire a \351t\351 r\351\351lu; le r\351seau a "
     "\351t\351 r\351par\351",
	NULL},
};

static const char *
guess(const char *text)
{
	struct arena *a = arena_new();
	const char *got =
	    guess_label(a, (const unsigned char *)text, strlen(text));

	arena_free(a);
	return got != NULL ? got : "none";
}

static void
letters_show_the_encoding(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(guess(rows[i].text),
		    rows[i].label != NULL ? rows[i].label : "none");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(letters_show_the_encoding),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
