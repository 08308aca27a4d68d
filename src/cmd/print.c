/* print.c - prints entries in the format that was asked for. */
#include "cmd/print.h"

#include "base/buf.h"
#include "base/limits.h"
#include "cmd/say.h"
#include "refresh/compose.h"
#include "write/verify.h"

enum { NAMES = 128 }; /* bytes of the names of all formats */

/* Appends the names of the kind's formats. */
static void
put_names(enum format_kind kind, char out[NAMES])
{
	const struct format *f;
	size_t n = strlen(out);

	for (size_t i = 0; (f = format_at(i, kind)) != NULL && n < NAMES; i++) {
		(void)snprintf(
		    out + n, NAMES - n, "%s%s", n > 0 ? ", " : "", f->name);
		n = strlen(out);
	}
}

static int
unknown_format(const char *name, const char *known, struct err *err)
{
	return err_set(
	    err, ERR_USAGE, "no such format: %s; there are %s", name, known);
}

int
print_format(const struct options *o, enum format_kind kind,
    const struct format **out, struct err *err)
{
	const char *name = o->format;
	char known[NAMES] = "";

	if (name == NULL && kind == FORMAT_FEED)
		name = "atom";
	if (name == NULL)
		name = say_is_shown() && o->output == NULL ? "text" : "tsv";
	*out = format_find(name, kind);
	if (*out == NULL)
		put_names(kind, known);
	return *out != NULL ? 0 : unknown_format(name, known, err);
}

int
print_format_any(
    const struct options *o, const struct format **out, struct err *err)
{
	char known[NAMES] = "";

	if (o->format == NULL)
		return print_format(o, FORMAT_LINES, out, err);
	*out = format_find(o->format, FORMAT_LINES);
	if (*out == NULL)
		*out = format_find(o->format, FORMAT_FEED);
	if (*out != NULL)
		return 0;
	put_names(FORMAT_LINES, known);
	put_names(FORMAT_FEED, known);
	return unknown_format(o->format, known, err);
}

void
print_look_at(const struct options *o, const struct target *target,
    struct jailed *jail, struct look_at *out)
{
	memset(out, 0, sizeof(*out));
	out->jail = jail;
	out->source = &target->source;
	out->place = target->place;
	out->format = o->input;
	out->now = o->now;
	out->now_given = o->now_given;
}

static int
print_buf(const struct options *o, struct buf *out, int rc, struct err *err)
{
	if (rc == 0 && out->len > 0)
		rc = say_output(o, out->data, out->len, err);
	buf_free(out);
	return rc;
}

int
print_lists(struct arena *a, const struct options *o,
    const struct source *source, const struct format *format,
    const struct look_list *lists, size_t n, struct err *err)
{
	struct buf out;
	int rc = 0;

	buf_init(&out, LIMIT_FEED);
	for (size_t i = 0; i < n && rc == 0; i++) {
		struct feed feed;

		compose_feed(a, source, lists[i].entries, lists[i].n, &feed);
		feed.list = (int)i + 1;
		feed.heading = lists[i].heading;
		rc = format->write(&feed, &out, err);
	}
	return print_buf(o, &out, rc, err);
}

int
print_feed(const struct options *o, const struct format *format,
    const struct feed *feed, struct err *err)
{
	struct buf out;

	if (format->kind == FORMAT_FEED && verify_feed(feed, o->now, err) < 0)
		return -1;
	buf_init(&out, LIMIT_FEED);
	return print_buf(o, &out, format->write(feed, &out, err), err);
}

int
print_entries(struct arena *a, const struct options *o,
    const struct source *source, const struct format *format,
    const struct entry *entries, size_t n, struct err *err)
{
	struct feed feed;

	compose_feed(a, source, entries, n, &feed);
	return print_feed(o, format, &feed, err);
}
