/* option_rows.c - every option of every subcommand, and what reads it. */
#include "cmd/option_rows.h"

#include "base/limits.h"
#include "base/zone.h"
#include "cmd/say.h"
#include "conf/conf.h"
#include "model/entry.h"

typedef int set_fn(const struct usage *usage, const struct option_row *row,
    struct options *o, const char *value);

int
options_wrong(const struct usage *usage, const char *what, const char *value,
    const char *todo)
{
	say_usage("%s%s%s; %s (ajel help %s)", what, value != NULL ? " " : "",
	    value != NULL ? value : "", todo, usage->name);
	return -1;
}

static int
set_text(const struct usage *usage, const struct option_row *row,
    struct options *o, const char *value)
{
	(void)usage;
	*(const char **)((char *)o + row->offset) = value;
	return 0;
}

static int
set_flag(const struct usage *usage, const struct option_row *row,
    struct options *o, const char *value)
{
	(void)usage;
	(void)value;
	*(bool *)((char *)o + row->offset) = true;
	return 0;
}

static int
set_language(const struct usage *usage, const struct option_row *row,
    struct options *o, const char *value)
{
	const char *meant;
	char todo[LIMIT_LANGUAGE + 32] = "give a tag such as ar or en-GB";

	if (conf_language_valid(value))
		return set_text(usage, row, o, value);
	meant = conf_language_meant(value);
	if (meant != NULL)
		(void)snprintf(todo, sizeof(todo), "did you mean %s?", meant);
	return options_wrong(usage, "no such language:", value, todo);
}

/* "" is a script's word for none. */
static int
set_url(const struct usage *usage, const struct option_row *row,
    struct options *o, const char *value)
{
	return set_text(usage, row, o, value[0] != '\0' ? value : NULL);
}

static int
set_output(const struct usage *usage, const struct option_row *row,
    struct options *o, const char *value)
{
	if (value[0] == '\0')
		return options_wrong(
		    usage, "--output is empty", NULL, "name a place");
	return set_text(usage, row, o, value);
}

static int
set_zone(const struct usage *usage, const struct option_row *row,
    struct options *o, const char *value)
{
	const char *meant;
	char todo[ZONE_NAME_SIZE + 32] = "give a name such as Asia/Beirut";

	if (zone_exists(value))
		return set_text(usage, row, o, value);
	meant = zone_nearest(value);
	if (meant != NULL)
		(void)snprintf(todo, sizeof(todo), "did you mean %s?", meant);
	return options_wrong(usage, "no such time zone:", value, todo);
}

static int
set_name(const struct usage *usage, const struct option_row *row,
    struct options *o, const char *value)
{
	const char *fault = conf_name_fault(value);

	if (fault != NULL)
		return options_wrong(
		    usage, "no name for a source:", value, fault);
	return set_text(usage, row, o, value);
}

/* Digits from 1 to hi; 0 if it is anything else. */
static long
count(const char *value, long hi)
{
	char *end;
	long n = strtol(value, &end, 10);

	return end != value && *end == '\0' && n >= 1 && n <= hi ? n : 0;
}

static int
set_jobs(const struct usage *usage, const struct option_row *row,
    struct options *o, const char *value)
{
	(void)row;
	o->jobs = (int)count(value, LIMIT_JOBS);
	_Static_assert(LIMIT_JOBS == 256, "the message below says it");
	if (o->jobs == 0)
		return options_wrong(
		    usage, "--jobs", value, "a number from 1 to 256 is needed");
	return 0;
}

static int
set_limit(const struct usage *usage, const struct option_row *row,
    struct options *o, const char *value)
{
	(void)row;
	o->limit = (size_t)count(value, INT32_MAX);
	if (o->limit == 0)
		return options_wrong(usage, "--limit", value,
		    "a number from 1 to 2147483647 is needed");
	return 0;
}

static int
set_status(const struct usage *usage, const struct option_row *row,
    struct options *o, const char *value)
{
	(void)row;
	for (int i = ENTRY_NEW; i <= ENTRY_RETURNED; i++) {
		if (strcmp(value, entry_status_word(i)) == 0)
			o->status = i;
	}
	if (o->status < 0)
		return options_wrong(usage, "no such status:", value,
		    "there are new, edited, withdrawn and returned");
	return 0;
}

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
    {'f', "format", "FORMAT", "format of the output", set_text, AT(format)},
    {'i', "input", "KIND", "html, json or text; sniffed where not said",
	set_text, AT(input)},
    {'z', "zone", "ZONE", "time zone of the printed times: Asia/Beirut",
	set_zone, AT(zone)},
    {'l', "language", "LANG", "language of the page: ar", set_language,
	AT(language)},
    {'u', "url", "URL|SOURCE", "where the page came from", set_url, AT(url)},
    {'t', "time", "TIME", "the instant of the run, RFC 3339 (now)", set_text,
	AT(time_text)},
    {'\0', "since", "TIME",
	"from then on: 2025-08-15T06:30:00Z, 2025-08-15, 7d", set_text,
	AT(since_text)},
    {'\0', "until", "TIME", "up to then: the same forms", set_text,
	AT(until_text)},
    {'\0', "grep", "TEXT", "lines that have every word; word* begins one",
	set_text, AT(grep)},
    {'\0', "status", "STATUS", "new, edited, withdrawn or returned", set_status,
	AT(status)},
    {'\0', "limit", "N", "the newest so many", set_limit, AT(limit)},
    {'\0', "name", "NAME", "what the source is to be called", set_name,
	AT(name)},
    {'\0', "like", "WORDS", "the list that has a line with these words",
	set_text, AT(like)},
    {'\0', "import", NULL, "FILE is another program's definitions", set_flag,
	AT(import)},
    {'y', "yes", NULL, "take what is proposed, ask nothing", set_flag, AT(yes)},
    {'\0', "gaps", NULL, "times in which lines may be missing", set_flag,
	AT(gaps)},
    {'\0', "resume", "FILE", "go on where FILE says, and note in it how far",
	set_text, AT(resume)},
    {'\0', "watch", NULL, "refresh nothing: print what others bring", set_flag,
	AT(watch)},
    {'\0', "vacuum", NULL, "give back the room of what was forgotten", set_flag,
	AT(vacuum)},
    {'o', "output", "PLACE",
	"where to write: a file; refresh, follow: a folder", set_output,
	AT(output)},
    {'c', "config", "DIR", "configuration: definitions are in DIR/feeds",
	set_text, AT(config)},
    {'s', "store", "FILE", "the history", set_text, AT(store)},
    {'\0', "store", NULL, "the history, or FILEs that are such", set_flag,
	AT(stores)},
    {'j', "jobs", "N", "pages fetched at one time", set_jobs, AT(jobs)},
    {'q', "quiet", NULL, "say nothing on standard error", set_flag, AT(quiet)},
    {'v', "verbose", NULL, "say what is done", set_flag, AT(verbose)},
    {'n', "dry-run", NULL, "do all, write nothing", set_flag, AT(dry_run)},
    {'a', "all", NULL, NULL, set_flag, AT(all)},
    {'h', "help", NULL, "this help", NULL, 0},
    {'V', "version", NULL, "the version", NULL, 0},
};

_Static_assert(sizeof(rows) / sizeof(rows[0]) == OPTION_ROWS, "count the rows");

const struct option_row *
option_row(size_t i)
{
	return i < OPTION_ROWS ? &rows[i] : NULL;
}
