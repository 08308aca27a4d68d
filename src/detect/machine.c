/* machine.c - reads times that a page carries for programs. */
#include "detect/machine.h"

#include <strings.h>

#include "base/instant.h"
#include "base/limits.h"
#include "detect/node.h"
#include "detect/timetext.h"

enum {
	EPOCH_DIGITS = 10,  /* of seconds, from 2001 to 2286 */
	MILLIS_DIGITS = 13, /* of milliseconds */
	QUARTER = 15        /* minutes: every zone is whole quarters off UTC */
};

/* Whether an attribute of this name holds the time of a line; when it was
 * changed last is another time. */
static bool
speaks_of_time(const char *name)
{
	static const char *const words[] = {
	    "time", "date", "stamp", "epoch", "unix", "publi", "creat", NULL};
	static const char *const others[] = {
	    "modif", "updat", "edit", "expir", NULL};

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

static bool
read_epoch(const char *s, struct printed_time *out)
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
	bool speaks = speaks_of_time(name);

	if (strlen(value) >= LIMIT_TIME_TEXT)
		return TRUST_NONE;
	if (speaks && read_epoch(value, out))
		return TRUST_EPOCH;
	if ((!speaks && strcmp(name, "title") != 0) ||
	    !timetext_machine(value, out))
		return TRUST_NONE;
	if (named)
		return TRUST_DATETIME;
	return out->year >= 0 ? TRUST_OTHER : TRUST_NONE;
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
		    s != NULL ? read_value(name, s, &t) : TRUST_NONE;

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

	if (hit->kind == HIT_ATTRIBUTE)
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
