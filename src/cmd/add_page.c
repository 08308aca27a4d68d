/* add_page.c - makes a source of a page. */
#include "base/ascii.h"
#include "base/instant.h"
#include "base/limits.h"
#include "base/zone.h"
#include "cmd/add.h"
#include "cmd/add_show.h"
#include "cmd/ask.h"
#include "cmd/places.h"
#include "cmd/reader.h"
#include "cmd/say.h"
#include "cmd/target.h"
#include "conf/put.h"
#include "fetch/fetch.h"
#include "refresh/offered.h"

enum { READINGS = 24 }; /* of one page, and the feeds that it offers */

/* What is being added. */
struct adding {
	struct arena *a;
	const struct options *o;
	bool asks; /* there is somebody to ask, who wants to be asked */
	struct source source;
	struct survey_at at;
	struct survey found;
};

/* ---- what there is already */

/* Fills the names that are taken; *same is the source that has this address, or
 * NULL. */
static int
read_known(struct adding *d, const char **same, struct err *err)
{
	const char *url = fetch_url_normal(d->a, d->source.url);
	struct conf_file *files;
	const char **names;
	size_t n;

	*same = NULL;
	if (conf_list(d->a, places_definitions(d->a, d->o), &files, &n, err) <
	    0)
		return -1;
	names = arena_alloc(d->a, (n + 1) * sizeof(*names));
	for (size_t i = 0; i < n; i++) {
		struct source source;
		struct err broken;

		names[i] = files[i].name;
		if (*same == NULL &&
		    conf_read(
			d->a, files[i].path, names[i], &source, &broken) == 0 &&
		    strcmp(fetch_url_normal(d->a, source.url), url) == 0)
			*same = names[i];
	}
	d->at.taken = names;
	d->at.taken_n = n;
	return 0;
}

static bool
is_taken(const struct adding *d, const char *name)
{
	for (size_t i = 0; i < d->at.taken_n; i++) {
		if (strcmp(d->at.taken[i], name) == 0)
			return true;
	}
	return false;
}

/* ---- questions */

/* What is wrong with an answer, or NULL; what was meant takes its place. */
typedef const char *wrong_fn(const struct adding *d, const char **answer);

static const char *
wrong_name(const struct adding *d, const char **answer)
{
	const char *fault = conf_name_fault(*answer);

	if (fault != NULL)
		return fault;
	return is_taken(d, *answer) ? "another source has that name" : NULL;
}

static const char *
wrong_title(const struct adding *d, const char **answer)
{
	(void)d;
	return strlen(*answer) > LIMIT_TEXT / 2 ? "too long" : NULL;
}

static const char *
wrong_language(const struct adding *d, const char **answer)
{
	const char *meant;

	if (conf_language_valid(*answer))
		return NULL;
	meant = conf_language_meant(*answer);
	return meant != NULL
		   ? arena_printf(d->a, "no language; did you mean %s?", meant)
		   : "a tag such as ar or pt-BR";
}

/* Whether somebody typed the zone's name, or its city's, but for capitals and
 * blanks. */
static bool
is_zone_typed(const char *zone, const char *typed)
{
	const char *city = strrchr(zone, '/');
	size_t n = strlen(typed), skip = 0;

	if (city != NULL && strchr(typed, '/') == NULL)
		skip = (size_t)(city + 1 - zone);
	for (size_t i = 0; i < n; i++) {
		char c = typed[i] == ' ' ? '_' : ascii_lower(typed[i]);

		if (ascii_lower(zone[skip + i]) != c)
			return false;
	}
	return zone[skip + n] == '\0';
}

static const char *
wrong_zone(const struct adding *d, const char **answer)
{
	const char *meant;

	if (zone_exists(*answer))
		return NULL;
	meant = zone_nearest(*answer);
	if (meant == NULL)
		return "no such zone; a name such as Asia/Beirut";
	if (is_zone_typed(meant, *answer)) {
		*answer = arena_copy(d->a, meant);
		return NULL;
	}
	return arena_printf(d->a, "no such zone; did you mean %s?", meant);
}

