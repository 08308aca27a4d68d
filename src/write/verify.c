/* verify.c - what is wrong with a feed, whatever its format. */
#include "write/verify.h"

#include <stdarg.h>

#include "base/instant.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "write/faults.h"
#include "write/write.h"

int
faults_say(struct faults *f, const char *fmt, ...)
{
	char text[ERR_MSG_MAX];
	va_list ap;

	va_start(ap, fmt);
	if (vsnprintf(text, sizeof(text), fmt, ap) < 0)
		text[0] = '\0';
	va_end(ap);
	if (f->item == 0)
		return err_set(f->err, ERR_OUTPUT, "%s", text);
	return err_set(
	    f->err, ERR_OUTPUT, "%s %zu: %s", f->item_word, f->item, text);
}

int
faults_text(struct faults *f, const char *name, const char *value)
{
	if (value == NULL)
		return faults_say(f, "no %s", name);
	if (value[strspn(value, " \t\r\n")] == '\0')
		return faults_say(f, "an empty %s", name);
	return 0;
}

int
faults_id(struct faults *f, const char *name, const char *value)
{
	size_t cap = f->cap > 0 ? 2 * f->cap : 64;

	if (faults_text(f, name, value) < 0)
		return -1;
	if (f->n == f->cap) {
		f->ids = arena_resize(f->arena, f->ids,
		    f->cap * sizeof(*f->ids), cap * sizeof(*f->ids));
		f->cap = cap;
	}
	f->ids[f->n++] = arena_copy(f->arena, value);
	return 0;
}

int
faults_date(struct faults *f, const char *name, const char *value,
    int (*parse)(const char *, int64_t *))
{
	int64_t t;

	if (faults_text(f, name, value) < 0)
		return -1;
	if (parse(value, &t) < 0)
		return faults_say(
		    f, "%s is no date that readers read: %s", name, value);
	if (t > f->now + LIMIT_FUTURE)
		return faults_say(f, "%s is in the future: %s", name, value);
	return 0;
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int
compare_ids(struct faults *f)
{
	f->item = 0;
	if (f->n > 1)
		qsort(f->ids, f->n, sizeof(*f->ids), by_text);
	for (size_t i = 1; i < f->n; i++)
		if (strcmp(f->ids[i - 1], f->ids[i]) == 0)
			return faults_say(f, "an id twice: %s", f->ids[i]);
	return 0;
}

/* Whether anything shows of it, once a writer dropped what it can't hold. */
static bool
shows(const char *s)
{
	while (*s != '\0') {
		size_t n = utf8_len(s, strnlen(s, 4));

		if (n > 0 && *s != ' ' && !utf8_is_control(s, n))
			return true;
		s += n > 0 ? n : 1;
	}
	return false;
}

static int
check_shown(struct faults *f, const char *name, const char *value)
{
	if (faults_text(f, name, value) < 0)
		return -1;
	return shows(value) ? 0 : faults_say(f, "an empty %s", name);
}

static int
check_instant(struct faults *f, const char *name, int64_t t)
{
	static const struct civil first = {.year = 1, .month = 1, .day = 1};
	char text[INSTANT_TEXT];

	if (t < instant_of(&first))
		return faults_say(f, "no %s", name);
	if (t > f->now + LIMIT_FUTURE)
		return faults_say(
		    f, "%s is in the future: %s", name, instant_print(t, text));
	return 0;
}

static int
check_entry(struct faults *f, const struct entry *e)
{
	if (faults_id(f, "id", e->id) < 0)
		return -1;
	/* No writer may drop any of it. */
	if (!utf8_clean(e->id, strlen(e->id)))
		return faults_say(f, "an id that is no text");
	if (check_shown(f, "text", e->text) < 0 ||
	    check_instant(f, "published", e->published) < 0)
		return -1;
	return check_instant(f, "updated", e->updated);
}

static int
check_feed(struct faults *f, const struct feed *feed)
{
	if (check_shown(f, "id", feed->id) < 0 ||
	    check_shown(f, "title", feed->title) < 0)
		return -1;
	if (feed->updated != INSTANT_NONE &&
	    check_instant(f, "updated", feed->updated) < 0)
		return -1;
	while (f->item < feed->n) {
		const struct entry *e = &feed->entries[f->item];

		f->item++;
		if (check_entry(f, e) < 0)
			return -1;
	}
	return 0;
}

int
verify_feed(const struct feed *feed, int64_t now, struct err *err)
{
	struct faults f = {.now = now, .err = err, .item_word = "entry"};
	int r;

	f.arena = arena_new();
	r = check_feed(&f, feed);
	if (r == 0)
		r = compare_ids(&f);
	arena_free(f.arena);
	return r;
}

int
verify(const char *format, const char *data, size_t n, int64_t now,
    struct err *err)
{
	const struct format *written = format_find(format, FORMAT_FEED);
	struct faults f = {.now = now, .err = err};
	int r;

	if (written == NULL)
		return err_set(err, ERR_OUTPUT, "%s is no feed format", format);
	if (n == 0)
		return err_set(err, ERR_OUTPUT, "empty");
	if (n > LIMIT_FEED)
		return err_set(
		    err, ERR_OUTPUT, "larger than %d bytes", LIMIT_FEED);
	f.item_word = written->entry_word;
	f.arena = arena_new();
	r = written->read_back(&f, data, n);
	if (r == 0)
		r = compare_ids(&f);
	arena_free(f.arena);
	return r;
}
