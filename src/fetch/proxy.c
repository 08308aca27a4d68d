/* proxy.c - reads http_proxy, https_proxy, all_proxy and no_proxy. */
#include "fetch/proxy.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <strings.h>

enum { ADDRESS_MAX = 16, TOKEN_MAX = 256, BYTE = 8 };

/* An address, or the network that it stands for. */
struct network {
	int family;
	unsigned char bytes[ADDRESS_MAX];
	int bits; /* that count */
};

static const char *
variable(const char *name)
{
	const char *value = getenv(name);

	return value != NULL && value[0] != '\0' ? value : NULL;
}

static const char *
either(const char *name, const char *capitals)
{
	const char *value = variable(name);

	return value != NULL ? value : variable(capitals);
}

static bool
read_address(const char *s, struct network *out)
{
	memset(out, 0, sizeof(*out));
	out->family = strchr(s, ':') != NULL ? AF_INET6 : AF_INET;
	out->bits = (out->family == AF_INET ? 4 : ADDRESS_MAX) * BYTE;
	return inet_pton(out->family, s, out->bytes) == 1;
}

/* "10.0.0.0/8", "10.1.2.3", "[::1]"; the text is cut up. */
static bool
read_network(char *s, struct network *out)
{
	char *slash = strchr(s, '/');
	size_t n;
	long bits;

	if (slash != NULL)
		*slash = '\0';
	n = strlen(s);
	if (n > 1 && s[0] == '[' && s[n - 1] == ']') {
		s[n - 1] = '\0';
		s++;
	}
	if (!read_address(s, out))
		return false;
	bits = slash != NULL ? strtol(slash + 1, NULL, 10) : out->bits;
	if (bits < 0 || bits > out->bits)
		return false;
	out->bits = (int)bits;
	return true;
}

static bool
is_within(const struct network *host, const struct network *net)
{
	if (host->family != net->family)
		return false;
	for (int i = 0; i < net->bits; i++) {
		unsigned char bit = (unsigned char)(0x80 >> (i % BYTE));

		if (((host->bytes[i / BYTE] ^ net->bytes[i / BYTE]) & bit) != 0)
			return false;
	}
	return true;
}

/* "example.org" and ".example.org" both mean the name and all below it. */
static bool
is_below(const char *host, const char *name)
{
	size_t host_n = strlen(host);
	size_t n;

	name += name[0] == '.';
	n = strlen(name);
	if (n > 0 && name[n - 1] == '.')
		n--;
	if (host_n > 0 && host[host_n - 1] == '.')
		host_n--;
	return n > 0 && host_n >= n &&
	       strncasecmp(host + host_n - n, name, n) == 0 &&
	       (host_n == n || host[host_n - n - 1] == '.');
}

static bool
token_holds(char *token, const char *host)
{
	struct network at;
	struct network net;

	if (!read_address(host, &at))
		return is_below(host, token);
	return read_network(token, &net) && is_within(&at, &net);
}

bool
proxy_excepts(const char *list, const char *host)
{
	static const char between[] = ", \t";

	if (strcmp(list, "*") == 0)
		return true;
	for (list += strspn(list, between); *list != '\0';
	     list += strspn(list, between)) {
		char token[TOKEN_MAX];
		size_t n = strcspn(list, between);

		if (n < sizeof(token)) {
			memcpy(token, list, n);
			token[n] = '\0';
			if (token_holds(token, host))
				return true;
		}
		list += n;
	}
	return false;
}

const char *
proxy_for(const struct origin *origin)
{
	const char *proxy = strcmp(origin->scheme, "https") == 0
				? either("https_proxy", "HTTPS_PROXY")
				: variable("http_proxy");
	const char *except = either("no_proxy", "NO_PROXY");

	if (proxy == NULL)
		proxy = either("all_proxy", "ALL_PROXY");
	if (proxy != NULL && except != NULL &&
	    proxy_excepts(except, origin->host))
		return NULL;
	return proxy;
}
