/* options.c - reads the command line of every subcommand. */
#include "cmd/options.h"

#include <getopt.h>

#include "base/clock.h"
#include "base/limits.h"
#include "base/zone.h"
#include "cmd/command.h"
#include "cmd/say.h"
#include "cmd/when.h"
#include "conf/conf.h"

/* One row an option; `takes` names its argument, NULL for none. */
struct option_row {
	char letter;
	const char *name;
	const char *takes;
	const char *help;
};

static const struct option_row rows[] = {
    {'f', "format", "FORMAT", "format of the output"},
    {'i', "input", "KIND", "what the page is; sniffed where not said"},
    {'z', "zone", "ZONE", "time zone of the printed times: Asia/Beirut"},
    {'l', "language", "LANG", "language of the page: ar"},
    {'u', "url", "URL|SOURCE", "where the page came from"},
    {'t', "time", "TIME", "when it was fetched, RFC 3339 (now)"},
    {'o', "output", "PLACE", "where to write: a file; refresh: a folder"},
    {'c', "config", "DIR", "configuration: definitions are in DIR/feeds"},
    {'s', "store", "FILE", "the history"},
    {'j', "jobs", "N", "pages fetched at one time"},
    {'q', "quiet", NULL, "say nothing on standard error"},
    {'v', "verbose", NULL, "say what is done"},
    {'n', "dry-run", NULL, "do all, write nothing"},
    {'a', "all", NULL, "every list that is like a ticker"},
    {'h', "help", NULL, "this help"},
    {'V', "version", NULL, "the version"},
};

enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

static bool
takes_option(const struct usage *usage, char letter)
{
	return letter == 'h' || letter == 'V' ||
	       strchr(usage->letters, letter) != NULL;
}

static void
print_help(const struct usage *usage)
{
	(void)printf(
	    "usage: ajel %s %s\n%s", usage->name, usage->synopsis, usage->text);
	for (int i = 0; i < ROWS; i++) {
		char head[48];

		if (!takes_option(usage, rows[i].letter))
			continue;
		(void)snprintf(head, sizeof(head), "-%c, --%s%s%s",
		    rows[i].letter, rows[i].name,
		    rows[i].takes != NULL ? " " : "",
		    rows[i].takes != NULL ? rows[i].takes : "");
		(void)printf("  %-27s %s\n", head, rows[i].help);
	}
}

static void
build_tables(const struct usage *usage, char shorts[2 * ROWS + 2],
    struct option longs[ROWS + 1])
{
	char *s = shorts;
	int n = 0;

	*s++ = ':';
	for (int i = 0; i < ROWS; i++) {
		if (!takes_option(usage, rows[i].letter))
			continue;
		*s++ = rows[i].letter;
		if (rows[i].takes != NULL)
			*s++ = ':';
		longs[n].name = rows[i].name;
		longs[n].has_arg = rows[i].takes != NULL;
		longs[n].flag = NULL;
		longs[n++].val = (unsigned char)rows[i].letter;
	}
	*s = '\0';
	memset(&longs[n], 0, sizeof(longs[n]));
}

static int
wrong(const struct usage *usage, const char *what, const char *value,
    const char *todo)
{
	say_usage("%s%s%s; %s (ajel %s -h)", what, value != NULL ? " " : "",
	    value != NULL ? value : "", todo, usage->name);
	return -1;
}

static int
set_jobs(const struct usage *usage, struct options *o, const char *value)
{
	char *end;
	long n = strtol(value, &end, 10);

	if (end == value || *end != '\0' || n < 1 || n > LIMIT_JOBS)
		return wrong(
		    usage, "--jobs", value, "a number from 1 to 256 is needed");
	_Static_assert(LIMIT_JOBS == 256, "the message above says it");
	o->jobs = (int)n;
	return 0;
}

