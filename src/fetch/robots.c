/* robots.c - what a robots.txt says to us. */
#include "fetch/robots.h"

#include <curl/curl.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "fetch/pathrule.h"

/* One pass over the file. */
struct reader {
	struct arena *a;
	const char *agent;  /* whose groups are wanted: a token, or "*" */
	bool found;         /* one was there */
	bool ours;          /* the group at hand is one */
	bool names;         /* it has no rule yet: the next name joins it */
	int64_t delay;      /* of the group */
	size_t room;        /* rules that have room in `out` */
	struct robots *out; /* of the groups that are wanted */
};

/* A piece of the file. */
struct span {
	const char *s;
	size_t n;
};

static bool
is_space(char c)
{
	return c == ' ' || c == '\t';
}

static struct span
trim(struct span t)
{
	while (t.n > 0 && is_space(t.s[0])) {
		t.s++;
		t.n--;
	}
	while (t.n > 0 && is_space(t.s[t.n - 1]))
		t.n--;
	return t;
}

static bool
is_word(struct span t, const char *word)
{
	return t.n == strlen(word) && curl_strnequal(t.s, word, t.n);
}

/* The product token that a value begins with: "ajel" of "ajel/0.1". */
static struct span
token_of(struct span value)
{
	size_t n = 0;

	while (n < value.n && ((value.s[n] >= 'a' && value.s[n] <= 'z') ||
				  (value.s[n] >= 'A' && value.s[n] <= 'Z') ||
				  value.s[n] == '-' || value.s[n] == '_'))
		n++;
	return (struct span){value.s, n};
}

static bool
names_agent(const struct reader *r, struct span value)
{
	if (r->agent[0] == '*')
		return value.n > 0 && value.s[0] == '*' &&
		       (value.n == 1 || is_space(value.s[1]));
	return is_word(token_of(value), r->agent);
}

/* Of several delays the longest; a name may stand before or behind it. */
static void
note_delay(struct reader *r)
{
	if (r->ours && r->delay > r->out->delay)
		r->out->delay = r->delay;
}

static void
read_agent(struct reader *r, struct span value)
{
	if (!r->names) {
		r->names = true;
		r->ours = false;
		r->delay = 0;
	}
	if (names_agent(r, value))
		r->ours = r->found = true;
	note_delay(r);
}

static void
add_rule(struct reader *r, const char *pattern, bool allows)
{
	struct robots *out = r->out;

	if (pattern == NULL)
		return;
	if (out->n == r->room) {
		size_t more = r->room * 2 + 16;

		out->lines = arena_resize(r->a, out->lines,
		    out->n * sizeof(*out->lines), more * sizeof(*out->lines));
		r->room = more;
	}
	out->lines[out->n++] = (struct robots_line){pattern, allows};
}

static void
read_allow(struct reader *r, struct span value)
{
	r->names = false;
	if (r->ours)
		add_rule(r, pathrule_allowed(r->a, value.s, value.n), true);
}

static void
read_disallow(struct reader *r, struct span value)
{
	r->names = false;
	if (r->ours)
		add_rule(r, pathrule_disallowed(r->a, value.s, value.n), false);
}

/* "10", "0.5": whole seconds, no fewer than are asked for. */
static void
read_delay(struct reader *r, struct span value)
{
	int64_t delay = 0;
	size_t i = 0;

	for (; i < value.n && value.s[i] >= '0' && value.s[i] <= '9'; i++) {
		if (delay < LIMIT_CRAWL_DELAY)
			delay = delay * 10 + (value.s[i] - '0');
	}
	if (i < value.n && value.s[i] == '.') {
		for (i++; i < value.n && value.s[i] == '0'; i++)
			continue;
		if (i < value.n && value.s[i] >= '1' && value.s[i] <= '9')
			delay++;
	}
	if (delay > LIMIT_CRAWL_DELAY)
		delay = LIMIT_CRAWL_DELAY;
	if (delay > r->delay)
		r->delay = delay;
	note_delay(r);
}

