/* fuzz-conf.c - any bytes are a sound source, or an error of one line. */

#include "base/limits.h"
#include "base/utf8.h"
#include "base/zone.h"
#include "conf/conf.h"
#include "target.h"

static void
must(int holds)
{
	if (!holds)
		abort();
}

/* Valid UTF-8 without control characters, and never "". */
static void
check_text(const char *s, size_t max)
{
	const size_t n = strlen(s);
	size_t step;

	must(n > 0 && n <= max);
	for (size_t i = 0; i < n; i += step) {
		step = utf8_len(s + i, n - i);
		must(step > 0 && !utf8_is_control(s + i, step));
	}
}

static void
check_if_there(const char *s)
{
	if (s != NULL)
		check_text(s, LIMIT_TEXT);
}

static void
check_command(const char **words)
{
	size_t n = 0;

	if (words == NULL)
		return;
	must(words[0] != NULL && words[0][0] != '\0');
	for (; words[n] != NULL; n++) {
		if (words[n][0] != '\0')
			check_text(words[n], LIMIT_TEXT);
	}
	must(n <= LIMIT_ARGUMENTS);
}

static void
check_source(const struct source *s)
{
	const struct ticker_rules *t = &s->ticker;

	check_text(s->name, LIMIT_NAME);
	check_text(s->title, LIMIT_TEXT);
	check_text(s->url, LIMIT_URL);
	check_text(s->timezone, LIMIT_TEXT);
	must(zone_exists(s->timezone));
	check_if_there(s->language);
	check_if_there(t->heading);
	check_if_there(t->items);
	check_if_there(t->time);
	check_if_there(t->text);
	check_if_there(t->link);
	must(t->items != NULL ||
	     (t->time == NULL && t->text == NULL && t->link == NULL));
	must(t->min_lines >= 0 && t->min_lines <= LIMIT_LINES);
	must(s->fetch.interval >= 0 &&
	     s->fetch.interval <= LIMIT_INTERVAL_SECONDS);
	must(
	    s->fetch.timeout >= 0 && s->fetch.timeout <= LIMIT_TIMEOUT_SECONDS);
	must(s->fetch.max_bytes <= LIMIT_INFLATED);
	must(s->fetch.headers_n <= LIMIT_HEADERS);
	check_command(s->fetch.command);
	for (size_t i = 0; i < s->fetch.headers_n; i++)
		check_text(s->fetch.headers[i], LIMIT_HEADER * 2);
	must(s->feed.entries >= 0 && s->feed.entries <= LIMIT_ENTRIES);
}

static void
check_error(const struct err *err)
{
	unsigned line;

	check_text(err->msg, sizeof(err->msg));
	must(err->kind == ERR_DEFINITION);
	must(sscanf(err->msg, "x.conf:%u: ", &line) == 1 && line > 0);
	must(strstr(err->msg, "; ") != NULL); /* there is something to do */
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct source s;
	struct err err = {0};

	if (conf_parse(a, (const char *)data, size, "x.conf", "x", &s, &err) <
	    0)
		check_error(&err);
	else
		check_source(&s);
	arena_free(a);
	return 0;
}
