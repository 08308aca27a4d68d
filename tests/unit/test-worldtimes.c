/* test-worldtimes.c - what printed times of the whole world mean, over tables
 * of what libraries print: instants, as `ajel time` gives them. */
#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/instant.h"
#include "refresh/reading.h"
#include "timeaid.h"

enum { CELLS = 512, FEW_SECONDS = 45 };

/* One kind of one table, or one language. */
struct cell {
	char name[48];
	int right, all;
};

struct sheet {
	struct cell cells[CELLS];
	int n;
};

static void
count(struct sheet *s, const char *name, bool right)
{
	int i = 0;

	while (i < s->n && strcmp(s->cells[i].name, name) != 0)
		i++;
	if (i == CELLS)
		return;
	if (i == s->n)
		(void)snprintf(s->cells[s->n++].name, 48, "%s", name);
	s->cells[i].right += right;
	s->cells[i].all++;
}

static double
share(const struct cell *c)
{
	return 100.0 * c->right / c->all;
}

static void
print_sheet(const char *name, const struct sheet *s)
{
	for (int i = 0; i < s->n; i++)
		print_message("%s %-18s %5d of %5d  %5.1f %%\n", name,
		    s->cells[i].name, s->cells[i].right, s->cells[i].all,
		    share(&s->cells[i]));
}

static const char *
text_of(const json_t *row, const char *key)
{
	return json_string_value(json_object_get(row, key));
}

/* "2025-04-10T09:13:00" with or without its Z; texts that don't say when are
 * read at the end of the year that the tables were made in. */
static int64_t
base_of(const json_t *row)
{
	const char *base = text_of(row, "base");
	char text[INSTANT_TEXT];

	if (base == NULL)
		return timeaid_instant("2025-12-31T23:59:59Z");
	(void)snprintf(text, sizeof(text), "%.19sZ", base);
	return timeaid_instant(text);
}

/* What a row counts back or ahead, by UTC's calendar. */
static int64_t
moved(int64_t base, const json_t *amounts, int sign)
{
	struct civil c = instant_civil(base);
	double n[7];
	static const char *const units[] = {
	    "years", "months", "weeks", "days", "hours", "minutes", "seconds"};
	int months;

	for (int i = 0; i < 7; i++)
		n[i] = sign *
		       json_number_value(json_object_get(amounts, units[i]));
	months = c.year * 12 + c.month - 1 + (int)(n[0] * 12 + n[1]);
	c.year = months / 12;
	c.month = months % 12 + 1;
	while (civil_valid(&c) == 0)
		c.day--;
	return instant_of(&c) + (int64_t)((n[2] * 7 + n[3]) * DAY) +
	       (int64_t)(n[4] * HOUR + n[5] * MINUTE + n[6]);
}

/* "Yesterday" is a day, and printed as its midnight. */
static bool
is_relative(const json_t *row, int64_t base, const struct reading *got)
{
	const json_t *ago = json_object_get(row, "ago");
	const json_t *in = json_object_get(row, "in");
	int64_t want =
	    moved(base, ago != NULL ? ago : in, ago != NULL ? -1 : 1);
	int64_t far = got->published - want;

	if (json_object_get(row, "fuzzy") != NULL)
		return far <= FEW_SECONDS && far >= -FEW_SECONDS;
	if (got->precision == DAY && got->published % DAY == 0)
		return got->published == want - want % DAY;
	return far == 0;
}

/* As far as it is printed: "09:13", "2025-04-10", "2025-04-10T09:13". */
static bool
is_expected(const json_t *row, const struct reading *got)
{
	const char *want = text_of(row, "expected");
	size_t n = strcspn(want, "Z."), date = sizeof("2025-04-10") - 1;
	char text[INSTANT_TEXT];

	(void)instant_print(got->published, text);
	if (strcmp(text_of(row, "kind"), "time") == 0)
		return strncmp(strchr(text, 'T') + 1, want, n) == 0;
	if (n == date && (got->precision != DAY || got->published % DAY != 0))
		return false;
	return strncmp(text, want, n) == 0;
}

