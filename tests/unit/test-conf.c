/* test-conf.c - definitions: what each key sets, what each fault says. */
#include "conf/conf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/instant.h"
#include "base/limits.h"

#define MINIMAL "[source]\nurl = https://a.example/\ntimezone = Asia/Beirut\n"

static int
set_up(void **state)
{
	*state = arena_new();
	return 0;
}

static int
tear_down(void **state)
{
	arena_free(*state);
	return 0;
}

static int
parse(struct arena *a, const char *text, struct source *s, struct err *err)
{
	return conf_parse(a, text, strlen(text), "x.conf", "x", s, err);
}

static void
must_parse(struct arena *a, const char *text, struct source *s)
{
	struct err err = {0};

	if (parse(a, text, s, &err) < 0)
		fail_msg("%s", err.msg);
}

static void
every_key_sets_its_member(void **state)
{
	static const char text[] = "# a remark\n"
				   "[source]\n"
				   "title = الديار – عاجل 24/7\n"
				   "url = https://addiyar.com/\n"
				   "timezone = Asia/Beirut\n"
				   "language = ar\n"
				   "\n"
				   "[ticker]    ; all optional\n"
				   "heading = عاجل 24/7\n"
				   "items = //li[@class='x']\n"
				   "time = span[1]\n"
				   "text = a\n"
				   "link = a/@href\n"
				   "order = oldest-first\n"
				   "clock = dot\n"
				   "untimed = yes\n"
				   "min-lines = 7\n"
				   "[fetch]\n"
				   "interval = 5m\n"
				   "timeout = 20\n"
				   "max-bytes = 2M\n"
				   "header = Accept-Language: ar\n"
				   "header = User-Agent: me/1 (mail: a; b)\n"
				   "command = get 'a b'\n"
				   "robots = ignore\n"
				   "allow-private = yes\n"
				   "[feed]\n"
				   "entries = 50\n"
				   "edits = new\n"
				   "keep = 400d\n"
				   "on-new = tell 'x y'";
	struct source s;

	must_parse(*state, text, &s);
	assert_string_equal(s.name, "x");
	assert_string_equal(s.title, "الديار – عاجل 24/7");
	assert_string_equal(s.url, "https://addiyar.com/");
	assert_string_equal(s.timezone, "Asia/Beirut");
	assert_string_equal(s.language, "ar");
	assert_string_equal(s.ticker.heading, "عاجل 24/7");
	assert_string_equal(s.ticker.items, "//li[@class='x']");
	assert_string_equal(s.ticker.time, "span[1]");
	assert_string_equal(s.ticker.text, "a");
	assert_string_equal(s.ticker.link, "a/@href");
	assert_int_equal(s.ticker.order, ORDER_OLDEST_FIRST);
	assert_int_equal(s.ticker.clock, CLOCK_DOT);
	assert_true(s.ticker.untimed);
	assert_int_equal(s.ticker.min_lines, 7);
	assert_int_equal(s.fetch.interval, 300);
	assert_int_equal(s.fetch.timeout, 20);
	assert_int_equal(s.fetch.max_bytes, 2 << 20);
	assert_int_equal(s.fetch.headers_n, 2);
	assert_string_equal(s.fetch.headers[0], "Accept-Language: ar");
	assert_string_equal(
	    s.fetch.headers[1], "User-Agent: me/1 (mail: a; b)");
	assert_string_equal(s.fetch.command[0], "get");
	assert_string_equal(s.fetch.command[1], "a b");
	assert_null(s.fetch.command[2]);
	assert_int_equal(s.fetch.robots, ROBOTS_IGNORE);
	assert_true(s.fetch.allow_private);
	assert_int_equal(s.feed.entries, 50);
	assert_int_equal(s.feed.edits, EDITS_NEW);
	assert_int_equal(s.feed.keep, 400 * DAY);
	assert_string_equal(s.feed.on_new[0], "tell");
	assert_string_equal(s.feed.on_new[1], "x y");
	assert_null(s.feed.on_new[2]);
}

