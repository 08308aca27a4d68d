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

/* Whether an attribute of this name holds an instant, if it holds a number. */
static bool
speaks_of_time(const char *name)
{
	static const char *const words[] = {
	    "time", "date", "stamp", "epoch", "unix", "publi", "creat", NULL};

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

static bool
find_epoch(struct arena *a, const xmlNode *e, const struct printed_time *text,
    struct printed_time *out)
{
	int looked = 0;

	for (const xmlAttr *attr = e->properties;
	     attr != NULL && looked < LIMIT_ATTRIBUTES;
	     attr = attr->next, looked++) {
		const char *name = (const char *)attr->name;
		const char *value =
		    speaks_of_time(name) ? node_attr(a, e, name) : NULL;

		if (value != NULL && read_epoch(value, out) &&
		    bears_out(out, text))
			return true;
	}
	return false;
}

/* A `Z` beside the very clock that is printed is a local time with a false
 * stamp; a clock without a zone that isn't the printed one is another time. */
static bool
find_datetime(struct arena *a, const xmlNode *e,
    const struct printed_time *text, struct printed_time *out)
{
	const char *value = node_attr(a, e, "datetime");
	bool same;

	if (value == NULL || !timetext_machine(value, out) || out->hour < 0)
		return false;
	same = out->hour == text->hour && out->minute == text->minute;
	if (same && out->offset == 0)
		out->zoned = false;
	return text->hour < 0 || same || (out->zoned && bears_out(out, text));
}

const char *
machine_join(
    struct arena *a, const struct item *item, struct printed_time *time)
{
	const xmlNode *top = item->first->parent;
	const struct printed_time text = *time;
	struct printed_time found;

	if (text.zoned || text.day > 0)
		return NULL;
	for (const xmlNode *n = item->hit->node; n != NULL && n != top;
	     n = n->parent) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (find_epoch(a, n, &text, &found)) {
			*time = found;
			return "epoch";
		}
		if (find_datetime(a, n, &text, &found)) {
			*time = found;
			return "datetime";
		}
	}
	return NULL;
}