/* Asks until the answer can be. -1: nobody answers any more. */
static int
ask_one(const struct adding *d, const char *what, wrong_fn *wrong,
    struct said *said)
{
	const char *answer, *fault;

	do {
		answer = ask_value(d->a, what,
		    said->value != NULL ? said->value : "none", said->why);
		if (answer == NULL)
			return -1;
		if (said->value == NULL && strcmp(answer, "none") == 0)
			return 0;
		fault = wrong(d, &answer);
		if (fault != NULL)
			ask_again(fault);
	} while (fault != NULL);
	if (said->value == NULL || strcmp(answer, said->value) != 0)
		*said = (struct said){answer, "given by hand"};
	return 0;
}

static int
gone(struct err *err)
{
	return err_set(err, ERR_USAGE, "no answer came; nothing was written");
}

static int
ask_values(struct adding *d, struct err *err)
{
	struct suggestion *s = &d->found.said;
	const char *zone = s->zone.value;
	struct said shown = {zone, arena_printf(d->a, "%s: %s",
				       suggest_word(s->sureness), s->zone.why)};

	if (ask_one(d, "name", wrong_name, &s->name) < 0 ||
	    ask_one(d, "title", wrong_title, &s->title) < 0 ||
	    ask_one(d, "language", wrong_language, &s->language) < 0 ||
	    ask_one(d, "time zone", wrong_zone, &shown) < 0)
		return gone(err);
	if (strcmp(shown.value, zone) != 0) {
		s->zone = shown;
		s->sureness = SUGGEST_SURE;
	}
	return 0;
}

/* Asks for each value, shows what comes of them, and asks whether to write it.
 * *agreed says so. */
static int
ask_all(struct adding *d, bool *agreed, struct err *err)
{
	const char *zone = d->found.said.zone.value;

	if (ask_values(d, err) < 0 ||
	    survey_define(d->a, &d->at, &d->found, err) < 0)
		return -1;
	if (strcmp(zone, d->found.said.zone.value) != 0 &&
	    add_show_lines(d->a, d->o, &d->at, &d->found, err) < 0)
		return -1;
	if (ask_yes(arena_printf(d->a, "write %s?",
			add_path(d->a, d->o, d->found.said.name.value)),
		true, agreed) < 0)
		return gone(err);
	return 0;
}

/* ---- the site's own feeds */

/* Says so if the site publishes these lines itself; *on: go on all the same. */
static int
tell_published(struct adding *d, bool *on, struct err *err)
{
	const struct survey *s = &d->found;
	struct offered feed;

	*on = true;
	if (d->at.look.place != NULL ||
	    !offered(d->a, &d->at.look, &s->look.about, &s->lines, &feed))
		return 0;
	if (!d->asks) {
		say_note(d->o, s->said.name.value,
		    "the site publishes these lines as a feed, %s: it has %zu "
		    "of the %zu",
		    feed.url, feed.held, feed.lines);
		return 0;
	}
	(void)printf("The site publishes these lines as a feed itself, %zu of "
		     "the %zu are in it:\n\n  %s\n\n",
	    feed.held, feed.lines, feed.url);
	if (ask_yes("make a source of the page all the same?", false, on) < 0)
		return gone(err);
	return 0;
}

/* ---- the site's robots.txt */

/* Says so if it keeps refresh away; *on: go on all the same. */
static int
tell_refused(struct adding *d, bool *on, struct err *err)
{
	const char *why = d->found.refused;

	if (why == NULL)
		return 0;
	if (!d->asks) {
		say_note(d->o, d->found.said.name.value,
		    "%s, so ajel refresh will leave it alone; ask the site's "
		    "owner, then set robots = ignore",
		    why);
		return 0;
	}
	(void)printf("%s,\nso ajel refresh will leave it alone, unless the "
		     "site's owner lets you and you set\nrobots = ignore in "
		     "the definition.\n\n",
	    why);
	if (ask_yes("make a source of the page all the same?", false, on) < 0)
		return gone(err);
	return 0;
}

/* ---- all of it */