static void
what_is_not_said_is_absent(void **state)
{
	struct source s;

	must_parse(*state, MINIMAL, &s);
	assert_string_equal(s.title, "x"); /* the name stands in */
	assert_null(s.language);
	assert_null(s.ticker.heading);
	assert_null(s.ticker.items);
	assert_null(s.ticker.time);
	assert_null(s.ticker.text);
	assert_null(s.ticker.link);
	assert_int_equal(s.ticker.order, ORDER_UNKNOWN);
	assert_int_equal(s.ticker.clock, CLOCK_COLON);
	assert_false(s.ticker.untimed);
	assert_int_equal(s.ticker.min_lines, 0);
	assert_int_equal(s.fetch.interval, 0);
	assert_int_equal(s.fetch.timeout, 0);
	assert_int_equal(s.fetch.max_bytes, 0);
	assert_null(s.fetch.headers);
	assert_int_equal(s.fetch.headers_n, 0);
	assert_null(s.fetch.command);
	assert_int_equal(s.fetch.robots, ROBOTS_OBEY);
	assert_false(s.fetch.allow_private);
	assert_int_equal(s.feed.entries, 0);
	assert_int_equal(s.feed.edits, EDITS_UPDATE);
	assert_int_equal(s.feed.keep, 0);
	assert_null(s.feed.on_new);
}

static void
words_choose_their_meaning(void **state)
{
	struct source s;

	must_parse(*state, MINIMAL "[ticker]\norder = newest-first\n", &s);
	assert_int_equal(s.ticker.order, ORDER_NEWEST_FIRST);
	must_parse(*state, MINIMAL "[ticker]\nclock = colon\n", &s);
	assert_int_equal(s.ticker.clock, CLOCK_COLON);
	must_parse(*state, MINIMAL "[ticker]\nclock = h\n", &s);
	assert_int_equal(s.ticker.clock, CLOCK_H);
	must_parse(*state, MINIMAL "[ticker]\nuntimed = no\n", &s);
	assert_false(s.ticker.untimed);
}

static void
habits_of_other_systems_are_taken(void **state)
{
	struct source s;

	must_parse(*state,
	    "\xEF\xBB\xBF[source]\r\n\turl=https://a.example/\r\n"
	    "  timezone  =\tAsia/Beirut  \r\n\r\n"
	    "[ticker]\r\n\theading = a\tb ; remark\r\n"
	    "[source]\r\n    title = later",
	    &s);
	assert_string_equal(s.url, "https://a.example/");
	assert_string_equal(s.timezone, "Asia/Beirut");
	assert_string_equal(s.ticker.heading, "a b");
	assert_string_equal(s.title, "later");
}

/* inih was built for lines of 200 bytes. */
static void
long_lines_are_whole(void **state)
{
	char xpath[LIMIT_TEXT + 2], text[2 * LIMIT_TEXT];
	struct source s;
	struct err err = {0};

	for (size_t n = 150; n <= LIMIT_TEXT + 1; n += n < 257 ? 1 : 480) {
		for (size_t i = 0; i < n; i++)
			xpath[i] = "//li[#=;'x' y z]/;"[i % 18];
		xpath[n - 1] = ']';
		xpath[n] = '\0';
		(void)snprintf(text, sizeof(text),
		    MINIMAL "[ticker]\nitems = %s ; remark\nheading = h\n",
		    xpath);
		if (n > LIMIT_TEXT) {
			assert_int_equal(parse(*state, text, &s, &err), -1);
			continue;
		}
		must_parse(*state, text, &s);
		assert_string_equal(s.ticker.items, xpath);
		assert_string_equal(s.ticker.heading, "h");
	}
	assert_non_null(strstr(err.msg, "an XPath of at most 4096 bytes"));
}

struct fault {
	const char *text;
	const char *msg;
};

