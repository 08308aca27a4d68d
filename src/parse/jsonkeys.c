/* jsonkeys.c - ranks the members of an object. */
#include "parse/jsonkeys.h"

#include <ctype.h>
#include <stdlib.h>
#include <strings.h>

#include "base/instant.h"
#include "parse/tags.h"

enum {
	KEY_MAX = 64,
	INNER_DEPTH = 4, /* objects around one value */
	/* Instants from September 2001, when they got their tenth digit, to
	 * 2100: what lies outside is some other number. */
	EPOCH_MIN = 1000 * 1000 * 1000,
	MILLIS = 1000
};

#define EPOCH_MAX 4102444800LL

/* A key as its words mean it: "pubDate", "pub_date" -> "pubdate", "$date" ->
 * "date". */
static void
fold_key(const char *key, char out[KEY_MAX])
{
	size_t n = 0;

	for (; *key != '\0' && n < KEY_MAX - 1; key++)
		if (strchr("_- $#@", *key) == NULL)
			out[n++] = (char)tolower((unsigned char)*key);
	out[n] = '\0';
}

static bool
has_any(const char *key, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strstr(key, *words) != NULL)
			return true;
	return false;
}

static bool
is_any(const char *key, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strcmp(key, *words) == 0)
			return true;
	return false;
}

static bool
ends_in(const char *s, const char *end)
{
	size_t n = strlen(s), k = strlen(end);

	return n >= k && strcasecmp(s + n - k, end) == 0;
}

static bool
is_absolute(const char *s)
{
	return (strncasecmp(s, "https://", 8) == 0 ||
		   strncasecmp(s, "http://", 7) == 0) &&
	       strpbrk(s, " \t\r\n<") == NULL;
}

/* "/news/1", "1.html", "?id=1": believed where the key says so. */
static bool
is_relative(const char *s)
{
	return strpbrk(s, " \t\r\n<") == NULL && strpbrk(s, "/.?#") != NULL;
}

/* "2025-08-15T09:13", "2025-08-15 9:13". */
static bool
is_stamp(const char *s)
{
	static const char shape[] = "dddd-dd-dd";
	size_t i;

	for (i = 0; shape[i] != '\0'; i++)
		if (shape[i] == 'd' ? !isdigit((unsigned char)s[i])
				    : s[i] != shape[i])
			return false;
	return (s[i] == 'T' || s[i] == 't' || s[i] == ' ') &&
	       isdigit((unsigned char)s[i + 1]) && strchr(s, ':') != NULL &&
	       strlen(s) < sizeof("2025-08-15T09:13:00.000000000 +03:00");
}

static bool
plausible(double v, int64_t *out)
{
	if (v >= (double)EPOCH_MAX)
		v /= MILLIS;
	if (!(v >= EPOCH_MIN && v < (double)EPOCH_MAX))
		return false;
	*out = (int64_t)v;
	return true;
}

bool
jsonkeys_epoch(const json_t *value, int64_t *out)
{
	static const char dotnet[] = "/Date(";
	const char *s = json_string_value(value);
	bool bare;
	size_t n;

	if (json_is_number(value))
		return plausible(json_number_value(value), out);
	if (s == NULL)
		return false;
	bare = strncmp(s, dotnet, sizeof(dotnet) - 1) != 0;
	s += bare ? 0 : sizeof(dotnet) - 1;
	n = strspn(s, "0123456789");
	if (n > 13 || (bare && (n < 10 || s[n] != '\0')))
		return false;
	return plausible(strtod(s, NULL) / (bare ? 1 : MILLIS), out);
}

bool
jsonkeys_is_data(const json_t *value)
{
	const char *s = json_string_value(value);
	int64_t t;

	return s != NULL &&
	       (is_absolute(s) || is_stamp(s) || jsonkeys_epoch(value, &t));
}

bool
jsonkeys_is_utc(const char *key)
{
	char k[KEY_MAX];

	fold_key(key, k);
	return ends_in(k, "gmt") || ends_in(k, "utc");
}

static bool
is_time(const json_t *value)
{
	const char *s = json_string_value(value);
	int64_t t;

	return jsonkeys_epoch(value, &t) || (s != NULL && is_stamp(s));
}

static bool
is_words(const json_t *value)
{
	return json_string_length(value) > 0 && !jsonkeys_is_data(value);
}

static bool
is_link(const json_t *value)
{
	static const char *const endings[] = {".jpg", ".jpeg", ".png", ".gif",
	    ".webp", ".svg", ".mp4", ".mp3", NULL};
	const char *s = json_string_value(value);

	for (const char *const *e = endings; s != NULL && *e != NULL; e++)
		if (ends_in(s, *e))
			return false;
	return s != NULL && (is_absolute(s) || is_relative(s));
}

