/* fuzz-plain.c - any bytes as plain text: no printed letter is lost. */

#include <libxml/tree.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "parse/plain.h"
#include "target.h"

static void
require(bool ok)
{
	if (!ok)
		abort();
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether it may be a browser's dump, whose references are no text. */
static bool
may_have_marks(const uint8_t *data, size_t size)
{
	size_t brackets = 0;

	for (size_t i = 0; i < size; i++)
		brackets += data[i] == '[';
	return brackets >= 3;
}

/* Letters of a string, in order, go to *sum: not digits, which may number the
 * items of a list. */
static void
add_letters(uint64_t *sum, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (is_letter(s[i]))
			*sum = *sum * 31 + (unsigned char)s[i];
}

static const xmlNode *
next_node(const xmlNode *n)
{
	if (n->children != NULL)
		return n->children;
	while (n != NULL && n->next == NULL)
		n = n->parent;
	return n != NULL ? n->next : NULL;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct text text = {
	    arena_copyn(a, (const char *)data, size), size, "UTF-8", "bytes"};
	const xmlDoc *doc = plain_tree(a, &text);
	uint64_t want = 0;
	uint64_t have = 0;

	add_letters(&want, text.s, size);
	for (const xmlNode *n = doc->children; n != NULL; n = next_node(n)) {
		const char *s = (const char *)n->content;

		if (n->type != XML_TEXT_NODE)
			continue;
		require(utf8_valid(s, strlen(s)));
		add_letters(&have, s, strlen(s));
	}
	require(want == have || may_have_marks(data, size));
	arena_free(a);
	return 0;
}
