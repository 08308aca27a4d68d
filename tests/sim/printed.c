/* printed.c - times as pages print them, and what they then mean. */
#include "printed.h"

#include "base/zone.h"

static const char *const months[] = {"January", "February", "March", "April",
    "May", "June", "July", "August", "September", "October", "November",
    "December"};

/* What came so long ago: minutes for an hour, hours for a day, then days. */
static int64_t
unit_of(int64_t age)
{
	if (age < HOUR)
		return MINUTE;
	return age < DAY ? HOUR : DAY;
}

static int
units(int64_t age)
{
	int n = (int)(age / unit_of(age));

	return n > 0 ? n : 1;
}

static void
put_relative(struct buf *b, enum tongue t, int64_t age)
{
	static const char *const english[] = {"minute", "hour", "day"};
	static const char *const german[] = {"Minute", "Stunde", "Tag"};
	static const char *const plural[] = {"Minuten", "Stunden", "Tagen"};
	static const char *const arabic[] = {"دقيقة", "ساعة", "يوم"};
	static const char *const few[] = {"دقائق", "ساعات", "أيام"};
	static const char *const two[] = {"دقيقتين", "ساعتين", "يومين"};
	int64_t unit = unit_of(age);
	int i = unit == MINUTE ? 0 : unit == HOUR ? 1 : 2;
	int n = units(age);

	if (t == ENGLISH)
		(void)buf_printf(
		    b, "%d %s%s ago", n, english[i], n > 1 ? "s" : "");
	else if (t == GERMAN)
		(void)buf_printf(
		    b, "vor %d %s", n, n > 1 ? plural[i] : german[i]);
	else if (n == 2)
		(void)buf_printf(b, "منذ %s", two[i]);
	else
		(void)buf_printf(
		    b, "منذ %d %s", n, n > 2 && n <= 10 ? few[i] : arabic[i]);
}

static void
put_numbers(struct buf *b, enum tongue t, const struct civil *d)
{
	switch (t) {
	case ENGLISH:
		(void)buf_printf(
		    b, "%04d-%02d-%02d", d->year, d->month, d->day);
		break;
	case GERMAN:
		(void)buf_printf(
		    b, "%02d.%02d.%04d", d->day, d->month, d->year);
		break;
	default:
		(void)buf_printf(
		    b, "%02d/%02d/%04d", d->day, d->month, d->year);
		break;
	}
}

static void
put_twelve(struct buf *b, enum tongue t, const struct civil *c)
{
	int hour = c->hour % 12 == 0 ? 12 : c->hour % 12;
	const char *half = c->hour < 12 ? "am" : "pm";

	if (t == ARABIC)
		half = c->hour < 12 ? "ص" : "م";
	(void)buf_printf(b, "%d:%02d %s", hour, c->minute, half);
}

static void
put_digits(struct buf *b, int n)
{
	static const char *const digits[] = {
	    "٠", "١", "٢", "٣", "٤", "٥", "٦", "٧", "٨", "٩"};

	(void)buf_puts(b, digits[n / 10 % 10]);
	(void)buf_puts(b, digits[n % 10]);
}

/* `<time datetime="2025-08-15T09:13:42+03:00">` */
static void
open_datetime(struct buf *b, const struct site *s, const struct event *e)
{
	const struct civil *c = &e->local;
	int offset = zone_offset(s->source.timezone, e->printed) / MINUTE;
	int east = offset < 0 ? -offset : offset;

	(void)buf_printf(b,
	    "<time datetime=\"%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d\">",
	    c->year, c->month, c->day, c->hour, c->minute, c->second,
	    offset < 0 ? '-' : '+', east / 60, east % 60);
}

static void
put_time(struct buf *b, const struct site *s, const struct layout *l,
    const struct event *e, int64_t at)
{
	const struct civil local = site_local(s, e, at), *c = &local;

	switch (l->form) {
	case FORM_SECONDS:
		(void)buf_printf(
		    b, "%02d:%02d:%02d", c->hour, c->minute, c->second);
		break;
	case FORM_TWELVE:
		put_twelve(b, s->tongue, c);
		break;
	case FORM_RELATIVE:
		put_relative(b, s->tongue, at - e->at);
		break;
	case FORM_ARABIC:
		put_digits(b, c->hour);
		(void)buf_puts(b, ":");
		put_digits(b, c->minute);
		break;
	case FORM_DATE_CLOCK:
		put_numbers(b, s->tongue, c);
		(void)buf_printf(b, " %02d:%02d", c->hour, c->minute);
		break;
	default:
		(void)buf_printf(b, "%02d:%02d", c->hour, c->minute);
		break;
	}
}

void
print_clock(struct buf *b, const struct site *s, const struct layout *l,
    const struct event *e, int64_t at, const char *label)
{
	bool machine = l->form == FORM_DATETIME;

	if (machine)
		open_datetime(b, s, e);
	else
		(void)buf_puts(b, "<span class=\"clock\">");
	put_time(b, s, l, e, at);
	if (label != NULL)
		(void)buf_printf(b, " | %s", label);
	(void)buf_puts(b, machine ? "</time>" : "</span>");
}

void
print_date(struct buf *b, const struct site *s, const struct civil *day)
{
	if (s->tongue == ENGLISH)
		(void)buf_printf(b, "%d %s %04d", day->day,
		    months[day->month - 1], day->year);
	else
		put_numbers(b, s->tongue, day);
}

int64_t
printed_instant(const struct layout *l, const struct event *e, int64_t at)
{
	switch (l->form) {
	case FORM_SECONDS:
	case FORM_DATETIME:
		return e->printed;
	case FORM_RELATIVE:
		return at - units(at - e->at) * unit_of(at - e->at);
	default:
		return e->printed - e->local.second;
	}
}

bool
printed_day(const struct layout *l)
{
	switch (l->form) {
	case FORM_DATE_CLOCK:
	case FORM_RELATIVE:
	case FORM_DATETIME:
	case FORM_HEADINGS:
		return true;
	default:
		return false;
	}
}
