/* linekey.c - numbers by which a known line is found again. */
#include "text/linekey.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/fnv.h"
#include "text/fold.h"

uint64_t
linekey_of_text(const char *text)
{
	struct arena *a;
	const char *folded;
	uint64_t h;

	if (text == NULL)
		return 0;
	a = arena_new();
	folded = fold_text(a, text);
	/* A text that folds to nothing (a lone emoji) is its bytes. */
	if (folded[0] == '\0')
		folded = text;
	h = fnv_string(FNV_START, folded);
	arena_free(a);
	return h != 0 ? h : 1;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int
number(const char *s, size_t n)
{
	int v = 0;

	for (size_t i = 0; i < n; i++)
		v = v * 10 + (s[i] - '0');
	return v;
}

/* 20261122, or 202611. */
static bool
is_date(const char *s, size_t n)
{
	int year, month;

	if (n != 8 && n != 6)
		return false;
	year = number(s, 4);
	month = number(s + 4, 2);
	if (year < 1990 || year > 2100 || month < 1 || month > 12)
		return false;
	return n == 6 || (number(s + 6, 2) >= 1 && number(s + 6, 2) <= 31);
}

/* Where a number may stand, the surest place last. */
enum kind { KIND_NONE, KIND_WORDED, KIND_PARAMETER, KIND_WHOLE };

/* Digits of a number that is one line's alone: where nothing but the number
 * stands, where a name says what it is, and beside words. */
enum { DIGITS_WHOLE = 5, DIGITS_NAMED = 4, DIGITS_WORDED = 5 };

struct number {
	enum kind kind;
	const char *at;
	size_t n;
	const char *name; /* of the parameter */
	size_t name_n;
	size_t after; /* slashes of the path behind it */
};

struct link {
	const char *host;
	size_t host_n;
	const char *path, *query;
	size_t path_n;
};

static bool
split(const char *url, struct link *out)
{
	const char *host = url != NULL ? strstr(url, "://") : NULL;

	if (host == NULL)
		return false;
	out->host = host + 3;
	out->host_n = strcspn(out->host, "/?#");
	out->path = out->host + out->host_n;
	out->path_n = strcspn(out->path, "?#");
	out->query = out->path + out->path_n;
	return true;
}

static size_t
count_digits(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && is_digit(s[i]))
		i++;
	return i;
}

/* At the end of a piece, without the digits of a %41. */
static size_t
count_digits_at_end(const char *s, size_t n)
{
	size_t i = n;

	while (i > 0 && is_digit(s[i - 1]))
		i--;
	if (i >= 1 && s[i - 1] == '%')
		i += 2;
	else if (i >= 2 && s[i - 2] == '%')
		i += 1;
	return i < n ? n - i : 0;
}

static bool
ends_in(const char *s, size_t n, const char *zeros)
{
	size_t len = strlen(zeros);

	return n >= len && strncmp(s + n - len, zeros, len) == 0;
}

/* Beside words, a round number is most likely one of them: of a crowd, a sum
 * of money. */
static void
add_worded(struct number *best, const char *at, size_t n)
{
	if (n < DIGITS_WORDED || is_date(at, n) || best->kind > KIND_WORDED ||
	    ends_in(at, n, n > DIGITS_WORDED ? "000" : "00") || n < best->n)
		return;
	*best = (struct number){.kind = KIND_WORDED, .at = at, .n = n};
}

/* Of numbers in places as sure, the longest; of those, the last. */
static void
add_piece(struct number *best, const char *s, size_t n)
{
	size_t head = count_digits(s, n), tail;

	if (head == n) {
		if (n >= DIGITS_WHOLE && !is_date(s, n))
			*best = (struct number){
			    .kind = KIND_WHOLE, .at = s, .n = n};
		return;
	}
	tail = count_digits_at_end(s, n);
	if (s[head] == '-' || s[head] == '_')
		add_worded(best, s, head);
	add_worded(best, s + n - tail, tail);
}

/* What stands between these is said by itself: /1,4711234,title.html */
static const char separators[] = "/.,;:~!=+|";