static const struct {
	const char *word;
	void (*read)(struct reader *r, struct span value);
} keys[] = {
    {"allow", read_allow},
    {"crawl-delay", read_delay},
    {"disallow", read_disallow},
    {"user-agent", read_agent},
};

/* Where the key ends: at the colon, or between the two words of a line that
 * lacks it. The length where it is no line of ours. */
static size_t
key_length(struct span line)
{
	const char *colon = memchr(line.s, ':', line.n);
	size_t n = 0;
	size_t value;

	if (colon != NULL)
		return (size_t)(colon - line.s);
	while (n < line.n && !is_space(line.s[n]))
		n++;
	for (value = n; value < line.n && is_space(line.s[value]); value++)
		continue;
	while (value < line.n && !is_space(line.s[value]))
		value++;
	return value == line.n ? n : line.n;
}

static void
read_line(struct reader *r, struct span line)
{
	const char *comment = memchr(line.s, '#', line.n);
	struct span key, value;
	size_t n;

	if (comment != NULL)
		line.n = (size_t)(comment - line.s);
	line = trim(line);
	n = line.n > 0 ? key_length(line) : 0;
	if (n == line.n)
		return;
	key = trim((struct span){line.s, n});
	value = trim((struct span){line.s + n + 1, line.n - n - 1});
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (is_word(key, keys[i].word))
			keys[i].read(r, value);
	}
}

static size_t
line_length(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && s[i] != '\n' && s[i] != '\r')
		i++;
	return i;
}

/* Fills out with what the groups of the agent say; whether there is one. */
static bool
read_groups(
    struct arena *a, struct span file, const char *agent, struct robots *out)
{
	struct reader r = {.a = a, .agent = agent, .out = out};

	memset(out, 0, sizeof(*out));
	while (file.n > 0) {
		size_t n = line_length(file.s, file.n);

		read_line(&r, (struct span){file.s, n});
		n += n < file.n;
		file.s += n;
		file.n -= n;
	}
	return r.found;
}

void
robots_parse(struct arena *a, const char *bytes, size_t n, const char *token,
    struct robots *out)
{
	static const char bom[] = "\xEF\xBB\xBF";
	struct span file = {bytes, n};

	if (n >= strlen(bom) && memcmp(bytes, bom, strlen(bom)) == 0) {
		file.s += strlen(bom);
		file.n -= strlen(bom);
	}
	if (!read_groups(a, file, token, out))
		(void)read_groups(a, file, "*", out);
}

bool
robots_allow(struct arena *a, const struct robots *r, const char *path)
{
	const struct pathrule_path asked = pathrule_path(a, path);
	size_t most = 0;
	bool allowed = true;

	if (strcmp(path, "/robots.txt") == 0)
		return true;
	for (size_t i = 0; i < r->n; i++) {
		const struct robots_line *line = &r->lines[i];
		size_t n = strlen(line->pattern);

		if (n < most || (n == most && !line->allows))
			continue;
		if (!pathrule_matches(line->pattern,
			line->allows ? asked.allowed : asked.disallowed))
			continue;
		most = n;
		allowed = line->allows;
	}
	return allowed;
}

char *
robots_text(struct arena *a, const struct robots *r)
{
	struct buf b;
	char *text;

	if (r->n == 0 && r->delay == 0)
		return arena_copy(a, "");
	buf_init(&b, LIMIT_ROBOTS_TEXT);
	(void)buf_puts(&b, "user-agent: *\n");
	if (r->delay > 0)
		(void)buf_printf(
		    &b, "crawl-delay: %lld\n", (long long)r->delay);
	for (size_t i = 0; i < r->n; i++)
		(void)buf_printf(&b, "%s: %s\n",
		    r->lines[i].allows ? "allow" : "disallow",
		    r->lines[i].pattern);
	text = arena_copyn(a, b.data, b.len);
	buf_free(&b);
	return text;
}
