/* fuzz-robots.c - whatever a robots.txt is, it reads back as it was kept, and
 * each pattern matches what trying all ways matches. */
#include <string.h>

#include "base/limits.h"
#include "base/mem.h"
#include "fetch/pathrule.h"
#include "fetch/robots.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { PATH_MOST = 200, PATTERN_MOST = 2000 };

static void
check(bool holds)
{
	if (!holds)
		abort();
}

/* All places of the path to which the pattern so far may lead. */
static bool
matches_slowly(const char *pattern, const char *path)
{
	size_t n = strlen(path);
	bool at[PATH_MOST + 1] = {true};

	for (; *pattern != '\0'; pattern++) {
		bool next[PATH_MOST + 1] = {false};

		if (*pattern == '$' && pattern[1] == '\0')
			return at[n];
		for (size_t i = 0; i <= n; i++) {
			if (*pattern == '*')
				next[i] = at[i] || (i > 0 && next[i - 1]);
			else if (i > 0)
				next[i] = at[i - 1] && path[i - 1] == *pattern;
		}
		memcpy(at, next, sizeof(at));
	}
	for (size_t i = 0; i <= n; i++) {
		if (at[i])
			return true;
	}
	return false;
}

static void
check_lines(const struct robots *r, const char *path)
{
	for (size_t i = 0; i < r->n; i++) {
		const char *pattern = r->lines[i].pattern;

		check(pattern[0] == '/' || pattern[0] == '*');
		for (const char *p = pattern; *p != '\0'; p++)
			check(*p > ' ' && *p < 0x7F);
		if (strlen(pattern) <= PATTERN_MOST)
			check(pathrule_matches(pattern, path) ==
			      matches_slowly(pattern, path));
	}
}

static void
check_kept(struct arena *a, const struct robots *r, const char *path)
{
	const char *text = robots_text(a, r);
	struct robots again;

	check(strlen(text) < LIMIT_ROBOTS_TEXT);
	robots_parse(a, text, strlen(text), "other", &again);
	check(again.n == r->n && again.delay == r->delay);
	for (size_t i = 0; i < r->n; i++) {
		check(again.lines[i].allows == r->lines[i].allows);
		check(strcmp(again.lines[i].pattern, r->lines[i].pattern) == 0);
	}
	check(robots_allow(a, &again, path) == robots_allow(a, r, path));
}

/* The first line is the path that is asked for. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *end = size > 0 ? memchr(data, '\n', size) : NULL;
	size_t n = end != NULL ? (size_t)(end - data) : 0;
	struct arena *a;
	struct robots r;
	char *path, *file;

	if (end == NULL || n > PATH_MOST || size > LIMIT_ROBOTS)
		return 0;
	a = arena_new();
	path = arena_printf(
	    a, "/%s", arena_copyn(a, (const char *)data, n)); /* up to a NUL */
	size -= n + 1;
	/* exactly so many bytes, so that reading past them is seen */
	file = mem_alloc(size);
	if (size > 0)
		memcpy(file, end + 1, size);
	robots_parse(a, file, size, ROBOTS_TOKEN, &r);
	free(file);
	check(r.delay >= 0 && r.delay <= LIMIT_CRAWL_DELAY);
	path[strlen(path) < PATH_MOST ? strlen(path) : PATH_MOST] = '\0';
	check_lines(&r, path);
	check_kept(a, &r, path);
	check(robots_allow(a, &r, "/robots.txt"));
	arena_free(a);
	return 0;
}
