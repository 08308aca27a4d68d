/* mediatype.c - reads Content-Type (RFC 9110 §8.3.1) as servers write it:
 *
 *	text/html
 *	Text/HTML;charset=UTF-8
 *	text/html; charset="windows-1256"; profile="a;b"
 *	text/html; charset=utf-8, text/html	(two headers that a proxy joined)
 */
#include "fetch/mediatype.h"

#include <stdbool.h>

#include <curl/curl.h>

#include "base/ascii.h"

#define BLANKS " \t"

/* What ends a bare word: no token character (RFC 9110 §5.6.2). */
#define WORD_ENDS " \t;,=\"()<>@:\\[]?{}"

/* Length of "type/subtype" at s; 0 if that isn't there. */
static size_t
type_len(const char *s)
{
	size_t main = strcspn(s, WORD_ENDS "/");
	size_t sub = 0;

	if (main > 0 && s[main] == '/')
		sub = strcspn(s + main + 1, WORD_ENDS "/");
	return sub > 0 ? main + 1 + sub : 0;
}

/* Reads a parameter's value at *s, quoted or bare, and moves *s past it; NULL
 * if it is empty. */
static char *
read_value(struct arena *a, const char **s)
{
	const char *p = *s;
	char *value = arena_alloc(a, strlen(p) + 1);
	size_t len = 0;

	if (*p == '"') {
		for (p++; *p != '\0' && *p != '"'; p++) {
			if (*p == '\\' && p[1] != '\0')
				p++;
			value[len++] = *p;
		}
		p += *p == '"';
	} else {
		len = strcspn(p, WORD_ENDS);
		memcpy(value, p, len);
		p += len;
	}
	value[len] = '\0';
	*s = p;
	return len > 0 ? value : NULL;
}

/* Reads a parameter behind a ';' at *s; true if it is the charset. */
static bool
read_parameter(struct arena *a, const char **s, const char **value)
{
	const char *name = *s + strspn(*s, BLANKS);
	size_t n = strcspn(name, WORD_ENDS);
	const char *p = name + n + strspn(name + n, BLANKS);

	*value = NULL;
	if (*p == '=') {
		p += 1 + strspn(p + 1, BLANKS);
		*value = read_value(a, &p);
	}
	*s = p;
	return *value != NULL && n == strlen("charset") &&
	       curl_strnequal(name, "charset", n);
}

void
mediatype_read(
    struct arena *a, const char *value, const char **type, const char **charset)
{
	const char *p;
	size_t n;

	*type = NULL;
	*charset = NULL;
	if (value == NULL)
		return;
	p = value + strspn(value, BLANKS);
	n = type_len(p);
	if (n > 0) {
		char *lower = arena_copyn(a, p, n);

		ascii_lower_string(lower);
		*type = lower;
	}
	p += n;
	while ((p = strchr(p, ';')) != NULL) {
		const char *found;

		p++;
		if (read_parameter(a, &p, &found)) {
			*charset = found;
			return;
		}
	}
}

const char *
mediatype_of_no_page(const char *value)
{
	static const struct {
		const char *start;
		const char *words;
	} kinds[] = {
	    {"image/", "an image"},
	    {"video/", "a video"},
	    {"audio/", "a sound"},
	    {"font/", "a font"},
	    {"model/", "a model"},
	    {"application/pdf", "a PDF document"},
	    {"application/zip", "an archive"},
	    {"application/vnd.openxmlformats", "an office document"},
	    {"application/vnd.oasis", "an office document"},
	    {"application/vnd.ms-", "an office document"},
	    {"application/msword", "an office document"},
	};

	value += strspn(value, BLANKS);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (curl_strnequal(
			value, kinds[i].start, strlen(kinds[i].start)))
			return kinds[i].words;
	}
	return NULL;
}