typedef bool fits_fn(const json_t *value);

/* The place of a key in the names, from 1; 0 for none. */
static int
rank_in(const char *key, const char *const *names)
{
	char k[KEY_MAX];

	fold_key(key, k);
	for (int i = 0; names[i] != NULL; i++)
		if (strcmp(k, names[i]) == 0)
			return i + 1;
	return 0;
}

/* The member of an object that speaks for it: that of the last name, or its
 * only one. */
static struct jsonkey
speaker(json_t *object, const char *const *names, fits_fn *fits)
{
	struct jsonkey best = {NULL, NULL};
	const char *key;
	json_t *value;
	int rank = 0;

	json_object_foreach(object, key, value)
	{
		int here = rank_in(key, names);

		if (here == 0 && json_object_size(object) == 1)
			here = 1;
		if (here > rank && (json_is_object(value) || fits(value))) {
			best.key = key;
			best.value = value;
			rank = here;
		}
	}
	return best;
}

/* The value, or the one that fits in the objects that stand for it; NULL for
 * none. */
static json_t *
inmost(json_t *value, const char *const *names, fits_fn *fits)
{
	for (int i = 0; i < INNER_DEPTH && json_is_object(value); i++)
		value = speaker(value, names, fits).value;
	return value != NULL && fits(value) ? value : NULL;
}

/* Who speaks for a headline's object. */
static const char *const wordings[] = {"default", "raw", "plain", "name",
    "value", "main", "basic", "full", "rendered", "text", "title", "headline",
    NULL};

static json_t *
words_in(json_t *value)
{
	return inmost(value, wordings, is_words);
}

struct jsonkey
jsonkeys_wording(json_t *object)
{
	struct jsonkey key = speaker(object, wordings, is_words);

	key.value = words_in(object);
	return key;
}

static json_t *
link_in(json_t *value)
{
	static const char *const names[] = {"path", "alias", "value",
	    "alternate", "html", "full", "absolute", "permalink", "web",
	    "canonical", "href", "url", NULL};

	return inmost(value, names, is_link);
}

static json_t *
time_in(json_t *value)
{
	static const char *const names[] = {"updated", "modified", "numberlong",
	    "value", "raw", "seconds", "ms", "millis", "milliseconds", "unix",
	    "epoch", "timestamp", "time", "date", "datetime", "created", "utc",
	    "gmt", "iso", "iso8601", "posted", "published", NULL};

	return inmost(value, names, is_time);
}

/* Whether what is under the folded key is beside the entry: its picture, its
 * author. */
static bool
leads_aside(const char *key)
{
	static const char *const words[] = {"image", "img", "thumb", "photo",
	    "pic", "avatar", "icon", "logo", "video", "audio", "media", "embed",
	    "author", "api", "self", "context", "type", "short", NULL};

	return has_any(key, words);
}

bool
jsonkeys_leads_aside(const char *key)
{
	char k[KEY_MAX];

	fold_key(key, k);
	return leads_aside(k);
}

/* Ranks are 0 for "not at all"; the greatest is chosen, the first of equals.
 * *value becomes what speaks for it where it is an object. */

static int
rank_headline(const char *key, json_t **value)
{
	static const char *const names[] = {"description", "summary", "excerpt",
	    "body", "articlebody", "content", "message", "text", "name",
	    "subject", "caption", "baslik", "başlık", "titolo", "titulo",
	    "título", "titre", "titel", "tytul", "rubrik", "overskrift",
	    "заголовок", "τίτλος", "כותרת", "تیتر", "عنوان", "العنوان",
	    "heading", "title", "headline", NULL};
	static const char *const parts[] = {"headline", "title", NULL};
	static const char *const lesser[] = {
	    "sub", "meta", "seo", "short", "alt", "image", "kicker", NULL};
	json_t *inner = words_in(*value);
	int partly = 0;

	if (inner == NULL ? !json_is_object(*value) || !has_any(key, parts)
			  : inner != *value && !has_any(key, parts))
		return 0;
	*value = inner != NULL ? inner : *value;
	for (int i = 0; names[i] != NULL; i++) {
		if (strcmp(key, names[i]) == 0)
			return i + 2;
		partly = i + 1;
	}
	if (has_any(key, lesser))
		return 0;
	return has_any(key, parts) ? partly : 0;
}

