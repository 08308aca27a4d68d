/* test-zone.c - zones that exist, their offsets, gaps and folds. */
#include "base/zone.h"

#include <setjmp.h>
#include <stdarg.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <jansson.h>

static const char *const real[] = {
    "UTC",
    "Asia/Beirut",
    "America/Argentina/Buenos_Aires",
    "Etc/GMT+3",
};

#define TWENTY   "abcdefghij_ABCDEFGHI"
#define TOO_LONG TWENTY TWENTY TWENTY TWENTY TWENTY TWENTY TWENTY

static const char *const unreal[] = {
    "",
    "Asia/Beruit",
    "asia/beirut",
    "Asia",
    "Asia/",
    "/Asia/Beirut",
    "Asia//Beirut",
    "../zoneinfo/Asia/Beirut",
    "Asia/../Asia/Beirut",
    "/etc/passwd",
    "/usr/share/zoneinfo/Asia/Beirut",
    ":Asia/Beirut",
    "Asia/Beirut ",
    "tzdata.zi",
    "zone1970.tab",
    "right/Asia/Beirut",
    "EET-2EEST",
    TOO_LONG,
};

static void
knows_zones_by_their_files(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof(real) / sizeof(real[0]); i++) {
		if (!zone_exists(real[i]))
			fail_msg("%s doesn't exist", real[i]);
	}
	for (size_t i = 0; i < sizeof(unreal) / sizeof(unreal[0]); i++) {
		if (zone_exists(unreal[i]))
			fail_msg("%s exists", unreal[i]);
	}
}

/* "2025-10-25 23:30" */
static struct civil
civil_of(const char *s)
{
	struct civil c = {0};

	assert_int_equal(sscanf(s, "%d-%d-%d%*c%d:%d", &c.year, &c.month,
			     &c.day, &c.hour, &c.minute),
	    5);
	return c;
}

struct row {
	const char *zone, *local;
	int n;
	const char *first, *second;
};

static const struct row rows[] = {
    {"Asia/Beirut", "2025-01-15 09:13", 1, "2025-01-15T07:13:00Z", NULL},
    {"Asia/Beirut", "2025-07-15 09:13", 1, "2025-07-15T06:13:00Z", NULL},
    /* back from 24:00 to 23:00 */
    {"Asia/Beirut", "2025-10-25 22:59", 1, "2025-10-25T19:59:00Z", NULL},
    {"Asia/Beirut", "2025-10-25 23:30", 2, "2025-10-25T20:30:00Z",
	"2025-10-25T21:30:00Z"},
    {"Asia/Beirut", "2025-10-26 00:00", 1, "2025-10-25T22:00:00Z", NULL},
    /* forward from 00:00 to 01:00 */
    {"Asia/Beirut", "2026-03-28 23:59", 1, "2026-03-28T21:59:00Z", NULL},
    {"Asia/Beirut", "2026-03-29 00:00", 0, "2026-03-28T22:00:00Z", NULL},
    {"Asia/Beirut", "2026-03-29 00:30", 0, "2026-03-28T22:30:00Z", NULL},
    {"Asia/Beirut", "2026-03-29 01:00", 1, "2026-03-28T22:00:00Z", NULL},
    {"Africa/Cairo", "2025-08-01 12:00", 1, "2025-08-01T09:00:00Z", NULL},
    {"Africa/Cairo", "2025-01-01 12:00", 1, "2025-01-01T10:00:00Z", NULL},
    /* winter time is Ireland's daylight saving, with a negative sign */
    {"Europe/Dublin", "2025-07-01 12:00", 1, "2025-07-01T11:00:00Z", NULL},
    {"Europe/Dublin", "2025-10-26 01:30", 2, "2025-10-26T00:30:00Z",
	"2025-10-26T01:30:00Z"},
    {"Europe/Dublin", "2025-03-30 01:30", 0, "2025-03-30T01:30:00Z", NULL},
    /* Ramadan */
    {"Africa/Casablanca", "2025-01-15 12:00", 1, "2025-01-15T11:00:00Z", NULL},
    {"Africa/Casablanca", "2025-03-10 12:00", 1, "2025-03-10T12:00:00Z", NULL},
    {"Africa/Casablanca", "2025-02-23 02:30", 2, "2025-02-23T01:30:00Z",
	"2025-02-23T02:30:00Z"},
    /* half an hour of daylight saving */
    {"Australia/Lord_Howe", "2025-01-01 00:00", 1, "2024-12-31T13:00:00Z",
	NULL},
    {"Australia/Lord_Howe", "2025-04-06 01:45", 2, "2025-04-05T14:45:00Z",
	"2025-04-05T15:15:00Z"},
    {"Australia/Lord_Howe", "2025-10-05 02:15", 0, "2025-10-04T15:45:00Z",
	NULL},
    {"UTC", "2025-10-26 01:30", 1, "2025-10-26T01:30:00Z", NULL},
    {"Asia/Kathmandu", "2025-06-01 06:00", 1, "2025-06-01T00:15:00Z", NULL},
    /* a whole day skipped */
    {"Pacific/Apia", "2011-12-30 12:00", 0, "2011-12-30T22:00:00Z", NULL},
};

