/* options.c - reads the command line of every subcommand. */
#include "cmd/options.h"

#include <getopt.h>

#include "base/clock.h"
#include "base/instant.h"
#include "base/nearest.h"
#include "base/zone.h"
#include "cmd/command.h"
#include "cmd/option_rows.h"
#include "cmd/say.h"
#include "cmd/when.h"

/* getopt's answer for a row; past the letters and what it says itself. */
enum { FIRST_ROW = 256 };

/* Whether the words, spaces between, hold this one. */
static bool
has_word(const char *words, const char *word)
{
	size_t n = strlen(word);

	while (words != NULL && *words != '\0') {
		size_t len = strcspn(words, " ");

		if (len == n && memcmp(words, word, n) == 0)
			return true;
		words += len + (words[len] == ' ');
	}
	return false;
}

static bool
takes_option(const struct usage *usage, const struct option_row *row)
{
	if (row->letter == '\0')
		return has_word(usage->words, row->name);
	return row->letter == 'h' || row->letter == 'V' ||
	       strchr(usage->letters, row->letter) != NULL;
}

/* A letter's row leaves its name to the row without one that is taken too:
 * `ajel check` has -s FILE and --store. */
static bool
takes_name(const struct usage *usage, const struct option_row *row)
{
	return takes_option(usage, row) &&
	       (row->letter == '\0' || !has_word(usage->words, row->name));
}

/* What an option does. */
static const char *
help_of(const struct usage *usage, const struct option_row *row)
{
	if (row->letter == 'z' && usage->zone != NULL)
		return usage->zone;
	return row->help != NULL ? row->help : usage->all;
}

static void
print_help(const struct usage *usage)
{
	const struct option_row *row;

	(void)printf(
	    "usage: ajel %s %s\n%s", usage->name, usage->synopsis, usage->text);
	for (size_t i = 0; (row = option_row(i)) != NULL; i++) {
		bool named = takes_name(usage, row);
		char letter[] = {
		    '-', row->letter, named ? ',' : '\0', ' ', '\0'};
		char head[48];

		if (!takes_option(usage, row))
			continue;
		(void)snprintf(head, sizeof(head), "%s%s%s%s%s",
		    row->letter != '\0' ? letter : "    ", named ? "--" : "",
		    named ? row->name : "", row->takes != NULL ? " " : "",
		    row->takes != NULL ? row->takes : "");
		(void)printf("  %-27s %s\n", head, help_of(usage, row));
	}
}

static void
build_tables(const struct usage *usage, char shorts[2 * OPTION_ROWS + 2],
    struct option longs[OPTION_ROWS + 1])
{
	const struct option_row *row;
	char *s = shorts;
	int n = 0;

	*s++ = ':';
	for (size_t i = 0; (row = option_row(i)) != NULL; i++) {
		if (!takes_option(usage, row))
			continue;
		if (row->letter != '\0')
			*s++ = row->letter;
		if (row->letter != '\0' && row->takes != NULL)
			*s++ = ':';
		if (!takes_name(usage, row))
			continue;
		longs[n].name = row->name;
		longs[n].has_arg = row->takes != NULL;
		longs[n].flag = NULL;
		longs[n++].val = FIRST_ROW + (int)i;
	}
	*s = '\0';
	memset(&longs[n], 0, sizeof(longs[n]));
}

/* The row that getopt means: a letter, or a row's number. */
static const struct option_row *
row_of(int answer)
{
	const struct option_row *row;

	if (answer >= FIRST_ROW)
		return option_row((size_t)(answer - FIRST_ROW));
	for (size_t i = 0; (row = option_row(i)) != NULL; i++) {
		if (row->letter == answer)
			break;
	}
	return row;
}

/* One of the times that the command line gives: once all is read, since clocks
 * without an offset are -z's, and "2h" counts from -t. */