/* The address with the slash that "https://example.org" is asked for with. */
static const char *
with_slash(struct arena *a, const char *url)
{
	const char *host = strstr(url, "://") + 3;
	size_t n = (size_t)(host - url) + strcspn(host, "/?#");

	if (!fetch_is_url(url) || url[n] == '/' || host[0] == '\0')
		return url;
	return arena_printf(a, "%s/%s", arena_copyn(a, url, n), url + n);
}

static int
prepare(struct adding *d, const char *url, const char *place, struct err *err)
{
	struct look_at *look = &d->at.look;

	if (target_check_address(url, err) < 0)
		return -1;
	if (!conf_can_put(url))
		return err_set(err, ERR_USAGE,
		    "that is no address: it has blanks in it; write %%20 for "
		    "them, if they belong there");
	d->source.url = with_slash(d->a, url);
	d->source.timezone = d->o->zone;
	d->source.language = d->o->language;
	look->source = &d->source;
	look->place = place;
	look->format = d->o->input;
	look->now = d->o->now;
	look->now_given = d->o->now_given;
	d->at.like = d->o->like;
	d->at.name = d->o->name;
	d->at.home = arena_copy(d->a, zone_system());
	d->asks = !d->o->yes && !d->o->dry_run;
	if (d->asks && (!ask_can() || (place != NULL && place[0] == '-')))
		return err_set(err, ERR_USAGE,
		    "nobody is there to be asked: standard input and output "
		    "are no terminal; -y takes what is proposed, -n only "
		    "prints it");
	return 0;
}

static int
survey_in_jail(struct adding *d, struct err *err)
{
	int rc = survey(d->a, &d->at, &d->found, err);

	if (rc < 0 && !d->o->quiet && !d->o->dry_run)
		add_show_seen(&d->found, err);
	return rc;
}

static int
finish(struct adding *d, struct err *err)
{
	const struct survey *s = &d->found;
	const char *name;
	bool agreed = true;

	if (tell_published(d, &agreed, err) < 0)
		return -1;
	if (agreed && s->alike > 1)
		say_note(d->o, s->said.name.value,
		    "%zu lists have a line with these words; this is the one "
		    "that is most like a ticker",
		    s->alike);
	if (agreed && tell_refused(d, &agreed, err) < 0)
		return -1;
	if (agreed && !d->o->quiet && !d->o->dry_run &&
	    add_show_lines(d->a, d->o, &d->at, s, err) < 0)
		return -1;
	if (agreed && d->asks && ask_all(d, &agreed, err) < 0)
		return -1;
	if (!agreed) {
		(void)printf("nothing was written\n");
		return 0;
	}
	name = s->said.name.value;
	if (!d->asks && !d->o->quiet && !d->o->dry_run)
		add_show_values(s);
	if (s->said.sureness == SUGGEST_UNSURE && !d->asks)
		say_note(d->o, name, "the time zone %s is not sure: %s",
		    s->said.zone.value, s->said.zone.why);
	if (add_write(d->a, d->o, name, s->definition, err) < 0)
		return -1;
	if (!d->o->quiet && !d->o->dry_run)
		(void)printf("wrote %s\nnext: ajel refresh %s\n",
		    add_path(d->a, d->o, name), name);
	return 0;
}

int
add_page(struct arena *a, const struct options *o, const char *url,
    const char *place, struct err *err)
{
	struct adding d = {.a = a, .o = o};
	const char *same;
	int rc;

	if (prepare(&d, url, place, err) < 0 || read_known(&d, &same, err) < 0)
		return -1;
	if (o->name != NULL && is_taken(&d, o->name))
		return err_set(err, ERR_USAGE,
		    "there is a source %s already; give another --name",
		    o->name);
	if (same != NULL && o->name == NULL && o->like == NULL && !o->dry_run) {
		say_note(o, same,
		    "has this address already; with --name it is added once "
		    "more");
		return 0;
	}
	if (jailed_open(&d.at.look.jail, READINGS, err) < 0)
		return -1;
	reader_warn(o, url, d.at.look.jail);
	rc = survey_in_jail(&d, err);
	if (rc == 0)
		rc = finish(&d, err);
	jailed_close(d.at.look.jail);
	return rc;
}
