/* rules.c - a definition's wishes within our limits. */
#include "fetch/rules.h"

#include <curl/curl.h>

#include "base/limits.h"

size_t
rules_max_bytes(const struct source *source)
{
	size_t max = source->fetch.max_bytes;

	if (max == 0)
		return LIMIT_WIRE;
	return max < LIMIT_INFLATED ? max : LIMIT_INFLATED;
}

long
rules_seconds(const struct source *source)
{
	int64_t seconds = source->fetch.timeout;

	if (seconds <= 0)
		return LIMIT_FETCH_SECONDS;
	return seconds < LIMIT_TIMEOUT_SECONDS ? (long)seconds
					       : LIMIT_TIMEOUT_SECONDS;
}

long
rules_connect_seconds(const struct source *source)
{
	long all = rules_seconds(source);

	return all < LIMIT_CONNECT_SECONDS ? all : LIMIT_CONNECT_SECONDS;
}

bool
rules_has_header(const struct source *source, const char *name, size_t n)
{
	for (size_t i = 0; i < source->fetch.headers_n; i++) {
		const char *line = source->fetch.headers[i];

		if (curl_strnequal(line, name, n) && line[n] == ':')
			return true;
	}
	return false;
}

bool
rules_header_travels(const char *line)
{
	static const char *const names[] = {"Accept:", "Accept-Charset:",
	    "Accept-Language:", "User-Agent:", "Cache-Control:", NULL};

	for (size_t i = 0; names[i] != NULL; i++) {
		if (curl_strnequal(line, names[i], strlen(names[i])))
			return true;
	}
	return false;
}

bool
rules_header_valid(const char *s)
{
	for (; *s != '\0'; s++) {
		if (((unsigned char)*s < 0x20 && *s != '\t') || *s == 0x7F)
			return false;
	}
	return true;
}