static const struct fault faults[] = {
    /* sections and keys */
    {"[bogus]\n",
	"x.conf:1: no section [bogus]; there are [source], [ticker], [fetch] "
	"and [feed]"},
    {MINIMAL "\n[tikcer]\n",
	"x.conf:5: no section [tikcer]; did you mean [ticker]?"},
    {MINIMAL "[Feed]\n", "x.conf:4: no section [Feed]; did you mean [feed]?"},
    {MINIMAL "timezon = x\n",
	"x.conf:4: no key \"timezon\" in [source]; did you mean timezone?"},
    {MINIMAL "interval = 5m\n",
	"x.conf:4: no key \"interval\" in [source]; it belongs in [fetch]"},
    {MINIMAL "colour = red\n", "x.conf:4: no key \"colour\" in [source]; "
			       "ajel-feeds(5) lists the keys"},
    {"url = https://a.example/\n",
	"x.conf:1: url stands above the first section; put [source] above "
	"it"},
    {MINIMAL "url = https://b.example/\n",
	"x.conf:4: url is given twice; delete this line or line 2"},
    {MINIMAL "[feed]\nentries = 5\n[feed]\nentries = 5\n",
	"x.conf:7: entries is given twice; delete this line or line 5"},

    /* shapes of lines */
    {MINIMAL "title\n", "x.conf:4: no '=' after the key; write key = value"},
    {MINIMAL "title: x\n", "x.conf:4: no '=' after the key; write key = value"},
    {MINIMAL "= x\n", "x.conf:4: no key before '='; write key = value"},
    {MINIMAL "[feed\n", "x.conf:4: no section; write [name]"},
    {MINIMAL "title =\n",
	"x.conf:4: title has no value; fill it in or delete the line"},
    {MINIMAL "title = ; later\n",
	"x.conf:4: title has no value; fill it in or delete the line"},
    {MINIMAL "title = caf\xE9\n",
	"x.conf:4: not UTF-8; save the file as UTF-8"},
    {MINIMAL "title = \x1B[31m\n", "x.conf:4: a control character; delete it"},

    /* what is missing */
    {"", "x.conf:1: url is missing; add url = https://… under [source]"},
    {"# x\n\n[source]\ntitle = x\n",
	"x.conf:3: url is missing; add url = https://… under [source]"},
    {"\n[source]\nurl = https://a.example/\n",
	"x.conf:2: timezone is missing; add timezone = Area/City, such as "
	"Asia/Beirut, under [source]"},
    {MINIMAL "[ticker]\ntime = span\n",
	"x.conf:5: time is relative to an item; add items = XPath of the "
	"lines"},
    {MINIMAL "[ticker]\ntext = a\n",
	"x.conf:5: text is relative to an item; add items = XPath of the "
	"lines"},
    {MINIMAL "[ticker]\n\nlink = a\n",
	"x.conf:6: link is relative to an item; add items = XPath of the "
	"lines"},

    /* values */
    {"[source]\nurl = a.example\n",
	"x.conf:2: url can't be \"a.example\"; give https://host/path, "
	"http:// or file:///path, without a password"},
    {"[source]\nurl = https://me:hush@a.example/?token=hush\n",
	"x.conf:2: url can't be \"https://a.example/\" with what isn't shown "
	"of "
	"it (user, query, fragment); give https://host/path, http:// or "
	"file:///path, without a password"},
    {"[source]\ntimezone = Asia/Beruit\n",
	"x.conf:2: timezone can't be \"Asia/Beruit\"; did you mean "
	"Asia/Beirut?"},
    {"[source]\ntimezone = Asia/Beyrouth\n",
	"x.conf:2: timezone can't be \"Asia/Beyrouth\"; give a name of the "
	"system's tz database, such as Asia/Beirut"},
    {"[source]\nlanguage = english\n",
	"x.conf:2: language can't be \"english\"; give a language tag, such as "
	"ar or pt-BR"},
    {"[source]\nlanguage = ar_LB\n",
	"x.conf:2: language can't be \"ar_LB\"; give a language tag, such as "
	"ar or pt-BR"},
    {"[ticker]\norder = up\n",
	"x.conf:2: order can't be \"up\"; give newest-first or oldest-first"},
    {"[ticker]\nclock = .\n",
	"x.conf:2: clock can't be \".\"; give colon, dot or h"},
    {"[ticker]\nuntimed = true\n",
	"x.conf:2: untimed can't be \"true\"; give yes or no"},
    {"[ticker]\nmin-lines = 0\n",
	"x.conf:2: min-lines can't be \"0\"; give a number from 1 to 2000"},
    {"[ticker]\nmin-lines = 2001\n",
	"x.conf:2: min-lines can't be \"2001\"; give a number from 1 to "
	"2000"},
    {"[fetch]\ninterval = 5 minutes\n",
	"x.conf:2: interval can't be \"5 minutes\"; give seconds, or 30s, "
	"5m, 2h, up to 400d"},
    {"[fetch]\ninterval = 401d\n",
	"x.conf:2: interval can't be \"401d\"; give seconds, or 30s, 5m, 2h, "
	"up to 400d"},
    {"[fetch]\ntimeout = 0\n",
	"x.conf:2: timeout can't be \"0\"; give seconds, or 30s, 2m, from 1s "
	"to 10m"},
    {"[fetch]\ncommand = get 'a b\n",
	"x.conf:2: command can't be \"get\"; give a program and its "
	"arguments, at most 64 words, each quote closed"},
    {"[fetch]\nrobots = no\n",
	"x.conf:2: robots can't be \"no\"; give obey or ignore"},
    {"[fetch]\nallow-private = 1\n",
	"x.conf:2: allow-private can't be \"1\"; give yes or no"},
    {"[fetch]\nmax-bytes = 33M\n",
	"x.conf:2: max-bytes can't be \"33M\"; give bytes, or 500k, 8M, up "
	"to 32M"},
    {"[fetch]\nheader = Range: bytes=0-\n",
	"x.conf:2: header can't be \"Range\"; give Name: value, at most "
	"16 of them, and none that the program sets itself, such as Host or "
	"Range"},
    {"[feed]\nentries = many\n",
	"x.conf:2: entries can't be \"many\"; give a number from 1 to "
	"10000"},
    {"[feed]\nentries = عاجلعاجلعاجلعاجلعاجلعاجلعاجلعاجلعاجل\n",
	"x.conf:2: entries can't be "
	"\"عاجلعاجلعاجلعاجلعاجلعاجلعاجل…\"; give a number from 1 to 10000"},
};

