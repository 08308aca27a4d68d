/* test-meta.c - what <meta> declares, by the HTML Standard's prescan. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "decode/meta.h"

struct row {
	const char *page;
	const char *name; /* NULL: declares nothing */
};

#define WIN "windows-1256"
#define CT  "http-equiv=content-type"

static const struct row rows[] = {
    /* charset */
    {"<meta charset=windows-1256>", WIN},
    {"<META CHARSET=\"Windows-1256\">", WIN},
    {"<html><head><meta charset='windows-1256' />", WIN},
    {"<meta\ncharset \t=\n windows-1256\n>", WIN},
    {"<meta/charset=windows-1256>", WIN},
    {"<meta name=x charset=windows-1256 content=y>", WIN},
    {"<meta charset=windows-1256/>", NULL}, /* the slash is the value's */
    {"<metacharset=windows-1256>", NULL},
    {"<meta xcharset=windows-1256>", NULL},
    {"<meta charset>", NULL},
    {"<meta charset=>", NULL},
    /* the first one that is known counts */
    {"<meta charset=bogus><meta charset=windows-1256>", WIN},
    {"<meta charset=windows-1256><meta charset=utf-8>", WIN},
    {"<meta charset=windows-1256 charset=utf-8>", WIN},
    /* http-equiv and content, in any order */
    {"<meta " CT " content='text/html; charset=windows-1256'>", WIN},
    {"<meta content='text/html;charset=windows-1256' " CT ">", WIN},
    {"<meta HTTP-EQUIV=Content-Type CONTENT='CHARSET = windows-1256;x'>", WIN},
    {"<meta " CT " content='charset charset=windows-1256'>", WIN},
    {"<meta " CT " content='x;charset=\"windows-1256\"'>", WIN},
    {"<meta " CT " content=\"charset='windows-1256\">", NULL},
    {"<meta " CT " content=charset=windows-1256>", WIN},
    {"<meta " CT " content='text/html'>", NULL},
    {"<meta " CT " content='charset='>", NULL},
    {"<meta " CT " content=charset>", NULL},
    {"<meta content='text/html; charset=windows-1256'>", NULL},
    {"<meta http-equiv=refresh content='0; charset=windows-1256'>", NULL},
    {"<meta http-equiv=refresh " CT " content='charset=windows-1256'>", NULL},
    /* charset beats content, even when it is unknown */
    {"<meta content='charset=utf-8' " CT " charset=windows-1256>", WIN},
    {"<meta charset=windows-1256 content='charset=utf-8' " CT ">", WIN},
    {"<meta charset=bogus content='charset=utf-8' " CT ">", NULL},
    /* what can't be true */
    {"<meta charset=utf-16>", "UTF-8"},
    {"<meta charset=utf-16be>", "UTF-8"},
    {"<meta charset=x-user-defined>", "windows-1252"},
    {"<meta charset=iso-2022-kr>", "replacement"},
    /* where there is no <meta> */
    {"<!-- <meta charset=utf-8> --><meta charset=windows-1256>", WIN},
    {"<!--><meta charset=windows-1256>", WIN},
    {"<!---><meta charset=windows-1256>", WIN},
    {"<!-- -- > <meta charset=utf-8> --><meta charset=windows-1256>", WIN},
    {"<!-- -> <meta charset=utf-8> --><meta charset=windows-1256>", WIN},
    {"<!-- <meta charset=windows-1256>", NULL},
    {"<!-", NULL},
    {"<!--", NULL},
    {"<!doctype html><meta charset=windows-1256>", WIN},
    {"<?php x ?><meta charset=windows-1256>", WIN},
    {"</head><meta charset=windows-1256>", WIN},
    {"</ ><meta charset=windows-1256>", WIN},
    {"a < b <meta charset=windows-1256>", WIN},
    {"<<meta charset=windows-1256>", WIN},
    {"<p title='<meta charset=utf-8>'><meta charset=windows-1256>", WIN},
    {"<p title=\"x><meta charset=windows-1256>", NULL},
    {"<meta x='charset=utf-8'><meta charset=windows-1256>", WIN},
    {"<meta <meta charset=windows-1256>", WIN},
    {"<meta =charset=windows-1256>", NULL},
    {"<script>'<meta charset=windows-1256>'</script>", WIN},
    /* cut short */
    {"", NULL},
    {"<", NULL},
    {"</", NULL},
    {"<!", NULL},
    {"<?", NULL},
    {"<meta", NULL},
    {"<meta ", NULL},
    {"<meta charset", NULL},
    {"<meta charset=", NULL},
    {"<meta charset=windows-1256", NULL},
    {"<meta charset='windows-1256'", NULL},
    {"<meta charset='windows-1256", NULL},
    {"plain text", NULL},
    /* XML declarations */
    {"<?xml version='1.0' encoding=\"windows-1256\"?><html>", WIN},
    {"<?xml version='1.0' encoding = 'windows-1256'", NULL},
    {"<?xml encoding='bogus'?><meta charset=windows-1256>", WIN},
    {"<?xml encoding='utf-8'?><meta charset=windows-1256>", WIN},
    {"<?xml encoding='utf-16'?>", "UTF-8"},
    {"<?xml version='1.0'?><x encoding='windows-1256'>", NULL},
    {"<?xml encoding?>", NULL},
    {"<?xml encoding=windows-1256?>", NULL},
    {"<?xml encoding='windows-1256?>", NULL},
    {" <?xml encoding='windows-1256'?>", NULL},
};

