/* tomltext.c - the strings and words of TOML. */
#include "import/tomltext.h"

#include "base/ascii.h"
#include "base/utf8.h"

int
toml_fault(struct toml *t, const char *what)
{
	int line = 1;

	for (const char *p = t->bytes; p < t->s; p++)
		line += *p == '\n';
	return err_set(t->err, ERR_DEFINITION, "line %d: %s", line, what);
}

static const char *
no_string(struct toml *t, const char *what)
{
	(void)toml_fault(t, what);
	return NULL;
}

/* The digits of \u or \U; 0: they are no character. */
static size_t
point(struct toml *t, int digits, char out[4])
{
	uint32_t c = 0;

	for (int i = 0; i < digits; i++) {
		char d = ascii_lower(*t->s);

		if (d >= '0' && d <= '9')
			c = c * 16 + (uint32_t)(d - '0');
		else if (d >= 'a' && d <= 'f')
			c = c * 16 + (uint32_t)(d - 'a' + 10);
		else
			return 0;
		t->s++;
	}
	if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
		return 0;
	return utf8_put(out, c);
}

/* What a backslash stands before; its bytes in out. 0: nothing that is known. */
static size_t
escape(struct toml *t, char out[4])
{
	static const char from[] = "btnfr\"\\", to[] = "\b\t\n\f\r\"\\";
	char c = *t->s++;
	const char *at = c != '\0' ? strchr(from, c) : NULL;

	if (c == 'u' || c == 'U')
		return point(t, c == 'u' ? 4 : 8, out);
	if (at == NULL) {
		t->s--;
		return 0;
	}
	out[0] = to[at - from];
	return 1;
}

/* A backslash at the end of a line takes the white space behind it away. */
static bool
skip_line_end(struct toml *t)
{
	const char *s = t->s + strspn(t->s, " \t\r");

	if (*s != '\n')
		return false;
	t->s = s + strspn(s, " \t\r\n");
	return true;
}

/* The length of the quotes that end the string at s; 0: it goes on. Two more may
 * stand before three. */
static size_t
closing(const char *s, char quote, size_t quotes, size_t *more)
{
	size_t n = 0;

	*more = 0;
	while (n < 5 && s[n] == quote)
		n++;
	if (n < quotes)
		return 0;
	if (quotes == 3)
		*more = n - quotes;
	return quotes + *more;
}

/* Behind the quotes that begin it. */
static const char *
string(struct toml *t, char quote, size_t quotes)
{
	char *out = t->scratch;
	size_t n = 0, more, end, len;

	while ((end = closing(t->s, quote, quotes, &more)) == 0) {
		if (*t->s == '\0' || (*t->s == '\n' && quotes == 1))
			return no_string(t, "a string without its end");
		if (*t->s != '\\' || quote == '\'') {
			out[n++] = *t->s++;
			continue;
		}
		t->s++;
		if (quotes == 3 && skip_line_end(t))
			continue;
		len = escape(t, out + n);
		if (len == 0)
			return no_string(t, "an unknown escape");
		n += len;
	}
	memset(out + n, quote, more);
	out[n + more] = '\0';
	t->s += end;
	return arena_copy(t->a, out);
}

const char *
toml_string(struct toml *t)
{
	char quote = *t->s;
	size_t quotes = strspn(t->s, (char[]){quote, '\0'}) >= 3 ? 3 : 1;

	t->s += quotes;
	if (quotes == 3 && t->s[strspn(t->s, "\r")] == '\n')
		t->s += strspn(t->s, "\r") + 1;
	return string(t, quote, quotes);
}

const char *
toml_word(struct toml *t, bool key)
{
	const char *from = t->s;

	while (ascii_is_letter(*t->s) || (*t->s >= '0' && *t->s <= '9') ||
	       *t->s == '-' || *t->s == '_' ||
	       (!key && (*t->s == '+' || *t->s == '.' || *t->s == ':')))
		t->s++;
	if (t->s == from)
		return no_string(
		    t, key ? "a key is wanted" : "a value is wanted");
	return arena_copyn(t->a, from, (size_t)(t->s - from));
}