static void
faults_say_where_and_what_to_do(void **state)
{
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		struct source s;
		struct err err = {0};

		if (parse(*state, faults[i].text, &s, &err) == 0)
			fail_msg("no error, but: %s", faults[i].msg);
		assert_string_equal(err.msg, faults[i].msg);
		assert_int_equal(err.kind, ERR_DEFINITION);
	}
}

static void
the_first_fault_is_told(void **state)
{
	struct source s;
	struct err err = {0};

	assert_int_equal(
	    parse(*state, "[source]\nfirst = 1\nsecond\n[third]\n", &s, &err),
	    -1);
	assert_non_null(strstr(err.msg, "x.conf:2: no key \"first\""));
	assert_int_equal(
	    parse(*state, "[source]\nsecond\nfirst = 1\n", &s, &err), -1);
	assert_non_null(strstr(err.msg, "x.conf:2: no '='"));
}

static void
too_many_headers_are_refused(void **state)
{
	char text[4096] = MINIMAL "[fetch]\n";
	struct source s;
	struct err err = {0};
	size_t n = strlen(text);

	for (int i = 0; i < LIMIT_HEADERS; i++)
		n += (size_t)snprintf(
		    text + n, sizeof(text) - n, "header = X-%d: v\n", i);
	must_parse(*state, text, &s);
	assert_int_equal(s.fetch.headers_n, LIMIT_HEADERS);
	assert_string_equal(s.fetch.headers[0], "X-0: v");
	assert_string_equal(s.fetch.headers[15], "X-15: v");
	(void)snprintf(text + n, sizeof(text) - n, "header = X-16: v\n");
	assert_int_equal(parse(*state, text, &s, &err), -1);
	assert_non_null(strstr(err.msg, "x.conf:21: header can't be"));
}

static void
nul_and_length_are_limited(void **state)
{
	static const char nul[] = MINIMAL "title = a\0b\n";
	struct source s;
	struct err err = {0};
	char *text = calloc(1, LIMIT_DEFINITION + 1);

	assert_non_null(text);
	assert_int_equal(
	    conf_parse(*state, nul, sizeof(nul) - 1, "x.conf", "x", &s, &err),
	    -1);
	assert_string_equal(err.msg, "x.conf:4: a NUL byte; delete it");

	memset(text, '\n', LIMIT_DEFINITION + 1);
	memcpy(text, MINIMAL, strlen(MINIMAL));
	assert_int_equal(
	    conf_parse(*state, text, LIMIT_DEFINITION, "x.conf", "x", &s, &err),
	    0);
	assert_int_equal(conf_parse(*state, text, LIMIT_DEFINITION + 1,
			     "x.conf", "x", &s, &err),
	    -1);
	assert_string_equal(
	    err.msg, "x.conf:1: longer than 65536 bytes; is it a definition?");
	free(text);
}

static void
a_file_is_read(void **state)
{
	char path[] = "/tmp/ajel-conf-XXXXXX";
	const int fd = mkstemp(path);
	struct source s;
	struct err err = {0};

	assert_true(fd >= 0);
	assert_int_equal(write(fd, MINIMAL, strlen(MINIMAL)), strlen(MINIMAL));
	assert_int_equal(close(fd), 0);
	assert_int_equal(conf_read(*state, path, "n", &s, &err), 0);
	assert_string_equal(s.name, "n");
	assert_string_equal(s.url, "https://a.example/");
	assert_int_equal(unlink(path), 0);

	assert_int_equal(conf_read(*state, path, "n", &s, &err), -1);
	assert_int_equal(err.kind, ERR_INPUT);
	assert_non_null(strstr(err.msg, "No such file"));
	assert_int_equal(conf_read(*state, "/tmp", "n", &s, &err), -1);
	assert_int_equal(err.kind, ERR_INPUT);
	assert_string_equal(err.msg, "/tmp: not a regular file");
}

