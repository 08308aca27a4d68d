/* addresses.c - reads addresses one a line, as newsboat's urls has them. */
#include "base/ascii.h"
#include "base/utf8.h"
#include "import/bridge.h"
#include "import/forms.h"
#include "import/rsshub.h"

/* A line's first word. */
static size_t
word(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && !ascii_is_space(s[i]))
		i++;
	return i;
}

static bool
is_address(const char *s, size_t n)
{
	for (size_t i = 1; i + 3 <= n; i++) {
		if (memcmp(s + i, "://", 3) == 0)
			return true;
	}
	return false;
}

/* Moves to the next word at the head of a line that is no remark; false: there
 * is none. */
static bool
next_line(const char **s, const char *end)
{
	const char *p = *s;

	while (p < end) {
		while (p < end && ascii_is_space(*p))
			p++;
		if (p < end && *p != '#')
			break;
		while (p < end && *p != '\n')
			p++;
	}
	*s = p;
	return p < end;
}

bool
addresses_are(const char *bytes, size_t n)
{
	const char *s = bytes;

	return next_line(&s, bytes + n) &&
	       is_address(s, word(s, (size_t)(bytes + n - s)));
}

/* The line's definition, of whichever program it is. */
static void
read_definition(struct arena *a, const char *url, struct import_item *item)
{
	if (bridge_is(a, url))
		bridge_read(a, url, item);
	else if (rsshub_is(url))
		rsshub_read(a, url, item);
	else
		(void)draft_refuse(a, item,
		    "is no address of RSS-Bridge or RSSHub; if it is a page "
		    "with a ticker, try ajel add without --import");
}

static void
read_address(struct draft *d, const char *s, size_t n)
{
	struct import_item *item = draft_add(d);
	const char *url = draft_text(d->a, s, n);

	if (is_address(s, n))
		read_definition(d->a, url, item);
	else
		(void)draft_refuse(d->a, item, "is no address");
	if (item->label == NULL)
		item->label = url != NULL ? url : "a line";
}

int
addresses_read(struct draft *d, const char *bytes, size_t n, struct err *err)
{
	const char *s = bytes, *end = bytes + n;

	if (!utf8_valid(bytes, n))
		return err_set(err, ERR_DEFINITION, "not in UTF-8");
	while (!d->full && next_line(&s, end)) {
		read_address(d, s, word(s, (size_t)(end - s)));
		while (s < end && *s != '\n')
			s++;
	}
	return 0;
}