static int
set_zone(const struct usage *usage, struct options *o, const char *value)
{
	const char *meant;
	char todo[ZONE_NAME_SIZE + 32] = "give a name such as Asia/Beirut";

	if (zone_exists(value)) {
		o->zone = value;
		return 0;
	}
	meant = zone_nearest(value);
	if (meant != NULL)
		(void)snprintf(todo, sizeof(todo), "did you mean %s?", meant);
	return wrong(usage, "no such time zone:", value, todo);
}

/* Once all is read, since clocks without an offset are -z's. */
static int
set_time(const struct usage *usage, struct options *o, const char *value)
{
	const char *zone = o->zone != NULL ? o->zone : zone_system();

	o->now_given = value != NULL;
	if (value == NULL)
		o->now = clock_now();
	else if (when_read(value, zone, &o->now) < 0)
		return wrong(usage, "no such time:", value,
		    "give one such as 2025-08-15T06:30:00Z");
	return 0;
}

/* 0; -1 where the value is wrong. */
static int
set(const struct usage *usage, struct options *o, int letter, const char *value)
{
	switch (letter) {
	case 'f':
		o->format = value;
		return 0;
	case 'i':
		o->input = value;
		return 0;
	case 'l':
		o->language = value;
		if (!conf_language_valid(value))
			return wrong(usage, "no such language:", value,
			    "give a tag such as ar or en-GB");
		return 0;
	case 'u': /* "" is a script's word for none */
		o->url = value[0] != '\0' ? value : NULL;
		return 0;
	case 'o':
		o->output = value;
		if (value[0] == '\0')
			return wrong(
			    usage, "--output is empty", NULL, "name a place");
		return 0;
	case 'c':
		o->config = value;
		return 0;
	case 's':
		o->store = value;
		return 0;
	case 'q':
		o->quiet = true;
		return 0;
	case 'v':
		o->verbose = true;
		return 0;
	case 'a':
		o->all = true;
		return 0;
	case 'n':
		o->dry_run = true;
		return 0;
	case 'j':
		return set_jobs(usage, o, value);
	case 'z':
		return set_zone(usage, o, value);
	default:
		return 0;
	}
}

/* An option that isn't one names itself. */
static int
refuse(const struct usage *usage, char **argv, int why)
{
	char letter[3] = {'-', (char)optopt, '\0'};
	const char *named = optopt != 0 ? letter : argv[optind - 1];

	if (why == ':')
		return wrong(usage, "an argument is missing behind",
		    argv[optind - 1], "give one");
	return wrong(usage, "no such option:", named, "see the help");
}

static int
check_args(const struct usage *usage, const struct options *o)
{
	if (o->args_n < usage->min_args)
		return wrong(
		    usage, "an argument is missing", NULL, usage->synopsis);
	if (usage->max_args >= 0 && o->args_n > usage->max_args)
		return wrong(usage,
		    "one argument too many:", o->args[usage->max_args],
		    usage->synopsis);
	return 0;
}

int
options_read(int argc, char **argv, const struct usage *usage,
    struct options *out, int *status)
{
	char shorts[2 * ROWS + 2];
	struct option longs[ROWS + 1];
	const char *when = NULL;
	int letter;

	memset(out, 0, sizeof(*out));
	build_tables(usage, shorts, longs);
	*status = EXIT_WRONG;
	opterr = 0;
	optind = 1;
	while ((letter = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
		if (letter == '?' || letter == ':')
			return refuse(usage, argv, letter);
		if (letter == 'h' || letter == 'V') {
			if (letter == 'h')
				print_help(usage);
			else
				say_version();
			*status = say_flush() < 0 ? EXIT_FAILED : EXIT_FINE;
			return -1;
		}
		if (letter == 't')
			when = optarg;
		else if (set(usage, out, letter, optarg) < 0)
			return -1;
	}
	out->args = argv + optind;
	out->args_n = argc - optind;
	if (set_time(usage, out, when) < 0)
		return -1;
	return check_args(usage, out);
}
