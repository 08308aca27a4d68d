/* node.c - walking libxml2's tree and reading its text. */
#include "detect/node.h"

#include "base/buf.h"
#include "base/limits.h"
#include "text/chars.h"
#include "text/clean.h"

/* Names of elements by their first letter, since these are asked of every node
 * some dozen times; NULL ends the names of a letter. */
typedef const char *const names[26][5];

#define LETTER(c) [(c) - 'a']

static names skipped = {
    LETTER('h') = {"head"},
    LETTER('i') = {"iframe"},
    LETTER('n') = {"noscript"},
    LETTER('o') = {"object"},
    LETTER('s') = {"script", "style", "svg", "select"},
    LETTER('t') = {"template", "textarea"},
};

static names formatting = {
    LETTER('a') = {"abbr"},
    LETTER('b') = {"b", "bdi", "bdo"},
    LETTER('c') = {"cite"},
    LETTER('d') = {"dfn"},
    LETTER('e') = {"em"},
    LETTER('f') = {"font"},
    LETTER('i') = {"i", "ins"},
    LETTER('m') = {"mark"},
    LETTER('q') = {"q"},
    LETTER('s') = {"strong", "s", "sub", "sup"},
    LETTER('u') = {"u"},
    LETTER('w') = {"wbr"},
};

static names inlines = {
    LETTER('a') = {"a"},
    LETTER('b') = {"br"},
    LETTER('l') = {"label"},
    LETTER('s') = {"span", "small"},
};

static bool
same_name(const char *x, const char *y)
{
	while (*x == *y && *x != '\0') {
		x++;
		y++;
	}
	return *x == *y;
}

static bool
is_one_of(const xmlNode *n, names all)
{
	const char *const *known;
	const char *name;
	unsigned letter;

	if (n->type != XML_ELEMENT_NODE)
		return false;
	name = (const char *)n->name;
	letter = (unsigned)(unsigned char)*name - 'a';
	if (letter >= 26)
		return false;
	for (known = all[letter]; *known != NULL; known++) {
		if (same_name(*known, name))
			return true;
	}
	return false;
}

xmlNode *
node_after(const xmlNode *n, const xmlNode *top)
{
	while (n != NULL && n != top) {
		if (n->next != NULL)
			return n->next;
		n = n->parent;
	}
	return NULL;
}

xmlNode *
node_next(const xmlNode *n, const xmlNode *top)
{
	if (n->type == XML_ELEMENT_NODE && n->children != NULL)
		return n->children;
	return node_after(n, top);
}

/* Whether n is a button to press, and not a line that folds out: that says more
 * than one does, and when. */
static bool
is_button(const xmlNode *n)
{
	enum { LINE_MIN = 40 }; /* bytes */
	const xmlNode *in = n;
	size_t size = 0;
	bool digit = false;

	if (!node_is(n, "button"))
		return false;
	for (int i = 0;
	     in != NULL && i < LIMIT_SIBLINGS && (size < LINE_MIN || !digit);
	     i++, in = node_next(in, n)) {
		const char *s = node_text(in);

		size += s != NULL ? strlen(s) : 0;
		digit = digit || (s != NULL && chars_has_digit(s, strlen(s)));
	}
	return size < LINE_MIN || !digit;
}

bool
node_is_skipped(const xmlNode *n)
{
	return is_one_of(n, skipped) || is_button(n) ||
	       (n->type != XML_ELEMENT_NODE && n->type != XML_TEXT_NODE &&
		   n->type != XML_CDATA_SECTION_NODE);
}

bool
node_is_formatting(const xmlNode *n)
{
	return is_one_of(n, formatting);
}

/* Whether the element has more text than an emphasised letter. */
static bool
has_words(const xmlNode *e)
{
	const xmlNode *n = e;
	size_t letters = 0;

	for (int i = 0; n != NULL && i < LIMIT_SIBLINGS; i++) {
		const char *s = node_text(n);

		for (; s != NULL && *s != '\0' && letters < 2; s++)
			letters += ((unsigned char)*s & 0xC0) != 0x80;
		n = node_next(n, e);
	}
	return letters >= 2;
}

bool
node_begins_anew(const xmlNode *n)
{
	return n->prev != NULL && node_is_formatting(n) &&
	       node_is_formatting(n->prev) && has_words(n->prev) &&
	       has_words(n);
}

bool
node_is_inline(const xmlNode *n)
{
	return is_one_of(n, inlines);
}

bool
node_is_heading(const xmlNode *n)
{
	const char *name;

	if (n->type != XML_ELEMENT_NODE)
		return false;
	name = (const char *)n->name;
	return name[0] == 'h' && name[1] >= '1' && name[1] <= '6' &&
	       name[2] == '\0';
}

