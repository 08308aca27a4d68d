/* title.c - a source's title: the site's name and the words above its list. */
#include "base/limits.h"
#include "base/utf8.h"
#include "suggest/suggest_parts.h"
#include "text/chars.h"
#include "text/clean.h"
#include "text/fold.h"

enum { PIECES = 8 };

/* What stands between the parts of a page's title. */
static const char *const between[] = {
    " | ", " – ", " — ", " - ", " :: ", " • ", " · ", " » ", "|", NULL};

/* The nearest of them at or behind s, and its length. */
static const char *
next_break(const char *s, size_t *n)
{
	const char *found = NULL;

	for (size_t i = 0; between[i] != NULL; i++) {
		const char *p = strstr(s, between[i]);

		if (p != NULL && p != s && (found == NULL || p < found)) {
			found = p;
			*n = strlen(between[i]);
		}
	}
	return found;
}

static size_t
split(struct arena *a, const char *title, const char *pieces[PIECES])
{
	size_t n = 0, len = 0;
	const char *end;

	while (n + 1 < PIECES && (end = next_break(title, &len)) != NULL) {
		pieces[n++] = clean_text(a, title, (size_t)(end - title));
		title = end + len;
	}
	pieces[n++] = clean_text(a, title, strlen(title));
	return n;
}

/* The letters of s, in one word: "New York Post" is in nypost's host. */
static const char *
joined(struct arena *a, const char *s)
{
	const char *folded = fold_text(a, s);
	char *out = arena_alloc(a, strlen(folded) + 1);
	size_t n = 0;

	for (; *folded != '\0'; folded++) {
		if (*folded != ' ')
			out[n++] = *folded;
	}
	out[n] = '\0';
	return out;
}

static bool
is_front_page(const char *url)
{
	const char *path = strstr(url, "://");

	path = path != NULL ? strchr(path + 3, '/') : NULL;
	return path == NULL || path[1] == '\0' || path[1] == '?';
}

/* The part of the page's title that names the site: the one whose letters stand
 * in the host; else the first of a front page's, the last of another's. */
static const char *
site_in_title(struct arena *a, const struct suggest_from *from)
{
	const char *host = suggest_host(a, from->url);
	const char *pieces[PIECES];
	size_t n;

	if (from->about->title == NULL)
		return NULL;
	n = split(a, from->about->title, pieces);
	for (size_t i = n; host != NULL && i > 0; i--) {
		const char *word = joined(a, pieces[i - 1]);

		if (strlen(word) > 2 && strstr(joined(a, host), word) != NULL)
			return pieces[i - 1];
	}
	if (n == 1 && !is_front_page(from->url))
		return NULL;
	return pieces[is_front_page(from->url) ? 0 : n - 1];
}

/* The site's name, and where it stands. */
static struct said
site_of(struct arena *a, const struct suggest_from *from)
{
	struct said out = {.value = from->about->site, .why = "og:site_name"};

	if (out.value == NULL || out.value[0] == '\0') {
		out.value = site_in_title(a, from);
		out.why = "the page's title";
	}
	if (out.value == NULL || out.value[0] == '\0' ||
	    chars_count(out.value) > LIMIT_HEADING) {
		out.value = suggest_host(a, from->url);
		out.why = "the host";
		if (out.value != NULL && strncmp(out.value, "www.", 4) == 0)
			out.value += 4;
	}
	if (out.value == NULL) {
		out.value = from->about->title;
		out.why = "the page's title";
	}
	return out;
}

bool
suggest_is_steady(const char *heading)
{
	enum { LENGTH_MAX = 40, DIGITS_MAX = 3 }; /* "24/7" has three */
	size_t n, len = strlen(heading), digits = 0;
	bool clock = false;

	for (size_t i = 0; i < len; i += n) {
		n = utf8_len(heading + i, len - i);
		if (chars_digit(utf8_point(heading + i, n)) < 0)
			continue;
		digits++;
		clock |= heading[i + n] == ':';
	}
	return chars_count(heading) <= LENGTH_MAX && digits <= DIGITS_MAX &&
	       !clock;
}

/* Where nothing else does for one. */
static struct said
untitled(const struct suggest_from *from)
{
	if (from->name != NULL)
		return (struct said){from->name, "the name given"};
	return (struct said){
	    "ticker", "the page gives none, or none short enough"};
}

struct said
suggest_title(struct arena *a, const struct suggest_from *from)
{
	struct said site = site_of(a, from);
	const char *heading =
	    from->heading != NULL && suggest_is_steady(from->heading)
		? from->heading
		: NULL;

	if (heading == NULL)
		return site.value != NULL ? site : untitled(from);
	if (site.value == NULL)
		return (struct said){heading, "the words above the list"};
	if (fold_contains(fold_text(a, site.value), fold_text(a, heading)))
		return site;
	return (struct said){arena_printf(a, "%s – %s", site.value, heading),
	    arena_printf(a, "%s, and the words above the list", site.why)};
}
