/* toml.c - reads TOML: tables, keys and values. */
#include "import/toml.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "import/tomltext.h"

enum { DEPTH = 16 }; /* of arrays and inline tables in one another */

/* An array or an inline table that isn't closed yet. */
struct level {
	char end;         /* ']' or '}' */
	const char *path; /* of its values, or of its keys' table */
};

struct walk {
	struct toml t;
	toml_fn *each;
	void *ctx;
	struct level levels[DEPTH];
	size_t depth;
};

/* Blanks, and remarks; the ends of lines too where they mean nothing. */
static void
skip(struct toml *t, bool lines)
{
	for (;;) {
		t->s += strspn(t->s, lines ? " \t\r\n" : " \t\r");
		if (*t->s != '#')
			return;
		t->s += strcspn(t->s, "\n");
	}
}

/* a."b".c, behind the path; NULL: a fault. */
static const char *
read_key(struct toml *t, const char *path)
{
	for (;;) {
		const char *name;

		skip(t, false);
		name = *t->s == '"' || *t->s == '\'' ? toml_string(t)
						     : toml_word(t, true);
		if (name == NULL)
			return NULL;
		path = path[0] != '\0' ? arena_printf(t->a, "%s.%s", path, name)
				       : name;
		if (strlen(path) > LIMIT_TEXT) {
			(void)toml_fault(t, "too long a name");
			return NULL;
		}
		skip(t, false);
		if (*t->s != '.')
			return path;
		t->s++;
	}
}

/* "key =" of a table; NULL: a fault. */
static const char *
read_name(struct toml *t, const char *path)
{
	const char *name = read_key(t, path);

	if (name == NULL)
		return NULL;
	if (*t->s != '=') {
		(void)toml_fault(t, "'=' is wanted");
		return NULL;
	}
	t->s++;
	skip(t, false);
	return name;
}

/* ---- values */

static bool
in_array(const struct walk *w)
{
	return w->depth > 0 && w->levels[w->depth - 1].end == ']';
}

/* Opens an array or an inline table; *path is then that of what comes next, or
 * NULL where it ends at once. */
static int
open_level(struct walk *w, const char **path)
{
	struct toml *t = &w->t;
	char end = *t->s == '[' ? ']' : '}';

	if (w->depth == DEPTH)
		return toml_fault(t, "too deep");
	w->levels[w->depth++] = (struct level){end, *path};
	t->s++;
	skip(t, end == ']');
	if (*t->s == end) {
		*path = NULL;
		return 0;
	}
	if (end == '}')
		*path = read_name(t, *path);
	return *path != NULL ? 0 : -1;
}

/* Closes what ends behind a value, and moves to the next value, whose path is
 * *path; NULL: there is none. */
static int
next_value(struct walk *w, const char **path)
{
	struct toml *t = &w->t;

	*path = NULL;
	while (w->depth > 0) {
		const struct level *level = &w->levels[w->depth - 1];

		skip(t, in_array(w));
		if (*t->s == level->end) {
			t->s++;
			w->depth--;
			continue;
		}
		if (*t->s++ != ',')
			return toml_fault(t, "',' or an end is wanted");
		skip(t, in_array(w));
		if (*t->s == ']' && level->end == ']')
			continue;
		*path =
		    level->end == ']' ? level->path : read_name(t, level->path);
		return *path != NULL ? 0 : -1;
	}
	return 0;
}

/* A value with all that is in it. */
static int
read_value(struct walk *w, const char *path)
{
	struct toml *t = &w->t;

	while (path != NULL) {
		const char *value;

		if (*t->s == '[' || *t->s == '{') {
			if (open_level(w, &path) < 0)
				return -1;
			if (path == NULL && next_value(w, &path) < 0)
				return -1;
			continue;
		}
		value = *t->s == '"' || *t->s == '\'' ? toml_string(t)
						      : toml_word(t, false);
		if (value == NULL)
			return -1;
		w->each(w->ctx, path, value);
		if (next_value(w, &path) < 0)
			return -1;
	}
	return 0;
}

/* ---- lines */

/* [table] or [[table]]; its path. */
static const char *
read_table(struct walk *w)
{
	struct toml *t = &w->t;
	size_t n = t->s[1] == '[' ? 2 : 1;
	const char *path;

	t->s += n;
	path = read_key(t, "");
	if (path == NULL)
		return NULL;
	if (strncmp(t->s, "]]", n) != 0) {
		(void)toml_fault(t, "']' is wanted");
		return NULL;
	}
	t->s += n;
	if (n == 2)
		w->each(w->ctx, path, NULL);
	return path;
}

static int
read_lines(struct walk *w)
{
	struct toml *t = &w->t;
	const char *table = "";

	for (skip(t, true); *t->s != '\0'; skip(t, true)) {
		if (*t->s == '[') {
			table = read_table(w);
			if (table == NULL)
				return -1;
		} else {
			const char *path = read_name(t, table);

			if (path == NULL || read_value(w, path) < 0)
				return -1;
		}
		skip(t, false);
		if (*t->s != '\n' && *t->s != '\0')
			return toml_fault(t, "the end of the line is wanted");
	}
	return 0;
}

int
toml_read(struct arena *a, const char *bytes, size_t n, toml_fn *each,
    void *ctx, struct err *err)
{
	struct walk w = {.each = each, .ctx = ctx};

	if (!utf8_valid(bytes, n) || memchr(bytes, '\0', n) != NULL)
		return err_set(err, ERR_DEFINITION, "not in UTF-8");
	w.t = (struct toml){.a = a,
	    .bytes = arena_copyn(a, bytes, n),
	    .scratch = arena_alloc(a, n + 4),
	    .err = err};
	w.t.s = w.t.bytes;
	if (strncmp(w.t.s, "\xEF\xBB\xBF", 3) == 0)
		w.t.s += 3;
	return read_lines(&w);
}