static int
read_time(const struct usage *usage, const struct options *o, const char *value,
    when_fn *read, int64_t *out)
{
	const char *zone = o->zone != NULL ? o->zone : zone_system();

	if (value == NULL || read(value, zone, o->now, out) == 0)
		return 0;
	return options_wrong(usage, "no such time:", value,
	    read == when_run
		? "give one such as 2025-08-15T06:30:00Z"
		: "give one such as 2025-08-15T06:30:00Z, 2025-08-15, 2h or "
		  "7d");
}

static int
read_times(const struct usage *usage, struct options *o)
{
	o->now = clock_now();
	o->now_given = o->time_text != NULL;
	o->since = o->until = INSTANT_NONE;
	if (read_time(usage, o, o->time_text, when_run, &o->now) < 0 ||
	    read_time(usage, o, o->since_text, when_since, &o->since) < 0 ||
	    read_time(usage, o, o->until_text, when_until, &o->until) < 0)
		return -1;
	return 0;
}

/* What to do about an option that isn't one, in todo. */
static const char *
meant(const struct usage *usage, const char *typed, char *todo, size_t size)
{
	const char *names[OPTION_ROWS];
	const struct option_row *row;
	char word[32];
	const char *name;
	size_t n = 0;

	(void)snprintf(
	    word, sizeof(word), "%.*s", (int)strcspn(typed, "="), typed);
	for (size_t i = 0; (row = option_row(i)) != NULL; i++) {
		if (takes_option(usage, row) && takes_name(usage, row))
			names[n++] = row->name;
	}
	name = strncmp(word, "--", 2) == 0 ? nearest_word(word + 2, names, n)
					   : NULL;
	if (name == NULL)
		return "see the help";
	(void)snprintf(todo, size, "did you mean --%s?", name);
	return todo;
}

/* An option that isn't one names itself. */
static int
refuse(const struct usage *usage, char **argv, int why)
{
	char letter[3] = {'-', (char)optopt, '\0'};
	const char *named =
	    optopt != 0 && optopt < FIRST_ROW ? letter : argv[optind - 1];
	char todo[64];

	if (why == ':')
		return options_wrong(usage, "an argument is missing behind",
		    argv[optind - 1], "give one");
	if (optopt >= FIRST_ROW)
		return options_wrong(
		    usage, "no argument belongs to", named, "see the help");
	return options_wrong(usage, "no such option:", named,
	    meant(usage, named, todo, sizeof(todo)));
}

static int
check_args(const struct usage *usage, const struct options *o)
{
	if (o->args_n < usage->min_args) {
		say_usage("an argument is missing; ajel %s %s (ajel help %s)",
		    usage->name, usage->synopsis, usage->name);
		return -1;
	}
	if (usage->max_args >= 0 && o->args_n > usage->max_args) {
		say_usage(
		    "one argument too many: %s; ajel %s %s (ajel help %s)",
		    o->args[usage->max_args], usage->name, usage->synopsis,
		    usage->name);
		return -1;
	}
	return 0;
}

/* -h and -V say what they have to, and that is all. */
static int
inform(const struct usage *usage, char letter)
{
	if (letter == 'h')
		print_help(usage);
	else
		say_version();
	return say_flush() < 0 ? EXIT_FAILED : EXIT_FINE;
}

int
options_read(int argc, char **argv, const struct usage *usage,
    struct options *out, int *status)
{
	char shorts[2 * OPTION_ROWS + 2];
	struct option longs[OPTION_ROWS + 1];
	int answer;

	*out = (struct options){.status = -1};
	build_tables(usage, shorts, longs);
	*status = EXIT_WRONG;
	opterr = 0;
	optind = 1;
	while ((answer = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
		const struct option_row *row = row_of(answer);

		if (answer == '?' || answer == ':' || row == NULL)
			return refuse(usage, argv, answer);
		if (row->set == NULL) {
			*status = inform(usage, row->letter);
			return -1;
		}
		if (row->set(usage, row, out, optarg) < 0)
			return -1;
	}
	out->args = argv + optind;
	out->args_n = argc - optind;
	if (read_times(usage, out) < 0)
		return -1;
	return check_args(usage, out);
}
