/* machine.c - reads times that a page carries for programs. */
#include "detect/machine.h"

#include "base/instant.h"
#include "base/limits.h"
#include "detect/node.h"
#include "detect/timetext.h"

enum {
	EPOCH_DIGITS = 10,  /* of seconds, from 2001 to 2286 */
	MILLIS_DIGITS = 13, /* of milliseconds */
	QUARTER = 15,       /* minutes: every zone is whole quarters off UTC */
	QUARTERS = DAY / MINUTE / QUARTER
};

/* Whether an attribute of this name holds the time of a line; when it was
 * changed last is another time. */
static bool
speaks_of_time(const char *name)
{
	static const char *const words[] = {
	    "time", "date", "stamp", "epoch", "unix", "publi", "creat", NULL};
	static const char *const others[] = {
	    "modif", "updat", "edit", "expir", "version", NULL};

	for (const char *const *w = others; *w != NULL; w++) {
		if (strcasestr(name, *w) != NULL)
			return false;
	}
	for (const char *const *w = words; *w != NULL; w++) {
		if (strcasestr(name, *w) != NULL)
			return true;
	}
	return false;
}

bool
machine_epoch(const char *s, struct printed_time *out)
{
	size_t n = strspn(s, "0123456789");
	long long t;
	struct civil c;

	if (s[n] != '\0' || (n != EPOCH_DIGITS && n != MILLIS_DIGITS))
		return false;
	t = strtoll(s, NULL, 10);
	if (n == MILLIS_DIGITS)
		t /= 1000;
	c = instant_civil(t);
	*out = printed_nothing;
	out->year = c.year;
	out->month = c.month;
	out->day = c.day;
	out->hour = c.hour;
	out->minute = c.minute;
	out->second = c.second;
	out->zoned = true;
	return true;
}

/* Whether the machine's clock can be the printed one: in some zone they show
 * the same minute, or the next where one of them was rounded. */
static bool
bears_out(const struct printed_time *machine, const struct printed_time *text)
{
	int off;

	if (text->hour < 0)
		return true;
	off = (machine->minute - text->minute + 4 * QUARTER) % QUARTER;
	return off <= 1 || off == QUARTER - 1;
}

/* A `Z` beside the very clock that is printed is a local time with a false
 * stamp; a clock without a zone that isn't the printed one is another time. */
bool
machine_believe(const struct printed_time *text, struct printed_time *machine)
{
	bool same =
	    machine->hour == text->hour && machine->minute == text->minute;

	if (text->hour < 0)
		return true;
	if (same && machine->offset == 0 && !text->zoned)
		machine->zoned = false;
	return same || (machine->zoned && bears_out(machine, text));
}

/* What an attribute says, from the surest up. */
enum trust {
	TRUST_NONE,
	TRUST_OTHER, /* a title, data-time: written for people or for scripts */
	TRUST_DATETIME,
	TRUST_EPOCH
};

static enum trust
read_value(const char *name, const char *value, struct printed_time *out)
{
	bool named = strcmp(name, "datetime") == 0;
	bool speaks;

	/* Most attributes are told by having no digit. */
	if (strlen(value) >= LIMIT_TIME_TEXT ||
	    value[strcspn(value, "0123456789")] == '\0')
		return TRUST_NONE;
	speaks = speaks_of_time(name);
	if (speaks && machine_epoch(value, out))
		return TRUST_EPOCH;
	if ((!speaks && strcmp(name, "title") != 0) ||
	    !timetext_machine(value, out))
		return TRUST_NONE;
	if (named)
		return TRUST_DATETIME;
	return out->year >= 0 ? TRUST_OTHER : TRUST_NONE;
}

/* "2025-08-15 …", "1755238300": four digits, and a fifth or a dash. */
static bool
may_be_instant(const char *s)
{
	for (int i = 0; i < 4; i++) {
		if (s[i] < '0' || s[i] > '9')
			return false;
	}
	return s[4] == '-' || (s[4] >= '0' && s[4] <= '9');
}

bool
machine_may_carry(const xmlNode *e)
{
	int looked = 0;

	for (const xmlAttr *attr = e->properties;
	     attr != NULL && looked < LIMIT_ATTRIBUTES;
	     attr = attr->next, looked++) {
		if (attr->children != NULL && attr->children->content != NULL &&
		    may_be_instant((const char *)attr->children->content))
			return true;
	}
	return false;
}

/* What an attribute of e holds, by its name: a <meta> says it in another. */
static const char *
meaning_of(struct arena *a, const xmlNode *e, const char *name)
{
	const char *of = NULL;

	if (strcmp(name, "content") == 0 && node_is(e, "meta"))
		of = node_attr(a, e, "itemprop");
	return of != NULL ? of : name;
}

/* The surest of e's own attributes that the text bears out. */
static const char *
find_in(struct arena *a, const xmlNode *e, const struct printed_time *text,
    struct printed_time *out, const char **value)
{
	enum trust best = TRUST_NONE;
	int looked = 0;