static void
put_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

/* Reads DIR/feeds/n.conf with DIR/ajel.conf of that text beside the folder. */
static int
read_with(struct arena *a, const char *shared, const char *own,
    struct source *s, struct err *err)
{
	char dir[] = "/tmp/ajel-shared-XXXXXX";
	const char *folder, *conf, *path;
	int rc;

	assert_non_null(mkdtemp(dir));
	folder = arena_printf(a, "%s/feeds", dir);
	conf = arena_printf(a, "%s/n.conf", folder);
	path = arena_printf(a, "%s/ajel.conf", dir);
	assert_int_equal(mkdir(folder, 0700), 0);
	put_file(path, shared);
	put_file(conf, own);
	rc = conf_read(a, conf, "n", s, err);
	assert_int_equal(unlink(conf), 0);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(rmdir(folder), 0);
	assert_int_equal(rmdir(dir), 0);
	return rc;
}

static void
one_file_speaks_for_all_definitions(void **state)
{
	static const char shared[] =
	    "[feed]\npublic = https://f.example/ticker\nentries = 50\n";
	struct source s;
	struct err err = {0};

	assert_int_equal(read_with(*state, shared,
			     MINIMAL "[feed]\nentries = 7\n", &s, &err),
	    0);
	assert_string_equal(s.feed.public, "https://f.example/ticker/");
	assert_int_equal(s.feed.entries, 7);
	assert_int_equal(read_with(*state, shared, MINIMAL, &s, &err), 0);
	assert_int_equal(s.feed.entries, 50);
	assert_int_equal(read_with(*state, "# none\n[source]\ntitle = x\n",
			     MINIMAL, &s, &err),
	    -1);
	assert_non_null(strstr(err.msg, "ajel.conf:2: [source] can't be the "
					"same for all sources"));
	assert_int_equal(read_with(*state, "[feed]\npublic = file:///x/\n",
			     MINIMAL, &s, &err),
	    -1);
	assert_non_null(strstr(err.msg, "ajel.conf:2: public can't be"));
	assert_int_equal(
	    read_with(*state, "[feed]\npublic = https://f.example/?token=abc\n",
		MINIMAL, &s, &err),
	    -1);
	assert_non_null(
	    strstr(err.msg, "public can't be \"https://f.example/\" with what "
			    "isn't shown of it"));
	assert_non_null(strstr(err.msg, "without user, ? and #, under"));
	assert_null(strstr(err.msg, "abc"));
}

/* The tests run at the top of the tree. */
static void
the_catalogue_is_sound(void **state)
{
	const char *dirs[] = {"feeds", NULL};
	struct conf_file *files;
	struct err err = {0};
	size_t n = 0;

	assert_int_equal(conf_list(*state, dirs, &files, &n, &err), 0);
	if (n == 0)
		printf("SKIP the_catalogue_is_sound: no feeds/ here\n");
	for (size_t i = 0; i < n; i++) {
		struct source s;

		if (conf_read(*state, files[i].path, files[i].name, &s, &err) <
		    0)
			fail_msg("%s", err.msg);
		assert_non_null(s.language);
		assert_string_not_equal(s.title, s.name);
	}
}

static void
keys_are_listed(void **state)
{
	size_t n = 0;

	(void)state;
	assert_string_equal(conf_key(0), "source.title");
	while (conf_key(n) != NULL) {
		for (size_t i = 0; i < n; i++)
			assert_string_not_equal(conf_key(i), conf_key(n));
		n++;
	}
	assert_int_equal(n, 28);
	assert_string_equal(conf_key(n - 1), "feed.rights");
	assert_null(conf_key(SIZE_MAX));
}

#define WITH_ARENA(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

static const struct CMUnitTest tests[] = {
    WITH_ARENA(every_key_sets_its_member),
    WITH_ARENA(what_is_not_said_is_absent),
    WITH_ARENA(words_choose_their_meaning),
    WITH_ARENA(habits_of_other_systems_are_taken),
    WITH_ARENA(long_lines_are_whole),
    WITH_ARENA(faults_say_where_and_what_to_do),
    WITH_ARENA(the_first_fault_is_told),
    WITH_ARENA(too_many_headers_are_refused),
    WITH_ARENA(nul_and_length_are_limited),
    WITH_ARENA(a_file_is_read),
    WITH_ARENA(one_file_speaks_for_all_definitions),
    WITH_ARENA(the_catalogue_is_sound),
    cmocka_unit_test(keys_are_listed),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
