/* webkept.c - takes lines over from an earlier page for people. */
#include "write/webkept.h"

#include <stdlib.h>

#include "base/fnv.h"
#include "base/mem.h"

/* "<!-- stamp, bytes of the lines, their hash, the newest's instant -->": what
 * strangers wrote has no "<". */
#define COMMENT      "<!-- "
#define PANEL        "<article class=\""
#define PANEL_ID     "\" id=\""
#define PANEL_END    "</article>\n"
#define PANELS_BEGIN "<main>\n"
#define PANELS_END   "</main>\n"
#define PAGE_END     " -->\n"

enum { COMMENT_MAX = 120 }; /* bytes */

/* As FNV-1a goes, but eight bytes at a time: whatever one of them was changed to,
 * it is another number. */
static uint64_t
hash_of(const char *s, size_t n)
{
	uint64_t h = FNV_START, word;

	for (; n >= sizeof(word); n -= sizeof(word), s += sizeof(word)) {
		memcpy(&word, s, sizeof(word));
		h = (h ^ word) * 0x100000001B3U;
	}
	return fnv_bytes(h, s, n);
}

void
webkept_put(const struct panel *p, size_t len, struct buf *out)
{
	uint64_t hash = hash_of(out->data + out->len - len, len);

	(void)buf_printf(out, COMMENT "%s %zu %016llx %lld" PAGE_END, p->stamp,
	    len, (unsigned long long)hash, (long long)p->newest);
}

/* What is left of the page. */
struct reading {
	const char *at, *end;
};

static bool
skip(struct reading *r, const char *s)
{
	size_t n = strlen(s);

	if ((size_t)(r->end - r->at) < n || memcmp(r->at, s, n) != 0)
		return false;
	r->at += n;
	return true;
}

/* Goes past the next such text. */
static bool
skip_to(struct reading *r, const char *s)
{
	size_t n = strlen(s);
	const char *found = memmem(r->at, (size_t)(r->end - r->at), s, n);

	if (found == NULL)
		return false;
	r->at = found + n;
	return true;
}

/* The next source; false behind the last one. */
static bool
read_panel(struct reading *r, struct webkept *out)
{
	out->panel = r->at;
	if (!skip(r, PANEL) || !skip_to(r, PANEL_ID))
		return false;
	out->name = r->at;
	if (!skip_to(r, "\""))
		return false;
	out->name_len = (size_t)(r->at - 1 - out->name);
	if (!skip_to(r, PANEL_END))
		return false;
	out->panel_len = (size_t)(r->at - out->panel);
	return true;
}

static int
compare(const char *x, size_t n, const char *y, size_t m)
{
	int order = memcmp(x, y, n < m ? n : m);

	return order != 0 ? order : (n > m) - (n < m);
}

static int
by_name(const void *x, const void *y)
{
	const struct webkept *a = x, *b = y;

	return compare(a->name, a->name_len, b->name, b->name_len);
}

static bool
is_whole(const char *page, size_t len)
{
	const size_t n = strlen(PAGE_END);

	return len > n && memcmp(page + len - n, PAGE_END, n) == 0;
}

void
webkept_read(
    struct arena *a, const char *page, size_t len, struct webkept_list *out)
{
	struct reading r = {page, page + len};
	size_t room = 0;
	struct webkept next;

	*out = (struct webkept_list){.n = 0};
	if (!is_whole(page, len) || !skip_to(&r, PANELS_BEGIN))
		return;
	while (read_panel(&r, &next)) {
		if (out->n == room) {
			size_t more = room > 0 ? 2 * room : 64;

			out->all = arena_resize(a, out->all,
			    room * sizeof(*out->all), more * sizeof(*out->all));
			room = more;
		}
		out->all[out->n++] = next;
	}
	if (!skip(&r, PANELS_END))
		out->n = 0;
	if (out->n > 1)
		qsort(out->all, out->n, sizeof(*out->all), by_name);
}

const struct webkept *
webkept_find(const struct webkept_list *list, const char *name)
{
	const struct webkept key = {.name = name, .name_len = strlen(name)};

	if (list->n == 0)
		return NULL;
	return bsearch(&key, list->all, list->n, sizeof(*list->all), by_name);
}

/* The comment behind the lines; NULL where there is none. */
static const char *
comment_of(const struct webkept *kept, char out[COMMENT_MAX])
{
	const char *end = kept->panel + kept->panel_len - strlen(PANEL_END);
	const char *from =
	    memrchr(kept->panel, '<', (size_t)(end - kept->panel));
	size_t n = from != NULL ? (size_t)(end - from) : 0;

	if (n == 0 || n >= COMMENT_MAX)
		return NULL;
	memcpy(out, from, n);
	out[n] = '\0';
	return from;
}

bool
webkept_take(const struct webkept *kept, struct panel *p)
{
	char comment[COMMENT_MAX], stamp[COMMENT_MAX];
	const char *end = comment_of(kept, comment);
	unsigned long long hash;
	long long newest;
	size_t len;

	if (end == NULL ||
	    sscanf(comment, COMMENT "%119s %zu %16llx %lld", stamp, &len, &hash,
		&newest) != 4 ||
	    strcmp(stamp, p->stamp) != 0 || len > (size_t)(end - kept->panel) ||
	    hash_of(end - len, len) != hash)
		return false;
	p->lines = end - len;
	p->lines_len = len;
	p->newest = newest;
	return true;
}
