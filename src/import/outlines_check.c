/* outlines_check.c - looks at an OPML file before libxml2 does. */
#include "import/outlines_check.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/limits.h"

/* A place in the file. */
struct place {
	const char *s, *end;
};

static bool
begins(const struct place *p, const char *with)
{
	size_t n = strlen(with);

	return (size_t)(p->end - p->s) >= n && strncasecmp(p->s, with, n) == 0;
}

/* Moves behind the next `until`, or to the end. */
static void
skip_past(struct place *p, const char *until)
{
	size_t n = strlen(until);
	const char *found = memmem(p->s, (size_t)(p->end - p->s), until, n);

	p->s = found != NULL ? found + n : p->end;
}

/* ---- before the root */

/* Moves to the root's or the DOCTYPE's '<', if there is one. */
static void
skip_prolog(struct place *p)
{
	if (begins(p, "\xEF\xBB\xBF"))
		p->s += 3;
	for (;;) {
		while (p->s < p->end && ascii_is_space(*p->s))
			p->s++;
		if (begins(p, "<?"))
			skip_past(p, "?>");
		else if (begins(p, "<!--"))
			skip_past(p, "-->");
		else
			return;
	}
}

static int
check_root(struct place p, struct err *err)
{
	size_t n = 0;

	skip_prolog(&p);
	if (begins(&p, "<!DOCTYPE html") || begins(&p, "<html"))
		return err_set(err, ERR_DEFINITION,
		    "a web page and no OPML; ajel add without --import reads "
		    "pages");
	if (begins(&p, "<!DOCTYPE"))
		return err_set(err, ERR_DEFINITION,
		    "it has a DOCTYPE, which OPML has no use for; take it "
		    "away");
	for (p.s += p.s < p.end; p.s + n < p.end && n < LIMIT_NAME; n++) {
		if (ascii_is_space(p.s[n]) || strchr("/>", p.s[n]) != NULL)
			break;
	}
	if (n == 4 && memcmp(p.s, "opml", 4) == 0)
		return 0;
	return err_set(err, ERR_DEFINITION,
	    "XML, but no OPML: its root is <%.*s>", (int)n, p.s);
}

/* ---- tags */

/* Moves behind the tag that begins here, and counts its values; there may be a
 * '>' in them. */
static size_t
count_values(struct place *p)
{
	char quote = '\0';
	size_t n = 0;

	for (; p->s < p->end && (quote != '\0' || *p->s != '>'); p->s++) {
		if (quote != '\0') {
			quote = *p->s == quote ? '\0' : quote;
		} else if (*p->s == '"' || *p->s == '\'') {
			quote = *p->s;
			n++;
		}
	}
	return n;
}

static int
check_tags(struct place p, struct err *err)
{
	while (p.s < p.end) {
		skip_past(&p, "<");
		if (begins(&p, "!--"))
			skip_past(&p, "-->");
		else if (begins(&p, "![CDATA["))
			skip_past(&p, "]]>");
		else if (count_values(&p) > LIMIT_ATTRIBUTES)
			return err_set(err, ERR_DEFINITION,
			    "a tag with more than %d attributes",
			    LIMIT_ATTRIBUTES);
	}
	return 0;
}

int
outlines_check(const char *bytes, size_t n, struct err *err)
{
	const struct place all = {bytes, bytes + n};

	if (n > 0 && (bytes[0] == '\xFF' || bytes[0] == '\xFE'))
		return check_tags(all, err);
	return check_root(all, err) < 0 ? -1 : check_tags(all, err);
}
