/* reread.c - a JSON Feed of ours -> the entries that it was written from. */
#include "write/reread.h"

#include <jansson.h>
#include <limits.h>

#include "base/instant.h"
#include "base/limits.h"
#include "text/urgent.h"
#include "write/uri.h"

static const char *
text_of(const json_t *o, const char *key)
{
	return json_string_value(json_object_get(o, key));
}

static int
read_origin(const char *word, enum origin *out)
{
	for (int i = ORIGIN_ZONED; i <= ORIGIN_FIRST_SEEN; i++) {
		if (word != NULL && strcmp(origin_word(i), word) == 0) {
			*out = (enum origin)i;
			return 0;
		}
	}
	return -1;
}

static int
read_instants(const json_t *o, struct entry *e)
{
	const char *published = text_of(o, "date_published");
	const char *updated = text_of(o, "date_modified");

	if (published == NULL || instant_parse(published, &e->published) < 0)
		return -1;
	e->updated = e->published;
	e->first_seen = e->published;
	return updated != NULL ? instant_parse(updated, &e->updated) : 0;
}

static int
read_reading(struct arena *a, const json_t *o, struct entry *e)
{
	json_int_t precision =
	    json_integer_value(json_object_get(o, "precision"));

	if (precision < 0 || precision > INT_MAX ||
	    read_origin(text_of(o, "origin"), &e->origin) < 0)
		return -1;
	e->precision = (int)precision;
	e->time_text = arena_copy(a, text_of(o, "time_text"));
	return 0;
}

static int
read_wording(struct arena *a, const json_t *o, struct change *out)
{
	const char *at = text_of(o, "at");

	*out = (struct change){
	    .status = ENTRY_EDITED,
	    .text = arena_copy(a, text_of(o, "text")),
	    .url = arena_copy(a, text_of(o, "url")),
	};
	return out->text == NULL || at == NULL ? -1
					       : instant_parse(at, &out->at);
}

/* The wordings of a line before the one that is an entry. */
static int
read_wordings(struct arena *a, const json_t *list, struct entry *line)
{
	size_t n = json_array_size(list);
	struct change *wordings;

	if (n > LIMIT_CHANGES)
		return -1;
	wordings = arena_alloc(a, n * sizeof(*wordings));
	for (size_t i = 0; i < n; i++) {
		if (read_wording(a, json_array_get(list, i), &wordings[i]) < 0)
			return -1;
	}
	if (n > 0)
		wordings[0].status = ENTRY_NEW;
	line->changes = wordings;
	line->changes_n = n;
	return 0;
}

static const struct entry *
read_line(struct arena *a, const json_t *o)
{
	struct entry *line = arena_zalloc(a, sizeof(*line));

	line->id = arena_copy(a, text_of(o, "id"));
	if (line->id == NULL || read_instants(o, line) < 0 ||
	    read_reading(a, o, line) < 0 ||
	    read_wordings(a, json_object_get(o, "wordings"), line) < 0)
		return NULL;
	return line;
}

static int
read_extension(struct arena *a, const json_t *o, struct entry *e)
{
	const json_t *ours = json_object_get(o, "_ajel");
	json_int_t revision =
	    json_integer_value(json_object_get(ours, "revision"));

	if (read_reading(a, ours, e) < 0)
		return -1;
	if (revision == 0)
		return 0;
	if (revision < 2 || revision > LIMIT_CHANGES)
		return -1;
	e->revision = (int)revision;
	e->line = read_line(a, json_object_get(ours, "line"));
	return e->line != NULL ? 0 : -1;
}

static bool
has_tag(const json_t *o, const char *wanted)
{
	const json_t *tags = json_object_get(o, "tags");

	for (size_t i = 0; i < json_array_size(tags); i++) {
		const char *tag = json_string_value(json_array_get(tags, i));

		if (tag != NULL && strcmp(tag, wanted) == 0)
			return true;
	}
	return false;
}

static int
read_entry(
    struct arena *a, const json_t *o, const char *page, struct entry *out)
{
	const char *url = text_of(o, "url");
	struct entry e = {
	    .id = arena_copy(a, text_of(o, "id")),
	    .text = arena_copy(a, text_of(o, "content_text")),
	};

	if (e.id == NULL || e.text == NULL || read_instants(o, &e) < 0 ||
	    read_extension(a, o, &e) < 0)
		return -1;
	if (url != NULL && strcmp(url, page) != 0)
		e.url = arena_copy(a, url);
	e.urgent = has_tag(o, "urgent") && !urgent_headline(e.text);
	if (has_tag(o, entry_status_word(ENTRY_WITHDRAWN)))
		e.status = ENTRY_WITHDRAWN;
	else if (e.updated != e.published)
		e.status = ENTRY_EDITED;
	*out = e;
	return 0;
}

/* NULL for a page that has no address as feeds write it. */
static const char *
page_of(struct arena *a, const char *url)
{
	struct buf scratch;
	const char *page;

	buf_init(&scratch, URI_MAX);
	page = arena_copy(a, uri_escape(&scratch, url));
	buf_free(&scratch);
	return page;
}

static int
read_feed(struct arena *a, const json_t *o, const char *url,
    struct history *out, struct err *err)
{
	const json_t *items = json_object_get(o, "items");
	const char *home = text_of(o, "home_page_url");
	const char *page = page_of(a, url);
	size_t n = json_array_size(items);

	if (home == NULL || page == NULL || strcmp(home, page) != 0)
		return err_set(err, ERR_INPUT, "a feed of another page");
	out->entries = arena_alloc(a, n * sizeof(*out->entries));
	for (size_t i = 0; i < n; i++) {
		if (read_entry(a, json_array_get(items, i), page,
			&out->entries[i]) < 0)
			return err_set(
			    err, ERR_INPUT, "no feed that ajel wrote");
	}
	out->n = n;
	return 0;
}

int
reread_json(struct arena *a, const char *data, size_t n, const char *url,
    struct history *out, struct err *err)
{
	json_error_t error;
	json_t *o = json_loadb(data, n, JSON_REJECT_DUPLICATES, &error);
	int rc;

	*out = (struct history){.fetched = INSTANT_NONE};
	if (o == NULL)
		return err_set(err, ERR_INPUT, "no JSON: line %d: %s",
		    error.line, error.text);
	rc = read_feed(a, o, url, out, err);
	json_decref(o);
	return rc;
}
