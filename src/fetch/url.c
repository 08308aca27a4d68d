/* url.c - takes addresses apart; curl's own parser does the http ones. */
#include "fetch/url.h"

#include <curl/curl.h>

#include "base/mem.h"
#include "base/secret.h"
#include "text/idn.h"

static const char *
after_prefix(const char *s, const char *prefix)
{
	size_t n = strlen(prefix);

	return curl_strnequal(s, prefix, n) ? s + n : NULL;
}

bool
url_is_http(const char *s)
{
	return after_prefix(s, "http://") != NULL ||
	       after_prefix(s, "https://") != NULL;
}

bool
url_is_file(const char *s)
{
	return after_prefix(s, "file://") != NULL;
}

/* The text of a parsed address, in the arena; NULL if curl can't say it. */
static char *
text_of(struct arena *a, CURLU *u)
{
	char *text = NULL;
	char *copy = NULL;

	if (curl_url_get(u, CURLUPART_URL, &text, 0) == CURLUE_OK)
		copy = arena_copy(a, text);
	curl_free(text);
	return copy;
}

int
url_for_request(struct arena *a, const char *url, char **out, struct err *err)
{
	CURLU *u = curl_url();
	CURLUcode code = CURLUE_OUT_OF_MEMORY;

	*out = NULL;
	if (u != NULL)
		code = curl_url_set(u, CURLUPART_URL, url, CURLU_URLENCODE);
	if (code == CURLUE_OK)
		*out = text_of(a, u);
	curl_url_cleanup(u);
	if (*out == NULL)
		return err_set(err, ERR_FETCH,
		    "the url is no address (%s); correct it",
		    curl_url_strerror(code));
	return 0;
}

char *
url_public(struct arena *a, const char *url)
{
	static const CURLUPart private[] = {CURLUPART_USER, CURLUPART_PASSWORD,
	    CURLUPART_OPTIONS, CURLUPART_FRAGMENT};
	CURLU *u = curl_url();
	bool ok = u != NULL && curl_url_set(u, CURLUPART_URL, url,
				   CURLU_URLENCODE) == CURLUE_OK;
	char *text = NULL;

	for (size_t i = 0; ok && i < sizeof(private) / sizeof(private[0]); i++)
		ok = curl_url_set(u, private[i], NULL, 0) == CURLUE_OK;
	if (ok)
		text = text_of(a, u);
	curl_url_cleanup(u);
	return secret_hide(a, text);
}

/* A part of a parsed address in small letters, in the arena; NULL if it isn't
 * there. */
static char *
part_of(struct arena *a, CURLU *u, CURLUPart part)
{
	char *text = NULL;
	char *copy = NULL;

	if (curl_url_get(u, part, &text, CURLU_DEFAULT_PORT) == CURLUE_OK)
		copy = arena_copy(a, text);
	curl_free(text);
	for (char *p = copy; p != NULL && *p != '\0'; p++) {
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	}
	return copy;
}

static char *
without_brackets(char *host)
{
	size_t n = strlen(host);

	if (host[0] != '[' || host[n - 1] != ']')
		return host;
	host[n - 1] = '\0';
	return host + 1;
}

const char *
url_host_undotted(struct arena *a, const char *host)
{
	size_t n = strlen(host);

	return n > 1 && host[n - 1] == '.' ? arena_copyn(a, host, n - 1) : host;
}

/* As it is asked for: a name past ASCII is the same host in either form. */
static const char *
host_asked(struct arena *a, char *host)
{
	const char *ascii = idn_ascii(a, host, strlen(host));

	return ascii != NULL ? ascii : without_brackets(host);
}

int
url_origin(struct arena *a, const char *url, struct origin *out)
{
	CURLU *u = curl_url();
	char *host = NULL;
	char *port = NULL;

	if (u != NULL &&
	    curl_url_set(u, CURLUPART_URL, url, CURLU_URLENCODE) == CURLUE_OK) {
		out->scheme = part_of(a, u, CURLUPART_SCHEME);
		host = part_of(a, u, CURLUPART_HOST);
		port = part_of(a, u, CURLUPART_PORT);
	}
	curl_url_cleanup(u);
	if (host == NULL || port == NULL || out->scheme == NULL)
		return -1;
	out->host = url_host_undotted(a, host_asked(a, host));
	out->port = (int)strtol(port, NULL, 10);
	return 0;
}

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* Decodes the n bytes in place of a copy; NULL for a broken escape or a NUL,
 * which would cut the path short. */
static char *
percent_decode(struct arena *a, const char *s, size_t n)
{
	char *path = arena_alloc(a, n + 1);
	size_t len = 0;

	for (size_t i = 0; i < n; i++) {
		char c = s[i];

		if (c == '%') {
			int high = i + 2 < n ? hex(s[i + 1]) : -1;
			int low = i + 2 < n ? hex(s[i + 2]) : -1;

			if (high < 0 || low < 0 || high + low == 0)
				return NULL;
			c = (char)(high * 16 + low);
			i += 2;
		}
		path[len++] = c;
	}
	path[len] = '\0';
	return path;
}

int
url_file_path(struct arena *a, const char *url, char **out, struct err *err)
{
	const char *path = after_prefix(url, "file://localhost/");

	path = path != NULL ? path - 1 : after_prefix(url, "file://");
	if (path == NULL || path[0] != '/')
		return err_set(err, ERR_INPUT,
		    "a file: url names no other computer; "
		    "write file:///path/of/the/page");
	*out = percent_decode(a, path, strcspn(path, "?#"));
	if (*out == NULL)
		return err_set(err, ERR_INPUT,
		    "a %% in a file: url begins two hexadecimal digits, not "
		    "00; write %%25 for the character itself");
	return 0;
}

locale_t
url_locale(void)
{
	locale_t base = duplocale(LC_GLOBAL_LOCALE);
	locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", base);

	if (utf8 == (locale_t)0 && base == (locale_t)0)
		mem_exhausted();
	return utf8 != (locale_t)0 ? utf8 : base;
}