/* The name for an exact copy, so that a sanitizer sees an overrun. */
static const char *
name_of(const char *page, size_t n)
{
	unsigned char *exact = malloc(n > 0 ? n : 1);
	const struct encoding *e;

	memcpy(exact, page, n);
	e = meta_encoding(exact, n);
	free(exact);
	return e != NULL ? e->name : NULL;
}

static void
declarations_are_read_as_browsers_do(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *name = name_of(rows[i].page, strlen(rows[i].page));
		const char *want = rows[i].name;

		if ((name == NULL) != (want == NULL) ||
		    (name != NULL && strcmp(name, want) != 0))
			fail_msg("%s: %s, not %s", rows[i].page,
			    name != NULL ? name : "none",
			    want != NULL ? want : "none");
	}
}

static void
a_zero_byte_is_part_of_a_name(void **state)
{
	static const char before[] = "<meta \0charset=windows-1256>";
	static const char between[] = "<meta \0 charset=windows-1256>";

	(void)state;
	assert_null(name_of(before, sizeof(before) - 1));
	assert_string_equal(name_of(between, sizeof(between) - 1), WIN);
}

static void
an_xml_declaration_in_utf16_speaks_for_itself(void **state)
{
	(void)state;
	assert_string_equal(name_of("<\0?\0x\0m\0l\0", 10), "UTF-16LE");
	assert_string_equal(name_of("\0<\0?\0x\0m\0l", 10), "UTF-16BE");
	assert_null(name_of("<\0?\0x", 5));
}

static void
the_scan_ends_at_its_limit(void **state)
{
	static const char meta[] = "<meta charset=windows-1256>";
	size_t n = sizeof(meta) - 1;
	char *page = malloc(LIMIT_META_SCAN + n);

	(void)state;
	memset(page, ' ', LIMIT_META_SCAN + n);
	memcpy(page + LIMIT_META_SCAN - n, meta, n);
	assert_string_equal(name_of(page, LIMIT_META_SCAN + n), WIN);
	memmove(page + 1, page, LIMIT_META_SCAN + n - 1);
	assert_null(name_of(page, LIMIT_META_SCAN + n));
	free(page);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(declarations_are_read_as_browsers_do),
    cmocka_unit_test(a_zero_byte_is_part_of_a_name),
    cmocka_unit_test(an_xml_declaration_in_utf16_speaks_for_itself),
    cmocka_unit_test(the_scan_ends_at_its_limit),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