	for (const xmlAttr *attr = e->properties;
	     attr != NULL && looked < LIMIT_ATTRIBUTES;
	     attr = attr->next, looked++) {
		const char *name = (const char *)attr->name;
		const char *s = node_attr(a, e, name);
		struct printed_time t;
		enum trust here =
		    s != NULL ? read_value(meaning_of(a, e, name), s, &t)
			      : TRUST_NONE;

		/* An epoch has no zone to lie about: where its clock is the
		 * printed one, UTC is what the page prints. */
		if (here <= best ||
		    (here == TRUST_EPOCH ? !bears_out(&t, text)
					 : !machine_believe(text, &t)))
			continue;
		best = here;
		*out = t;
		*value = s;
	}
	return best == TRUST_NONE    ? NULL
	       : best == TRUST_EPOCH ? "epoch"
				     : "datetime";
}

const char *
machine_attribute(struct arena *a, const xmlNode *e, struct printed_time *out,
    const char **value)
{
	return find_in(a, e, &printed_nothing, out, value);
}

const char *
machine_join(
    struct arena *a, const struct item *item, struct printed_time *time)
{
	const struct hit *hit = item->hit;
	const xmlNode *top = item->first->parent;
	const struct printed_time text = *time;
	struct printed_time found;
	const char *value;

	if (hit->kind == HIT_ATTRIBUTE || hit->kind == HIT_AROUND)
		return machine_attribute(a, hit->node, &found, &value);
	if (text.zoned || text.day > 0)
		return NULL;
	for (const xmlNode *n = hit->node; n != NULL && n != top;
	     n = n->parent) {
		const char *rule = n->type == XML_ELEMENT_NODE
				       ? find_in(a, n, &text, &found, &value)
				       : NULL;

		if (rule != NULL) {
			*time = found;
			return rule;
		}
	}
	return NULL;
}

static bool
same_printed(const struct printed_time *x, const struct printed_time *y)
{
	return x->hour == y->hour && x->minute == y->minute &&
	       x->ago_months == y->ago_months && x->ago_days == y->ago_days &&
	       x->ago_seconds == y->ago_seconds;
}

static bool
same_machine(const struct printed_time *x, const struct printed_time *y)
{
	return x->year == y->year && x->month == y->month && x->day == y->day &&
	       x->hour == y->hour && x->minute == y->minute &&
	       x->second == y->second && x->offset == y->offset;
}

static bool
has_clock(const struct printed_time *t)
{
	return t->hour >= 0 || t->relative;
}

/* Whether two lines that print different times carry one machine time. */
static bool
share_value(const struct ticker_line *x, const struct ticker_line *y)
{
	return x->rule != NULL && y->rule != NULL && has_clock(&x->printed) &&
	       has_clock(&y->printed) && same_machine(&x->time, &y->time) &&
	       !same_printed(&x->printed, &y->printed);
}

/* Quarters of an hour, of a day's, that the zone in which a machine's clock is
 * the printed one lies east of UTC; -1 where the two don't say: a clock that
 * both show needs no other zone, and without one there is none. */
static int
zone_shown(const struct ticker_line *line)
{
	const struct printed_time *m = &line->time, *p = &line->printed;
	int east;

	if (line->rule == NULL || !m->zoned || p->hour < 0 || p->zoned ||
	    (m->offset != 0 && m->hour == p->hour && m->minute == p->minute))
		return -1;
	east = (p->hour - m->hour) * 60 + p->minute - m->minute +
	       m->offset / MINUTE;
	east += 2 * DAY / MINUTE + QUARTER / 2;
	return east % (DAY / MINUTE) / QUARTER;
}

/* The zone that most of the lines show, or -1 where no two agree, nor more
 * than half of all. Summer time begins and ends within lists: an hour to
 * either side counts with it. */
static int
zone_of_list(const struct ticker_line *lines, size_t n)
{
	size_t shown[QUARTERS] = {0}, all = 0;
	int best = 0;

	for (size_t i = 0; i < n; i++) {
		int zone = zone_shown(&lines[i]);

		if (zone < 0)
			continue;
		shown[zone]++;
		all++;
	}
	for (int z = 1; z < QUARTERS; z++) {
		if (shown[z] > shown[best])
			best = z;
	}
	return shown[best] * 2 > all && (shown[best] > 1 || n == 1) ? best : -1;
}

static bool
is_near_zone(int zone, int list)
{
	int apart = (zone - list + QUARTERS) % QUARTERS;

	return list >= 0 && (apart == 0 || apart == 4 || apart == QUARTERS - 4);
}

static void
give_back(struct ticker_line *line)
{
	line->time = line->printed;
	line->rule = NULL;
}

/* What the neighbours share is a run: its lines are given back together. */
static void
give_back_shared(struct ticker_line *lines, size_t n)
{
	bool shared = false;

	for (size_t i = 0; i < n; i++) {
		bool next = i + 1 < n && share_value(&lines[i], &lines[i + 1]);

		if (shared || next)
			give_back(&lines[i]);
		shared = next;
	}
}

void
machine_settle(struct ticker_line *lines, size_t n)
{
	int list;

	give_back_shared(lines, n);
	list = zone_of_list(lines, n);
	for (size_t i = 0; i < n; i++) {
		int zone = zone_shown(&lines[i]);

		if (zone >= 0 && !is_near_zone(zone, list))
			give_back(&lines[i]);
	}
}
