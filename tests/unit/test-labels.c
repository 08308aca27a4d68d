/* test-labels.c - the table of encoding labels. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "decode/labels.h"

struct row {
	const char *label;
	const char *name; /* NULL: no such label */
};

static const struct row rows[] = {
    {"utf-8", "UTF-8"},
    {"UTF8", "UTF-8"},
    {"ascii", "windows-1252"},
    {"ISO-8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"tis-620", "windows-874"},
    {"gb2312", "GBK"},
    {"ks_c_5601-1987", "EUC-KR"},
    {"x-sjis", "Shift_JIS"},
    {"x-cp1256", "windows-1256"},
    {"iso-8859-6-e", "ISO-8859-6"},
    {"logical", "ISO-8859-8-I"},
    {"koi8-ru", "KOI8-U"},
    {"unicodefeff", "UTF-16LE"},
    {"utf-16", "UTF-16LE"},
    {"iso-2022-kr", "replacement"},
    {"x-user-defined", "x-user-defined"},
    {"866", "IBM866"},
    {"x-x-big5", "Big5"},
    {" \t\n\f\rutf-8\r\f\n\t ", "UTF-8"},
    {"\vutf-8", NULL},
    {"utf 8", NULL},
    {"utf-7", NULL},
    {"utf-32", NULL},
    {"", NULL},
    {" ", NULL},
    {"utf-8;", NULL},
    {"a-label-that-is-longer-than-any-label-there-is", NULL},
};

static void
labels_mean_what_browsers_mean(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct encoding *e =
		    label_find(rows[i].label, strlen(rows[i].label));

		if (rows[i].name == NULL) {
			assert_null(e);
		} else {
			assert_non_null(e);
			assert_string_equal(e->name, rows[i].name);
		}
	}
}

static void
only_n_bytes_are_read(void **state)
{
	(void)state;
	assert_string_equal(label_find("utf-8\"x", 5)->name, "UTF-8");
	assert_null(label_find("utf-8\0", 6));
}

/* bsearch fails without a word in a table that is out of order. */
static void
the_table_is_sorted_and_lower_case(void **state)
{
	size_t n;
	const struct label *all = label_all(&n);

	(void)state;
	assert_int_equal(n, 228);
	for (size_t i = 0; i < n; i++) {
		const char *s = all[i].label;

		if (i > 0)
			assert_true(strcmp(all[i - 1].label, s) < 0);
		assert_true(
		    strcspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ \t") == strlen(s));
		assert_ptr_equal(
		    label_find(s, strlen(s)), label_encoding(&all[i]));
	}
}

static void
every_name_is_a_label_of_itself(void **state)
{
	size_t n;
	const struct label *all = label_all(&n);

	(void)state;
	for (size_t i = 0; i < n; i++) {
		const struct encoding *e = label_encoding(&all[i]);

		assert_ptr_equal(label_find(e->name, strlen(e->name)), e);
	}
}

static void
all_labels_of_the_standard_are_there(void **state)
{
	const char *dir = getenv("AJEL_SHARED");
	char path[4096], line[256];
	FILE *f;
	int n = 0;

	(void)state;
	(void)snprintf(path, sizeof(path), "%s/data/whatwg_labels.tsv",
	    dir != NULL ? dir : "../shared");
	f = fopen(path, "r");
	if (f == NULL) {
		(void)printf("SKIP %s: not there\n", path);
		return;
	}
	while (fgets(line, sizeof(line), f) != NULL) {
		size_t name_n = strcspn(line, "\t");
		const char *label = line + name_n + 1;
		const struct encoding *e =
		    label_find(label, strcspn(label, "\t\n"));

		line[name_n] = '\0';
		assert_non_null(e);
		assert_string_equal(e->name, line);
		n++;
	}
	(void)fclose(f);
	assert_int_equal(n, 228);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(labels_mean_what_browsers_mean),
    cmocka_unit_test(only_n_bytes_are_read),
    cmocka_unit_test(the_table_is_sorted_and_lower_case),
    cmocka_unit_test(every_name_is_a_label_of_itself),
    cmocka_unit_test(all_labels_of_the_standard_are_there),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