static struct number
number_in_path(const struct link *l)
{
	struct number best = {.kind = KIND_NONE};
	size_t i = 0;

	while (i < l->path_n) {
		size_t n = strcspn(l->path + i, separators);

		if (n > l->path_n - i)
			n = l->path_n - i;
		if (n > 0)
			add_piece(&best, l->path + i, n);
		i += n + 1;
	}
	for (i = 0; best.kind != KIND_NONE && i < l->path_n; i++)
		best.after += l->path[i] == '/' && l->path + i > best.at;
	return best;
}

static bool
is_named(const char *name, size_t n)
{
	static const char *const names[] = {"a", "aid", "article", "articleid",
	    "article_id", "artid", "contentid", "doc", "docid", "entry", "id",
	    "idx", "idxno", "item", "itemid", "key", "n", "newsid", "news_id",
	    "nid", "no", "oid", "p", "pid", "post", "postid", "sn", "story",
	    "storyid", "story_id", "uid"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strlen(names[i]) == n &&
		    strncasecmp(name, names[i], n) == 0)
			return true;
	}
	return false;
}

/* Any other parameter may be a cache's stamp or a size. */
static struct number
number_in_query(const struct link *l)
{
	const char *p = l->query;

	while (*p != '\0' && *p != '#') {
		const char *name = p + (*p == '?');
		size_t n = strcspn(name, "&#");
		const char *is = memchr(name, '=', n);
		size_t name_n = is != NULL ? (size_t)(is - name) : 0;
		size_t len = is != NULL ? n - name_n - 1 : 0;

		if (len >= DIGITS_NAMED && count_digits(is + 1, len) == len &&
		    is_named(name, name_n))
			return (struct number){
			    KIND_PARAMETER, is + 1, len, name, name_n, 0};
		p = name + n + (name[n] == '&');
	}
	return (struct number){.kind = KIND_NONE};
}

/* Without a number its kind is KIND_NONE. */
static struct number
number_in(const char *url, struct link *l)
{
	struct number path, query;

	if (!split(url, l))
		return (struct number){.kind = KIND_NONE};
	path = number_in_path(l);
	query = number_in_query(l);
	return query.kind > path.kind ? query : path;
}

uint64_t
linekey_of_link(const char *url)
{
	struct link l;
	const struct number found = number_in(url, &l);
	uint64_t h;

	if (found.kind == KIND_NONE)
		return 0;
	h = fnv_bytes(
	    fnv_bytes(FNV_START, l.host, l.host_n), found.at, found.n);
	return h != 0 ? h : 1;
}

static uint64_t
mix_number(uint64_t h, size_t n)
{
	return fnv_bytes(h, (const char *)&n, sizeof(n));
}

/* Without regard to capitals. */
static uint64_t
mix_name(uint64_t h, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		h = fnv_add(h, (unsigned char)ascii_lower(s[i]));
	return mix_number(h, n);
}

uint64_t
linekey_place(const char *url)
{
	struct link l;
	const struct number found = number_in(url, &l);
	uint64_t h;

	if (found.kind == KIND_NONE)
		return 0;
	h = mix_name(FNV_START, l.host, l.host_n);
	h = mix_number(mix_number(h, (size_t)found.kind), found.after);
	h = mix_name(h, found.name, found.name_n);
	return h != 0 ? h : 1;
}

/* Takes the spaces out: 100,000 is folded to two words. */
static void
close_up(char *s)
{
	char *to = s;

	for (; *s != '\0'; s++) {
		if (*s != ' ')
			*to++ = *s;
	}
	*to = '\0';
}

bool
linekey_is_said(const char *url, const char *text)
{
	struct link l;
	const struct number found = number_in(url, &l);
	struct arena *a;
	char *folded;
	bool said;

	if (found.kind != KIND_WORDED)
		return false;
	a = arena_new();
	folded = fold_text(a, text);
	close_up(folded);
	said = strstr(folded, arena_copyn(a, found.at, found.n)) != NULL;
	arena_free(a);
	return said;
}
