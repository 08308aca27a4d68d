/* skip.c - steps over comments, scripts and drawings. */
#include "parse/skip.h"

#include "base/ascii.h"

static const char *
find(const char *p, const char *end, char c)
{
	const char *found = memchr(p, c, (size_t)(end - p));

	return found != NULL ? found : end;
}

static bool
begins(const char *p, const char *end, const char *word)
{
	size_t n = strlen(word);

	return (size_t)(end - p) >= n && memcmp(p, word, n) == 0;
}

/* From behind "<!--" (§13.2.5.43-51): `>` and `->` end it at once, else `-->`
 * or `--!>` do. */
static const char *
skip_comment(const char *p, const char *end)
{
	if (begins(p, end, ">"))
		return p + 1;
	if (begins(p, end, "->"))
		return p + 2;
	for (; (p = find(p, end, '-')) < end; p++) {
		if (begins(p, end, "-->"))
			return p + 3;
		if (begins(p, end, "--!>"))
			return p + 4;
	}
	return end;
}

const char *
skip_declaration(const char *p, const char *end)
{
	if (begins(p, end, "<!--"))
		return skip_comment(p + 4, end);
	p = find(p, end, '>');
	return p < end ? p + 1 : end;
}

/* Whether "<name" or "</name" stands at p, whole. */
static bool
is_tag(const char *p, const char *end, const char *open, const char *name)
{
	size_t skip = strlen(open);
	size_t n = skip + strlen(name);

	return (size_t)(end - p) > n && begins(p, end, open) &&
	       token_is_word(p + skip, n - skip, name) &&
	       (ascii_is_space(p[n]) || p[n] == '/' || p[n] == '>');
}

const char *
skip_to_end_tag(const char *p, const char *end, const char *name)
{
	for (; (p = find(p, end, '<')) < end; p++)
		if (is_tag(p, end, "</", name))
			return p;
	return end;
}

/* From behind "<!--" in a script (§13.2.5.20-31). Until "-->" a <script> in it
 * takes an end tag of its own. Returns what follows "-->", or the '<' of the
 * end tag of the outer script; *over says that it is the latter. */
static const char *
skip_script_comment(const char *p, const char *end, bool *over)
{
	bool inner = false; /* "double escaped" */

	*over = false;
	/* The dashes of "<!--" may be those of "-->". */
	for (p -= 2; p < end; p++) {
		if (*p == '-' && begins(p, end, "-->"))
			return p + 3;
		if (*p != '<')
			continue;
		if (is_tag(p, end, "<", "script"))
			inner = true;
		if (is_tag(p, end, "</", "script")) {
			*over = !inner;
			if (*over)
				return p;
			inner = false;
		}
	}
	return end;
}

const char *
skip_script(const char *p, const char *end)
{
	bool over = false;

	while (!over && (p = find(p, end, '<')) < end) {
		if (is_tag(p, end, "</", "script"))
			return p;
		if (begins(p, end, "<!--"))
			p = skip_script_comment(p + 4, end, &over);
		else
			p++;
	}
	return p;
}

/* From "<!" in a drawing, where CDATA is what it says. */
static const char *
skip_foreign_declaration(const char *p, const char *end)
{
	static const char close[] = "]]>";
	const char *stop;

	if (!begins(p, end, "<![CDATA["))
		return skip_declaration(p, end);
	stop = memmem(p, (size_t)(end - p), close, sizeof(close) - 1);
	return stop != NULL ? stop + sizeof(close) - 1 : end;
}

/* What is open in a drawing. */
struct drawing {
	int svg;
	int html; /* elements in which HTML stands again */
	int a;
};

static void
count_tag(struct drawing *d, const char *name, int step)
{
	int *count = NULL;

	if (strcmp(name, "svg") == 0)
		count = &d->svg;
	else if (strcmp(name, "foreignobject") == 0)
		count = &d->html;
	else if (strcmp(name, "a") == 0)
		count = &d->a;
	if (count != NULL && *count + step >= 0)
		*count += step;
}

/* Whether a tag can't be the drawing's own. */
static bool
leaves(const struct drawing *d, const struct token *t, bool closing)
{
	uint32_t is = t->tag != NULL ? t->tag->is : 0;

	if (d->html > 0)
		return false;
	if ((is & TAG_BREAKOUT) != 0)
		return true;
	return closing && ((is & (TAG_SPECIAL | TAG_LOOSE)) != 0 ||
			      ((is & TAG_A) != 0 && d->a == 0));
}

const char *
skip_svg(struct token *t, const char *p, const char *end)
{
	struct drawing d = {.svg = 1};

	while (d.svg > 0 && (p = find(p, end, '<')) < end) {
		const char *tag = p;
		bool closing = end - p > 2 && p[1] == '/';
		const char *name = p + (closing ? 2 : 1);

		if (name < end && !ascii_is_letter(*name)) {
			p = *name == '!' || *name == '?' || closing
				? skip_foreign_declaration(p, end)
				: p + 1;
			continue;
		}
		p = name < end ? token_read(t, name, end) : NULL;
		if (p == NULL)
			return end;
		if (leaves(&d, t, closing))
			return tag;
		if (closing || !t->closed)
			count_tag(&d, t->name, closing ? -1 : 1);
	}
	return p;
}
