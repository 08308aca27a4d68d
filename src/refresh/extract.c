/* extract.c - runs the stages that read what strangers wrote. */
#include "refresh/extract.h"

#include "base/secret.h"
#include "decode/decode.h"
#include "detect/masthead.h"
#include "detect/xpath.h"
#include "parse/feedtitles.h"
#include "parse/parse.h"
#include "refresh/wall.h"

int
extract(struct arena *a, const struct page *page, const struct extract_by *by,
    struct extract *out, struct err *err)
{
	const struct source *source = by->source;
	struct ticker_rules rules = source->ticker;
	const char *url =
	    page->url != NULL ? page->url : secret_hide(a, source->url);
	struct _xmlDoc *tree;

	memset(out, 0, sizeof(*out));
	if (decode(a, page, &out->text, err) < 0)
		return -1;
	rules.language = source->language;
	if (parse(a, &out->text, by->format, page->type, &tree, err) < 0)
		return wall_instead(a, &out->text, source->url, page->url, err);
	if (by->about != NULL)
		masthead(a, tree, url, by->about);
	if (detect(a, tree, &rules, url, &out->ticker, by->report, err) < 0)
		return wall_instead(a, &out->text, source->url, page->url, err);
	return 0;
}

int
extract_wall(struct arena *a, const struct page *page,
    const struct source *source, struct err *err)
{
	struct text text;

	if (decode(a, page, &text, err) < 0)
		return -1;
	return wall_refusing(a, &text, source->url, page->url, err);
}

int
extract_check(const struct source *source, struct err *err)
{
	return xpath_check(&source->ticker, err);
}

bool
extract_gives_nodes(const char *expr)
{
	return xpath_gives_nodes(expr);
}

const char **
extract_titles(struct arena *a, const struct page *page, size_t *n)
{
	struct text text;
	struct err err;

	*n = 0;
	if (decode(a, page, &text, &err) < 0)
		return NULL;
	return feed_titles(a, &text, n);
}