const char *
node_text(const xmlNode *n)
{
	const char *s;

	if ((n->type != XML_TEXT_NODE && n->type != XML_CDATA_SECTION_NODE) ||
	    n->content == NULL)
		return NULL;
	for (s = (const char *)n->content; *s != '\0'; s++) {
		/* A no-break space (C2 A0) is as blank as a space. */
		if (s[0] == '\xC2' && s[1] == '\xA0')
			s++;
		else if (!chars_is_space((unsigned char)*s))
			return (const char *)n->content;
	}
	return NULL;
}

const char *
node_raw_attr(const xmlNode *n, const char *name)
{
	const xmlAttr *attr = n->type == XML_ELEMENT_NODE
				  ? xmlHasProp(n, (const xmlChar *)name)
				  : NULL;

	return attr != NULL && attr->children != NULL
		   ? (const char *)attr->children->content
		   : NULL;
}

const char *
node_attr(struct arena *a, const xmlNode *n, const char *name)
{
	const char *value = node_raw_attr(n, name);

	return value != NULL ? clean_or_null(a, value) : NULL;
}

const char *
node_language(struct arena *a, const xmlNode *root)
{
	return root != NULL ? node_attr(a, root, "lang") : NULL;
}

bool
node_is_within(const xmlNode *n, const xmlNode *e)
{
	while (n != NULL && n != e)
		n = n->parent;
	return n != NULL;
}

bool
node_names(const char *value, const char *word)
{
	const char *p = value;

	while ((p = strcasestr(p, word)) != NULL) {
		if (p == value || !chars_is_letter((unsigned char)p[-1]) ||
		    (p[-1] >= 'a' && *p >= 'A' && *p <= 'Z'))
			return true;
		p++;
	}
	return false;
}

int
node_depth(const xmlNode *n)
{
	int depth = 0;

	for (n = n->parent; n != NULL; n = n->parent)
		depth++;
	return depth;
}

xmlNode *
node_ancestor(xmlNode *n, int depth)
{
	for (int d = node_depth(n); d > depth; d--)
		n = n->parent;
	return n;
}

int
node_common_depth(xmlNode *x, xmlNode *y)
{
	int dx = node_depth(x), dy = node_depth(y);

	for (; dx > dy; dx--)
		x = x->parent;
	for (; dy > dx; dy--)
		y = y->parent;
	for (; x != y; dx--) {
		x = x->parent;
		y = y->parent;
	}
	return dx;
}

char *
node_all_text(struct arena *a, xmlNode *top, size_t max)
{
	struct buf b;
	char *out;
	xmlNode *n = top;

	buf_init(&b, max);
	for (int i = 0; n != NULL && !b.full && i < LIMIT_LOOK; i++) {
		const char *s = node_text(n);

		if (node_is_skipped(n)) {
			n = node_after(n, top);
			continue;
		}
		if (s != NULL)
			(void)buf_puts(&b, s);
		else if (!node_is_formatting(n) || node_begins_anew(n))
			(void)buf_puts(&b, " ");
		n = node_next(n, top);
	}
	out = clean_text(a, b.data != NULL ? b.data : "", b.len);
	buf_free(&b);
	return out;
}

size_t
node_text_size(const xmlNode *top, size_t most)
{
	size_t size = 0;
	const xmlNode *n = top;

	for (int i = 0; n != NULL && size < most && i < LIMIT_LOOK; i++) {
		const char *s = node_text(n);

		if (s != NULL)
			size += strlen(s);
		n = node_is_skipped(n) ? node_after(n, top) : node_next(n, top);
	}
	return size;
}

/* Position of n among its siblings of the same name; 0 where it is alone. */
static int
position(const xmlNode *n)
{
	int at = 1, others = 0;

	for (const xmlNode *s = n->prev; s != NULL; s = s->prev)
		at += node_is(s, (const char *)n->name);
	for (const xmlNode *s = n->next; s != NULL && others == 0; s = s->next)
		others += node_is(s, (const char *)n->name);
	return at == 1 && others == 0 ? 0 : at;
}

static bool
is_plain_id(const char *id)
{
	return id != NULL && strlen(id) < 64 && strpbrk(id, "'\";") == NULL;
}

char *
node_path(struct arena *a, const xmlNode *n)
{
	char *path = arena_copy(a, "");

	for (int d = 0;
	     n != NULL && n->type == XML_ELEMENT_NODE && d < LIMIT_PATH_STEPS;
	     n = n->parent, d++) {
		const char *id = node_attr(a, n, "id");
		int at = position(n);

		if (is_plain_id(id))
			return arena_printf(a, "//*[@id='%s']%s", id, path);
		if (at == 0)
			path = arena_printf(a, "/%.60s%s", n->name, path);
		else
			path =
			    arena_printf(a, "/%.60s[%d]%s", n->name, at, path);
	}
	return path;
}
