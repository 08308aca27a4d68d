/* validity.c - what validators belong to. */
#include "refresh/validity.h"

#include <string.h>

#include "detect/detect.h"

static const char *
or_dash(const char *s)
{
	return s != NULL ? s : "-";
}

const char *
validity_rules(struct arena *a, const struct source *s)
{
	const struct ticker_rules *t = &s->ticker;

	return arena_printf(a,
	    "%s " AJEL_VERSION ".%d %d %d %d %d %s %s %s %s %s %s %s", s->url,
	    DETECT_READING, (int)t->order, (int)t->clock, t->untimed,
	    t->min_lines, or_dash(s->timezone), or_dash(s->language),
	    or_dash(t->heading), or_dash(t->items), or_dash(t->time),
	    or_dash(t->text), or_dash(t->link));
}

/* Where redirects led stands behind the rest, on a line of its own. */
const char *
validity_of(struct arena *a, const char *rules, const char *from)
{
	return from != NULL ? arena_printf(a, "%s\n%s", rules, from) : rules;
}

bool
validity_holds(const struct health *h, const char *rules, const char **from)
{
	size_t n = strlen(rules);

	*from = NULL;
	if (h->url == NULL || strncmp(h->url, rules, n) != 0)
		return false;
	if (h->url[n] == '\n')
		*from = h->url + n + 1;
	return h->url[n] == '\0' || h->url[n] == '\n';
}

bool
validity_is_elsewhere(const struct health *h, const struct source *s)
{
	const size_t n = strlen(s->url);

	return h->url != NULL &&
	       (strncmp(h->url, s->url, n) != 0 || h->url[n] != ' ');
}

void
validity_know(struct health *h, const char *rules)
{
	const char *from;

	if (validity_holds(h, rules, &from))
		return;
	h->url = rules;
	h->etag = h->last_modified = NULL;
	h->body_hash = 0;
	h->body_length = 0;
}

void
validity_forgive(struct health *h, const char *rules)
{
	const char *word = err_word(ERR_DEFINITION), *from;
	size_t n = strlen(word);

	if (h->failure == NULL || strncmp(h->failure, word, n) != 0 ||
	    h->failure[n] != ':' || validity_holds(h, rules, &from))
		return;
	h->failures = 0;
	h->failure = NULL;
}