static void
finds_the_instants_of_a_local_time(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct row *r = &rows[i];
		struct civil c = civil_of(r->local);
		char text[INSTANT_TEXT];
		int64_t out[2];
		int n = zone_instants(r->zone, &c, out);

		if (n != r->n)
			fail_msg("%s %s: %d instants", r->zone, r->local, n);
		assert_string_equal(instant_print(out[0], text), r->first);
		if (n == 2)
			assert_string_equal(
			    instant_print(out[1], text), r->second);
	}
}

static void
shows_what_clocks_in_a_zone_show(void **unused)
{
	int64_t t;
	struct civil c;

	(void)unused;
	assert_int_equal(instant_parse("2026-03-28T22:00:00Z", &t), 0);
	c = zone_civil("Asia/Beirut", t - 1);
	assert_int_equal(c.day, 28);
	assert_int_equal(c.hour, 23);
	assert_int_equal(c.second, 59);
	c = zone_civil("Asia/Beirut", t);
	assert_int_equal(c.day, 29);
	assert_int_equal(c.hour, 1);
	assert_string_equal(zone_abbreviation("Asia/Beirut", t - 1), "EET");
	assert_string_equal(zone_abbreviation("Asia/Beirut", t), "EEST");
	assert_int_equal(zone_offset("Asia/Beirut", t - 1), 2 * HOUR);
	assert_int_equal(zone_offset("Asia/Beirut", t), 3 * HOUR);
	assert_int_equal(
	    zone_offset("America/St_Johns", 0), -(3 * HOUR + 1800));
	assert_int_equal(zone_offset("Asia/Beirut", t), 3 * HOUR);
}

static void
knows_which_zone_was_meant(void **unused)
{
	static const char *const pairs[][2] = {
	    {"Asia/Beruit", "Asia/Beirut"},
	    {"asia/beirut", "Asia/Beirut"},
	    {"Beirut", "Asia/Beirut"},
	    {"Asia/Bayrut", "Asia/Beirut"},
	    {"Africa/Beirut", "Asia/Beirut"},
	    {"New York", "America/New_York"},
	    {"America/Argentina/Buenos_Aries",
		"America/Argentina/Buenos_Aires"},
	    {"Europe/Kiyv", "Europe/Kyiv"},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		const char *meant = zone_nearest(pairs[i][0]);

		if (meant == NULL || strcmp(meant, pairs[i][1]) != 0)
			fail_msg("%s: %s", pairs[i][0],
			    meant != NULL ? meant : "none");
	}
	assert_null(zone_nearest("UTC+3"));
	assert_null(zone_nearest("GMT-3"));
	assert_null(zone_nearest("Ruritania"));
	assert_null(zone_nearest(""));
	assert_null(zone_nearest("../../etc/passwd"));
}

/* TZ is read once in a process, so each case is one; and it must come before
 * any other use of a zone. */
