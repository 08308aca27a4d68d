/* glean.c - reads what can be read of a definition that is wrong. */
#include "base/limits.h"
#include "base/mem.h"
#include "base/nearest.h"
#include "conf/conf.h"
#include "conf/disk.h"
#include "conf/keys.h"
#include "conf/lines.h"

enum { ROOM = LIMIT_DEFINITION + 8 }; /* of a line, its newline and its NUL */

struct gleaning {
	struct arena *a;
	struct source *source;
	bool shared;     /* it is ajel.conf: [feed] alone counts */
	bool set[KEYS];  /* by the key's own name */
	bool near[KEYS]; /* by what is nearly that */
};

static const char *
bare(size_t i)
{
	return strchr(keys_row(i)->name, '.') + 1;
}

/* Whether there is a place for the key; its section may be wrong as well. */
static bool
has_place(const struct gleaning *g, size_t i)
{
	return !g->shared || strncmp(keys_row(i)->name, "feed.", 5) == 0;
}

/* The key of that name, in whichever section it belongs; KEYS: none. */
static size_t
key_named(const struct gleaning *g, const char *name)
{
	size_t i = 0;

	while (i < KEYS && (!has_place(g, i) || strcmp(bare(i), name) != 0))
		i++;
	return i;
}

static size_t
key_near(const struct gleaning *g, const char *name)
{
	const char *names[KEYS], *meant;

	for (size_t i = 0; i < KEYS; i++)
		names[i] = bare(i);
	meant = nearest_word(name, names, KEYS);
	return meant != NULL ? key_named(g, meant) : KEYS;
}

/* The first of two counts; one that is spelt well counts before one that
 * isn't. */
static void
take(struct gleaning *g, const char *name, const char *value)
{
	size_t i = key_named(g, name);
	bool near = i == KEYS;

	if (near)
		i = key_near(g, name);
	if (i == KEYS || value[0] == '\0' || g->set[i] ||
	    (near && g->near[i]) ||
	    keys_set(keys_row(i), g->a, g->source, value) < 0)
		return;
	g->set[i] = !near;
	g->near[i] = near;
}

static void
trim_end(char *s)
{
	size_t n = strlen(s);

	while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\n'))
		s[--n] = '\0';
}

/* "key = value" and a newline. */
static void
read_pair(struct gleaning *g, char *line)
{
	char *value = strchr(line, '=');

	if (value == NULL)
		return;
	*value++ = '\0';
	trim_end(line);
	trim_end(value);
	take(g, line, value + strspn(value, " "));
}

static void
read_lines(struct gleaning *g, const char *text, size_t len)
{
	char *line = mem_alloc(ROOM);
	struct lines l;

	lines_init(&l, text, len);
	for (;;) {
		if (lines_next(&l, line, ROOM)) {
			if (l.title == NULL)
				read_pair(g, line);
		} else if (l.fault != NULL) {
			l.fault = NULL;
			l.rest_len = 0;
		} else {
			break;
		}
	}
	free(line);
}

static void
read_file(struct arena *a, const char *path, bool shared, struct source *out)
{
	struct gleaning g = {.a = a, .source = out, .shared = shared};
	const char *text = NULL;
	struct err ignored;
	size_t n = 0;

	if (path != NULL && disk_text(a, path, &text, &n, &ignored) == 0 &&
	    n <= LIMIT_DEFINITION)
		read_lines(&g, text, n);
}

void
conf_glean(
    struct arena *a, const char *path, const char *name, struct source *out)
{
	memset(out, 0, sizeof(*out));
	out->name = arena_copy(a, name);
	read_file(a, disk_shared(a, path), true, out);
	read_file(a, path, false, out);
	if (out->title == NULL)
		out->title = out->name;
}
