/* verify_json.c - reads a JSON Feed back. */
#include <jansson.h>

#include "base/instant.h"
#include "write/faults.h"

#define VERSION "https://jsonfeed.org/version/1"

/* The member's text; NULL where it is missing or no string. */
static const char *
text_of(const json_t *o, const char *key)
{
	return json_string_value(json_object_get(o, key));
}

static int
check_item(struct faults *f, const json_t *o)
{
	const char *html = text_of(o, "content_html");

	if (!json_is_object(o))
		return faults_say(f, "no object");
	if (faults_id(f, "id", text_of(o, "id")) < 0)
		return -1;
	if (html == NULL &&
	    faults_text(f, "content_text", text_of(o, "content_text")) < 0)
		return -1;
	if (faults_date(f, "date_published", text_of(o, "date_published"),
		instant_parse) < 0)
		return -1;
	if (json_object_get(o, "date_modified") == NULL)
		return 0;
	return faults_date(
	    f, "date_modified", text_of(o, "date_modified"), instant_parse);
}

static int
check_feed(struct faults *f, const json_t *o)
{
	const json_t *items = json_object_get(o, "items");
	const char *version = text_of(o, "version");

	if (faults_text(f, "version", version) < 0 ||
	    faults_text(f, "title", text_of(o, "title")) < 0)
		return -1;
	if (strncmp(version, VERSION, strlen(VERSION)) != 0)
		return faults_say(f, "an unknown version: %s", version);
	if (!json_is_array(items))
		return faults_say(f, "no items");
	while (f->item < json_array_size(items)) {
		const json_t *item = json_array_get(items, f->item);

		f->item++;
		if (check_item(f, item) < 0)
			return -1;
	}
	return 0;
}

int
verify_json(struct faults *f, const char *data, size_t n)
{
	json_error_t error;
	json_t *o = json_loadb(data, n, JSON_REJECT_DUPLICATES, &error);
	int r;

	if (o == NULL)
		return faults_say(
		    f, "no JSON: line %d: %s", error.line, error.text);
	r = check_feed(f, o);
	json_decref(o);
	return r;
}