static bool
is_right(const json_t *row)
{
	const char *text = text_of(row, "input"), *kind = text_of(row, "kind");
	char language[16] = "";
	struct reading_at at = {"UTC", language, base_of(row)};
	struct reading got;
	bool read;

	if (text_of(row, "lang") != NULL)
		(void)snprintf(language, sizeof(language), "%.*s",
		    (int)(strcspn(text_of(row, "lang"), "-") +
			  strspn(strchr(text_of(row, "lang"), '-') != NULL
				     ? strchr(text_of(row, "lang"), '-')
				     : "",
			      "-abcdefghijklmnopqrstuvwxyz"
			      "ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
		    text_of(row, "lang"));
	else
		at.language = NULL;
	read = reading_of(text, strlen(text), &at, &got);
	if (strncmp(kind, "no", 2) == 0)
		return !read;
	if (!read)
		return false;
	return strcmp(kind, "rel") == 0 ? is_relative(row, at.now, &got)
					: is_expected(row, &got);
}

/* Translations ask something else. A table rolls a day over that its month
 * hasn't: 30 Safar 1433. */
static bool
is_ours(const json_t *row)
{
	const char *kind = text_of(row, "kind");

	return strcmp(kind, "abs-en") != 0 && strcmp(kind, "rel-en") != 0 &&
	       strncmp(text_of(row, "input"), "30-02-", 6) != 0;
}

/* The several Hijri kinds are one. */
static const char *
kind_of(const json_t *row)
{
	const char *kind = text_of(row, "kind");

	return strstr(kind, "umalqura") != NULL ? "umalqura" : kind;
}

/* False where the table isn't there. */
static bool
measure(const char *name, struct sheet *kinds, struct sheet *languages)
{
	const char *dir = getenv("AJEL_SHARED");
	char path[4096], line[8192];
	FILE *f;

	(void)snprintf(path, sizeof(path), "%s/data/%s.jsonl",
	    dir != NULL ? dir : "../shared", name);
	f = fopen(path, "r");
	if (f == NULL) {
		print_message("SKIP no %s\n", path);
		return false;
	}
	while (fgets(line, sizeof(line), f) != NULL) {
		json_t *row = json_loads(line, 0, NULL);

		if (row != NULL && is_ours(row)) {
			const char *tag = text_of(row, "lang");
			char language[16];
			bool right = is_right(row);

			(void)snprintf(language, sizeof(language), "%.*s",
			    (int)strcspn(tag != NULL ? tag : "", "-"),
			    tag != NULL ? tag : "");
			count(kinds, kind_of(row), right);
			count(kinds, "all", right);
			count(languages, language, right);
		}
		json_decref(row);
	}
	(void)fclose(f);
	print_sheet(name, kinds);
	print_sheet(name, languages);
	return true;
}

static void
assert_share(const char *table, const struct cell *c, double least)
{
	if (share(c) < least)
		fail_msg("%s, %s: %d of %d", table, c->name, c->right, c->all);
}

/* Every kind for itself. */
static void
reads_the_arabic_tables(void **state)
{
	static struct sheet kinds, languages;

	(void)state;
	if (!measure("arabic_times", &kinds, &languages))
		return;
	for (int i = 0; i < kinds.n; i++)
		assert_share("arabic", &kinds.cells[i],
		    strncmp(kinds.cells[i].name, "no", 2) == 0 ? 100 : 97);
}

static bool
is_great(const char *language)
{
	char word[16];

	(void)snprintf(word, sizeof(word), " %s ", language);
	return language[0] != '\0' &&
	       strstr(" en de fr es it pt nl ru uk tr ja zh ko pl el ar fa he "
		      "ckb ur ",
		   word) != NULL;
}

static void
reads_the_worlds_tables(void **state)
{
	static struct sheet kinds, languages;

	(void)state;
	if (!measure("world_times", &kinds, &languages))
		return;
	for (int i = 0; i < kinds.n; i++)
		assert_share("world", &kinds.cells[i],
		    strncmp(kinds.cells[i].name, "no", 2) == 0 ? 100 : 95);
	for (int i = 0; i < languages.n; i++) {
		if (is_great(languages.cells[i].name))
			assert_share("world", &languages.cells[i], 97);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reads_the_arabic_tables),
	    cmocka_unit_test(reads_the_worlds_tables),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
