/* detectaid.c - runs detect() on a few lines of HTML. */
#include "detectaid.h"

#include "pagetree.h"

static const char *
or_dash(const char *s)
{
	return s != NULL ? s : "-";
}

const char *
detectaid(const char *html, const struct ticker_rules *rules)
{
	static char got[8192];
	struct arena *a = arena_new();
	xmlDoc *doc = pagetree(html);
	struct ticker t;
	struct err err;
	size_t len = 0;

	got[0] = '\0';
	if (detect(a, doc, rules, "https://x.example/n/", &t, NULL, &err) < 0)
		(void)snprintf(
		    got, sizeof(got), "%s: %s", err_word(err.kind), err.msg);
	else
		for (size_t i = 0; i < t.n && len < sizeof(got); i++)
			len += (size_t)snprintf(got + len, sizeof(got) - len,
			    "%s|%s|%s\n", or_dash(t.lines[i].time_text),
			    t.lines[i].text, or_dash(t.lines[i].url));
	xmlFreeDoc(doc);
	arena_free(a);
	return got;
}
