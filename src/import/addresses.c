/* addresses.c - reads addresses one a line, as newsboat's urls has them. */
#include "base/ascii.h"
#include "base/utf8.h"
#include "import/bridge.h"
#include "import/forms.h"

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

static void
read_address(struct draft *d, const char *s, size_t n)
{
	struct import_item *item = draft_add(d);
	const char *url = draft_text(d->a, s, n);

	item->label = url != NULL ? url : "a line";
	if (!is_address(s, n))
		(void)draft_refuse(d->a, item, "is no address");
	else if (!bridge_is(d->a, url))
		(void)draft_refuse(d->a, item,
		    "is no address of RSS-Bridge; if it is a page with a "
		    "ticker, try ajel add without --import");
	if (item->refused != NULL)
		return;
	item->label = NULL;
	bridge_read(d->a, url, item);
	if (item->label == NULL)
		item->label = url;
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
