/* secret.c - tells a key from the rest of an address by its name. */
#include "base/secret.h"

#include <stdbool.h>
#include <string.h>

#include "base/ascii.h"

enum { NAME_MAX_BYTES = 64 };

static const char *const whole[] = {"key", "sig", "hmac", "auth",
    "authorization", "bearer", "oauth", "pass", "pwd", "sid", "session", "jwt"};

/* Not "key": a monkey, a sort key and a turkey end in it. */
static const char *const ends[] = {"token", "secret", "password", "passwd",
    "passcode", "passphrase", "signature", "credential", "authcode", "sessid",
    "sessionid", "sessionkey", "sesskey", "apikey", "appkey", "accesskey",
    "accesskeyid", "authkey", "clientkey", "consumerkey", "licensekey",
    "privatekey", "secretkey", "sharedkey", "subscriptionkey", "userkey"};

static bool
ends_in(const char *s, size_t n, const char *end)
{
	size_t m = strlen(end);

	return n >= m && memcmp(s + n - m, end, m) == 0;
}

/* The letters of the name alone count: api_key, API-Key, apiKey; an escaped
 * letter hides nothing. */
static size_t
squeeze(char out[NAME_MAX_BYTES], const char *name, size_t n)
{
	size_t m = 0;

	for (size_t i = 0; i < n && m < NAME_MAX_BYTES; i++) {
		unsigned c = (unsigned char)name[i];

		if (c == '%' && n - i > 2 && sscanf(name + i + 1, "%2x", &c))
			i += 2;
		if (c < 0x80 && ascii_is_letter((char)c))
			out[m++] = ascii_lower((char)c);
	}
	return m;
}

static bool
is_secret(const char *name, size_t n)
{
	char word[NAME_MAX_BYTES];
	size_t m = squeeze(word, name, n);

	for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++) {
		if (strlen(whole[i]) == m && memcmp(word, whole[i], m) == 0)
			return true;
	}
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		if (ends_in(word, m, ends[i]))
			return true;
	}
	return false;
}

/* Where the host begins: behind "://" and what stands before an '@' there. */
static const char *
host_of(const char *authority)
{
	const char *host = authority;
	size_t n = strcspn(authority, "/?# \t\"'<>");

	for (size_t i = 0; i < n; i++) {
		if (authority[i] == '@')
			host = authority + i + 1;
	}
	return host;
}

static char *
append(char *out, const char *s, size_t n)
{
	memcpy(out, s, n);
	return out + n;
}

/* Copies the query without its keys' values. A name may be long, so what
 * replaces a shorter value has its room reserved by the caller. */
static char *
hide_values(char *out, const char *query)
{
	while (*query != '\0') {
		size_t n = strcspn(query, "&;#");
		size_t name = strcspn(query, "=&;#");

		if (name < n && is_secret(query, name)) {
			out = append(out, query, name + 1);
			out = append(out, "...", 3);
		} else {
			out = append(out, query, n);
		}
		query += n;
		if (*query == '#')
			return append(out, query, strlen(query));
		if (*query != '\0')
			*out++ = *query++;
	}
	return out;
}

char *
secret_hide(struct arena *a, const char *url)
{
	const char *authority;
	const char *query;
	char *copy;
	char *out;

	if (url == NULL)
		return NULL;
	/* Each "k=" grows by three bytes at most. */
	copy = out = arena_alloc(a, 3 * strlen(url) + 1);
	authority = strstr(url, "://");
	if (authority != NULL) {
		authority += 3;
		out = append(out, url, (size_t)(authority - url));
		url = host_of(authority);
	}
	query = url + strcspn(url, "?#");
	query += *query == '?';
	out = append(out, url, (size_t)(query - url));
	*hide_values(out, query) = '\0';
	return copy;
}

void
secret_scrub(char *text)
{
	char *out = text;
	const char *at;

	while ((at = strstr(text, "://")) != NULL) {
		size_t n = (size_t)(at + 3 - text);
		const char *host = host_of(at + 3);
		size_t host_n = strcspn(host, "?# \t\"'<>");

		memmove(out, text, n);
		memmove(out + n, host, host_n);
		out += n + host_n;
		text += host - text + (ptrdiff_t)host_n;
		text += strcspn(text, " \t\"'<>");
	}
	memmove(out, text, strlen(text) + 1);
}