static int
rank_link(const char *key, json_t **value)
{
	static const char *const names[] = {"url", "link", "href", "permalink",
	    "canonical", "canonicalurl", "weburl", "shareurl", "articleurl",
	    "fullurl", NULL};
	static const char *const holders[] = {
	    "url", "urls", "link", "links", "href", "permalink", "path", NULL};
	static const char *const parts[] = {"url", "link", "href", "uri", NULL};
	json_t *inner = link_in(*value);
	const char *s = json_string_value(inner);

	if (s == NULL || leads_aside(key))
		return 0;
	if (inner != *value && !is_any(key, holders))
		return 0;
	*value = inner;
	if (is_any(key, names))
		return 3;
	if (has_any(key, parts) || is_any(key, holders))
		return is_absolute(s) || s[0] == '/' ? 2 : 0;
	return is_absolute(s) ? 1 : 0;
}

/* Published before created before merely dated before what a key in another
 * language holds before changed. */
static int
rank_time(const char *key, json_t **value)
{
	static const char *const published[] = {
	    "publi", "pubdate", "posted", "issued", NULL};
	static const char *const created[] = {"creat", "added", NULL};
	static const char *const changed[] = {
	    "updat", "modif", "edit", "chang", "refresh", NULL};
	static const char *const dated[] = {
	    "date", "time", "stamp", "epoch", "unix", NULL};
	static const char *const named[] = {
	    "ts", "t", "at", "when", "utc", NULL};
	static const char *const others[] = {"expir", "until", "valid", "end",
	    "cache", "deadline", "generat", "start", "begin", "birth", NULL};
	json_t *inner = time_in(*value);
	const char *s = json_string_value(inner);
	int64_t t;
	int sure;

	if (inner == NULL || has_any(key, others))
		return 0;
	*value = inner;
	sure = jsonkeys_epoch(inner, &t) || jsonkeys_is_utc(key) ||
	       (s != NULL && instant_parse(s, &t) == 0);
	if (has_any(key, changed))
		return 1 + sure;
	if (has_any(key, published))
		return 8 + sure;
	if (has_any(key, created))
		return 6 + sure;
	if (has_any(key, dated) || is_any(key, named) || ends_in(key, "at"))
		return 4 + sure;
	return s != NULL && is_stamp(s) ? 3 : 0;
}

/* {"rel": "self", "href": ...}: the interface's own address. */
static bool
is_other_relation(const json_t *object)
{
	static const char *const good[] = {
	    "alternate", "canonical", "web", NULL};
	const char *rel = json_string_value(json_object_get(object, "rel"));

	return rel != NULL && !is_any(rel, good);
}

typedef int rank_fn(const char *key, json_t **value);

static void
take_best(struct jsonkey *best, int *rank, const char *key, json_t *value,
    rank_fn *rank_of)
{
	char k[KEY_MAX];
	int here;

	fold_key(key, k);
	here = rank_of(k, &value);
	if (here > *rank) {
		best->key = key;
		best->value = value;
		*rank = here;
	}
}

struct jsonkeys
jsonkeys_choose(json_t *object)
{
	struct jsonkeys out = {.aside = false};
	int headline = 0, link = 0, time = 0;
	const char *key;
	json_t *value;

	json_object_foreach(object, key, value)
	{
		take_best(&out.headline, &headline, key, value, rank_headline);
		take_best(&out.link, &link, key, value, rank_link);
		take_best(&out.time, &time, key, value, rank_time);
	}
	out.aside = is_other_relation(object);
	return out;
}

/* Elements that the table of tags doesn't need, and the detector reads. */
static bool
means_something(const char *name)
{
	static const char *const names[] = {"time", "span", "label", "mark",
	    "cite", "abbr", "q", "s", "ins", "sub", "sup", "dfn", "bdi", "bdo",
	    "wbr", "item", NULL};

	/* A title means something in a head alone, and is a common key. */
	return strcmp(name, "title") != 0 &&
	       (is_any(name, names) || tag_find(name, strlen(name)) != NULL);
}

bool
jsonkeys_element(const char *key, char out[JSONKEYS_NAME])
{
	size_t n = 0;

	for (; n < JSONKEYS_NAME - 1 && key[n] != '\0'; n++) {
		char c = (char)tolower((unsigned char)key[n]);
		bool first = (c >= 'a' && c <= 'z') || c == '_';

		if (!first && (n == 0 || (!isdigit((unsigned char)c) &&
					     c != '-' && c != '.')))
			return false;
		out[n] = c;
	}
	out[n] = '\0';
	return n > 0 && key[n] == '\0' && !means_something(out);
}