static void
expect_system(const char *tz, bool use_another, const char *want)
{
	pid_t pid = fork();
	int status;

	assert_true(pid >= 0);
	if (pid == 0) {
		(void)setenv("TZ", tz, 1);
		if (use_another)
			(void)zone_offset("Asia/Tokyo", 0);
		_exit(strcmp(zone_system(), want) != 0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	if (status != 0)
		fail_msg("TZ=%s isn't %s", tz, want);
}

static void
knows_the_users_zone(void **unused)
{
	(void)unused;
	expect_system("Asia/Beirut", false, "Asia/Beirut");
	expect_system(":Asia/Beirut", false, "Asia/Beirut");
	expect_system(":/usr/share/zoneinfo/Asia/Beirut", false, "Asia/Beirut");
	expect_system("Asia/Beirut", true, "Asia/Beirut");
}

static void
names_a_zone_that_exists_whatever_tz_says(void **unused)
{
	(void)unused;
	(void)setenv("TZ", "Asia/Beruit", 1);
	assert_true(zone_exists(zone_system()));
	assert_string_not_equal(zone_system(), "Asia/Beruit");
}

/* "# version 2025b" -> "2025b", "" where the file is missing. */
static void
tzdata_version(char out[32])
{
	FILE *f = fopen("/usr/share/zoneinfo/tzdata.zi", "r");

	out[0] = '\0';
	if (f == NULL)
		return;
	if (fscanf(f, "# version %31s", out) != 1)
		out[0] = '\0';
	(void)fclose(f);
}

/* Of the table's zones only Morocco's moved after 2025b: the clocks stay on
 * +00 from September 2026. */
static bool
moved_since_2025b(const char *zone, const char *local)
{
	return strcmp(local, "2026-09") > 0 &&
	       (strcmp(zone, "Africa/Casablanca") == 0 ||
		   strcmp(zone, "Africa/El_Aaiun") == 0);
}

static void
check_case(const char *line)
{
	json_t *o = json_loads(line, 0, NULL);
	const char *zone = json_string_value(json_object_get(o, "zone"));
	const char *local = json_string_value(json_object_get(o, "local"));
	json_t *utc = json_object_get(o, "utc");
	struct civil c = civil_of(local);
	int64_t out[2];
	int n = zone_instants(zone, &c, out);

	if (n != (int)json_array_size(utc))
		fail_msg("%s %s: %d instants", zone, local, n);
	for (int i = 0; i < n; i++) {
		const char *want =
		    json_string_value(json_array_get(utc, (size_t)i));
		char text[INSTANT_TEXT];

		assert_memory_equal(instant_print(out[i], text), want, 16);
	}
	json_decref(o);
}

static void
agrees_with_the_shared_table(void **unused)
{
	const char *dir = getenv("AJEL_SHARED");
	char path[4096], line[1024], version[32];
	int ran = 0, skipped = 0;
	FILE *f;

	(void)unused;
	(void)snprintf(path, sizeof(path), "%s/data/tz_cases_2026f.jsonl",
	    dir != NULL ? dir : "../shared");
	f = fopen(path, "r");
	tzdata_version(version);
	if (f == NULL || version[0] == 0) {
		print_message("SKIP no %s or no tzdata.zi\n", path);
		if (f != NULL)
			(void)fclose(f);
		return;
	}
	while (fgets(line, sizeof(line), f) != NULL) {
		char zone[64], local[64];

		assert_int_equal(
		    sscanf(line,
			"{\"zone\": \"%63[^\"]\", \"local\": \"%63[^\"]", zone,
			local),
		    2);
		if (strcmp(version, "2026f") != 0 &&
		    moved_since_2025b(zone, local)) {
			skipped++;
			continue;
		}
		check_case(line);
		ran++;
	}
	(void)fclose(f);
	print_message("%d cases of tz 2026f against %s\n", ran, version);
	if (skipped > 0)
		print_message(
		    "SKIP %d cases of Morocco, which moved between %s and"
		    " 2026f\n",
		    skipped, version);
	assert_true(ran > 0);
}

/* Whatever is asked before of the same day. */
static void
changes_its_offset_to_the_second(void **state)
{
	static const struct {
		const char *zone;
		int64_t at;
		int before, after;
	} changes[] = {
	    {"America/St_Johns", 1268537460, -12600, -9000},
	    {"America/St_Johns", 1289097060, -9000, -12600},
	    {"Africa/Monrovia", 63593070, -2670, 0},
	    {"Pacific/Apia", 1325239200, -36000, 50400},
	    {"Asia/Beirut", 1774735200, 7200, 10800},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		const char *zone = changes[i].zone;
		int64_t at = changes[i].at;

		for (int round = 0; round < 2; round++) {
			assert_int_equal(
			    zone_offset(zone, at), changes[i].after);
			assert_int_equal(
			    zone_offset(zone, at - 1), changes[i].before);
			assert_int_equal(
			    zone_offset(zone, at - 6 * DAY), changes[i].before);
			assert_int_equal(
			    zone_offset(zone, at + 6 * DAY), changes[i].after);
		}
		assert_int_equal(zone_offset("UTC", at), 0);
	}
}

static void
a_country_has_its_zones_the_main_one_first(void **state)
{
	static const struct {
		const char *country, *first;
		size_t least, most;
	} countries[] = {{"LB", "Asia/Beirut", 1, 1},
	    {"GB", "Europe/London", 1, 1}, {"US", "America/New_York", 9, 40},
	    {"UA", "Europe/Kyiv", 1, 1}, {"BR", "America/Sao_Paulo", 4, 20},
	    {"RU", "Europe/Moscow", 11, 40}, {"IN", "Asia/Kolkata", 1, 1},
	    {"XX", NULL, 0, 0}, {"", NULL, 0, 0}, {"L", NULL, 0, 0}};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(countries) / sizeof(countries[0]); i++) {
		size_t n;
		const char **zones =
		    zone_of_country(a, countries[i].country, &n);

		assert_in_range(n, countries[i].least, countries[i].most);
		for (size_t j = 1; j < n; j++)
			assert_string_not_equal(zones[j], zones[0]);
		if (n > 0)
			assert_string_equal(zones[0], countries[i].first);
	}
	arena_free(a);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(knows_the_users_zone),
	    cmocka_unit_test(knows_zones_by_their_files),
	    cmocka_unit_test(knows_which_zone_was_meant),
	    cmocka_unit_test(finds_the_instants_of_a_local_time),
	    cmocka_unit_test(shows_what_clocks_in_a_zone_show),
	    cmocka_unit_test(changes_its_offset_to_the_second),
	    cmocka_unit_test(names_a_zone_that_exists_whatever_tz_says),
	    cmocka_unit_test(a_country_has_its_zones_the_main_one_first),
	    cmocka_unit_test(agrees_with_the_shared_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
