/* values.c - numbers, words, URLs, language tags and headers as written. */
#include "conf/values.h"

#include <strings.h>

#include "base/instant.h"
#include "base/limits.h"
#include "conf/conf.h"
#include "text/region.h"

static const char digits[] = "0123456789";
static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
			      "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
static const char letters_digits[] = "abcdefghijklmnopqrstuvwxyz"
				     "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "0123456789";

/* The letter of a unit and what it multiplies by. */
struct unit {
	char letter;
	int64_t size;
};

/* Digits and at most one unit, without white space between: "5m". */
static int
read_amount(const char *s, const struct unit *units, int64_t *out)
{
	const size_t n = strspn(s, digits);
	int64_t amount = 0;

	if (n == 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (amount > (INT64_MAX - 9) / 10)
			return -1;
		amount = amount * 10 + (s[i] - '0');
	}
	if (s[n] != '\0') {
		while (units->letter != '\0' && units->letter != s[n])
			units++;
		if (units->letter == '\0' || s[n + 1] != '\0' ||
		    amount > INT64_MAX / units->size)
			return -1;
		amount *= units->size;
	}
	*out = amount;
	return 0;
}

int
conf_duration(const char *s, int64_t *seconds)
{
	static const struct unit units[] = {
	    {'s', 1}, {'m', MINUTE}, {'h', HOUR}, {'d', DAY}, {'\0', 0}};

	return read_amount(s, units, seconds);
}

int
conf_size(const char *s, size_t *bytes)
{
	static const struct unit units[] = {{'k', 1 << 10}, {'K', 1 << 10},
	    {'M', 1 << 20}, {'G', 1 << 30}, {'\0', 0}};
	int64_t amount;

	if (read_amount(s, units, &amount) < 0 || (uint64_t)amount > SIZE_MAX)
		return -1;
	*bytes = (size_t)amount;
	return 0;
}

int
value_count(const char *s, int lo, int hi, int *out)
{
	static const struct unit none[] = {{'\0', 0}};
	int64_t amount;

	if (read_amount(s, none, &amount) < 0 || amount < lo || amount > hi)
		return -1;
	*out = (int)amount;
	return 0;
}

int
value_word(const char *s, const char *const *words)
{
	for (int i = 0; words[i] != NULL; i++) {
		if (strcmp(words[i], s) == 0)
			return i;
	}
	return -1;
}

int
value_yes_no(const char *s, bool *out)
{
	static const char *const words[] = {"no", "yes", NULL};
	const int i = value_word(s, words);

	if (i < 0)
		return -1;
	*out = i == 1;
	return 0;
}

/* host, host:port, [::1]:port; an international name is left to the fetch. */
static bool
is_authority(const char *s, size_t n)
{
	const char *port;
	size_t host, digits_n;

	if (n > 0 && s[0] == '[') {
		host = 1 + strspn(s + 1, "0123456789abcdefABCDEF:.");
		if (host < 4 || host >= n || s[host] != ']')
			return false;
		port = s + host + 1;
	} else {
		host = strcspn(s, ":/?#");
		if (host == 0 || memchr(s, '@', n) != NULL)
			return false;
		port = s + host;
	}
	if (port == s + n)
		return true;
	digits_n = strspn(port + 1, digits);
	return *port == ':' && digits_n >= 1 && digits_n <= 5 &&
	       port + 1 + digits_n == s + n;
}

bool
value_is_url(const char *s)
{
	const char *rest = strstr(s, "://");
	size_t scheme;

	if (rest == NULL || strcspn(s, " \t\\<>\"") != strlen(s))
		return false;
	scheme = (size_t)(rest - s);
	rest += 3;
	if (scheme == 4 && strncasecmp(s, "file", scheme) == 0) {
		if (strncmp(rest, "localhost/", 10) == 0)
			rest += 9;
		return rest[0] == '/' && rest[1] != '\0';
	}
	if (!(scheme == 4 && strncasecmp(s, "http", scheme) == 0) &&
	    !(scheme == 5 && strncasecmp(s, "https", scheme) == 0))
		return false;
	return is_authority(rest, strcspn(rest, "/?#"));
}

bool
value_is_web(const char *s)
{
	return value_is_url(s) && strncasecmp(s, "file", 4) != 0;
}

bool
value_is_language(const char *s)
{
	size_t n = strspn(s, letters);

	if (strlen(s) > LIMIT_LANGUAGE || !region_exists(s))
		return false;
	for (s += n; *s != '\0'; s += n) {
		if (*s++ != '-')
			return false;
		n = strspn(s, letters_digits);
		if (n < 1 || n > 8)
			return false;
	}
	return true;
}

/* What the program or curl says itself: a second answer would contradict it. */
static bool
is_reserved(const char *name, size_t n)
{
	static const char *const names[] = {"Accept-Encoding", "Connection",
	    "Content-Length", "Expect", "Host", "If-Modified-Since",
	    "If-None-Match", "If-Range", "Proxy-Authorization", "Range", "TE",
	    "Trailer", "Transfer-Encoding", "Upgrade", NULL};

	for (size_t i = 0; names[i] != NULL; i++) {
		if (strlen(names[i]) == n &&
		    strncasecmp(names[i], name, n) == 0)
			return true;
	}
	return false;
}

bool
value_is_header(const char *s)
{
	/* RFC 9110 §5.6.2: a token. */
	size_t n = 0;

	while (s[n] != '\0' && (strchr(letters_digits, s[n]) != NULL ||
				   strchr("!#$%&'*+-.^_`|~", s[n]) != NULL))
		n++;
	if (n == 0 || s[n] != ':' || is_reserved(s, n))
		return false;
	s += n + 1;
	s += strspn(s, " ");
	return *s != '\0' && strlen(s) < LIMIT_HEADER &&
	       strpbrk(s, "\r\n") == NULL;
}
