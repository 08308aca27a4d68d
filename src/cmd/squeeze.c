/* squeeze.c - makes lines fit into the room that there is for them. */
#include "cmd/squeeze.h"

#include "base/utf8.h"

#define ELLIPSIS "\u2026"

enum {
	PARTS = 4,    /* of the room; a text has one at most */
	REFERENCE = 6 /* bytes, at most, of a character that HTML can't have
	                 as it is: "&quot;" */
};

static size_t
weight_of(char c)
{
	return strchr("&<>\"'", c) != NULL ? REFERENCE : 1;
}

/* How much of the text fits. */
static size_t
fitting(const char *text, size_t room)
{
	size_t n = 0;

	for (size_t used = 0; text[n] != '\0'; n++) {
		used += weight_of(text[n]);
		if (used > room)
			break;
	}
	return n;
}

static size_t
weight(const char *text)
{
	size_t n = 0;

	for (; text != NULL && *text != '\0'; text++)
		n += weight_of(*text);
	return n;
}

static const char *
cut(struct arena *a, const char *text, size_t room)
{
	size_t n = text != NULL ? fitting(text, room) : 0;
	char *start;

	if (text == NULL || text[n] == '\0')
		return text;
	start = arena_copyn(a, text, n);
	utf8_cut(start, n);
	return arena_printf(a, "%s" ELLIPSIS, start);
}

/* Wordings are cut alike: of two that differ behind it there is nothing to be
 * seen. */
static void
cut_entry(struct arena *a, struct entry *e, size_t room)
{
	struct change *changes =
	    arena_alloc(a, (e->changes_n + 1) * sizeof(*changes));

	e->text = cut(a, e->text, room);
	e->time_text = cut(a, e->time_text, room);
	if (weight(e->url) > room)
		e->url = NULL;
	for (size_t i = 0; i < e->changes_n; i++) {
		changes[i] = e->changes[i];
		changes[i].text = cut(a, changes[i].text, room);
	}
	e->changes = changes;
}

static size_t
weight_of_entry(const struct entry *e)
{
	size_t n = weight(e->text) + weight(e->time_text) + weight(e->url);

	for (size_t i = 0; i < e->changes_n; i++)
		n += weight(e->changes[i].text);
	return n;
}

size_t
squeeze(struct arena *a, struct entry *entries, size_t n, size_t room)
{
	size_t used = 0;

	for (size_t i = 0; i < n; i++) {
		cut_entry(a, &entries[i], room / PARTS);
		used += weight_of_entry(&entries[i]);
		if (used > room)
			return i > 0 ? i : 1;
	}
	return n;
}
