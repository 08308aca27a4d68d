/* name.c - a source's name, by the host of its page. */
#include <ctype.h>

#include "base/ascii.h"
#include "base/limits.h"
#include "suggest/suggest_parts.h"
#include "text/idn.h"

enum { LABELS = 16 };

/* What stands before the site's own name in a host. */
static const char *const servers[] = {
    "www", "www1", "www2", "www3", "m", "mobile", "amp", "wap", "beta", NULL};

/* What countries have between it and their own letters: .co.uk, .com.lb. */
static const char *const seconds[] = {"com", "co", "net", "org", "gov", "edu",
    "ac", "or", "ne", "go", "gob", "gouv", "info", "news", "in", NULL};

static bool
is_among(const char *const *words, const char *s)
{
	while (*words != NULL && strcmp(*words, s) != 0)
		words++;
	return *words != NULL;
}

static bool
is_number(const char *host)
{
	return host[strspn(host, "0123456789.")] == '\0' ||
	       strchr(host, ':') != NULL;
}

const char *
suggest_host(struct arena *a, const char *url)
{
	const char *s = strstr(url, "://");
	const char *ascii;
	char *host;
	size_t n;

	if (s == NULL || s[3] == '[')
		return NULL;
	n = strcspn(s + 3, ":/?#");
	host = arena_copyn(a, s + 3, n);
	ascii = idn_ascii(a, host, n);
	if (ascii != NULL)
		host = arena_copy(a, ascii);
	ascii_lower_string(host);
	n = strlen(host);
	if (n > 0 && host[n - 1] == '.')
		host[n - 1] = '\0';
	return host[0] == '\0' || is_number(host) ? NULL : host;
}

/* Letters, digits and hyphens of s that may stand in a name. */
static const char *
slug(struct arena *a, const char *s)
{
	char *out = arena_alloc(a, strlen(s) + 1);
	size_t n = 0;

	for (; *s != '\0' && n < LIMIT_NAME / 2; s++) {
		char c = ascii_lower(*s);

		if (ascii_is_letter(c) || (c >= '0' && c <= '9'))
			out[n++] = c;
		else if (n > 0 && out[n - 1] != '-')
			out[n++] = '-';
	}
	while (n > 0 && out[n - 1] == '-')
		n--;
	out[n] = '\0';
	return n > 1 ? out : NULL;
}

/* The site's own label of the host, "addiyar" of "www.addiyar.com.lb"; and in
 * *below the one before it, which tells sections of one site apart, or NULL. */
static const char *
own_label(struct arena *a, const char *host, const char **below)
{
	const char *labels[LABELS] = {host};
	size_t n = 0, at;

	for (const char *s = host; *s != '\0' && n < LABELS;) {
		size_t len = strcspn(s, ".");

		labels[n++] = arena_copyn(a, s, len);
		s += len + (s[len] == '.');
	}
	at = n > 1 ? n - 2 : 0;
	if (at > 0 && strlen(labels[n - 1]) == 2 &&
	    is_among(seconds, labels[at]) && !is_among(servers, labels[at - 1]))
		at--;
	*below = at > 0 && !is_among(servers, labels[at - 1]) ? labels[at - 1]
							      : NULL;
	return labels[at];
}

static bool
is_taken(const struct suggest_from *from, const char *name)
{
	for (size_t i = 0; i < from->taken_n; i++) {
		if (strcmp(from->taken[i], name) == 0)
			return true;
	}
	return false;
}

static const char *
numbered(struct arena *a, const struct suggest_from *from, const char *name)
{
	const char *out = name;

	for (int i = 2; is_taken(from, out); i++)
		out = arena_printf(a, "%s-%d", name, i);
	return out;
}

struct said
suggest_name(struct arena *a, const struct suggest_from *from)
{
	const char *host = suggest_host(a, from->url);
	const char *below = NULL, *name = NULL;
	struct said out = {.why = "the host's"};

	if (host != NULL)
		name = slug(a, own_label(a, host, &below));
	if (name != NULL && is_taken(from, name) && below != NULL &&
	    slug(a, below) != NULL)
		name = arena_printf(a, "%s-%s", name, slug(a, below));
	if (name == NULL && from->about->site != NULL) {
		out.why = "the site's";
		name = slug(a, from->about->site);
	}
	if (name == NULL) {
		out.why = "the page has none of its own";
		name = "ticker";
	}
	out.value = numbered(a, from, name);
	return out;
}
