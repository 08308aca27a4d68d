/* guard.c - the addresses of the special-purpose registries (RFC 6890). */
#include "fetch/guard.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdint.h>
#include <strings.h>

#define THIS_COMPUTER "this computer"
#define PRIVATE       "a private network"
#define LOCAL_LINK    "the local link"
#define MULTICAST     "a multicast group"
#define RESERVED      GUARD_NO_ONE

enum { V4_BYTES = 4, V6_BYTES = 16, BYTE = 8, V4_TEXT = 256 };

/* Addresses that begin with the first `bits` of `start`. */
struct range {
	unsigned char start[V6_BYTES];
	int bits;
	const char *kind;
};

static const struct range v4[] = {
    {{0}, 8, THIS_COMPUTER}, /* Linux takes 0.0.0.0 for 127.0.0.1 */
    {{10}, 8, PRIVATE}, {{100, 64}, 10, PRIVATE}, /* behind a provider's NAT */
    {{127}, 8, THIS_COMPUTER},
    {{169, 254}, 16, LOCAL_LINK}, /* a cloud's metadata too */
    {{172, 16}, 12, PRIVATE}, {{192, 0, 0}, 24, RESERVED},
    {{192, 168}, 16, PRIVATE},
    {{198, 18}, 15, PRIVATE}, /* for measuring one's own network */
    {{224}, 4, MULTICAST}, {{240}, 4, RESERVED}, /* broadcast too */
};

static const struct range v6[] = {
    {{0}, 128, THIS_COMPUTER},
    {{[15] = 1}, 128, THIS_COMPUTER},
    {{0x00, 0x64, 0xff, 0x9b, 0, 1}, 48, PRIVATE}, /* a network's own NAT64 */
    {{0x01}, 64, RESERVED},                        /* discarded */
    {{0xfc}, 7, PRIVATE},
    {{0xfe, 0x80}, 10, LOCAL_LINK},
    {{0xfe, 0xc0}, 10, PRIVATE}, /* site-local, long deprecated */
    {{0xff}, 8, MULTICAST},
};

/* Addresses that hold an IPv4 address at `at`. */
struct holder {
	unsigned char start[V6_BYTES];
	int bits;
	int at;
	unsigned char mask; /* its bytes are hidden by */
};

static const struct holder holders[] = {
    {{0}, 96, 12, 0},                         /* compatible */
    {{[10] = 0xff, [11] = 0xff}, 96, 12, 0},  /* mapped */
    {{[8] = 0xff, [9] = 0xff}, 96, 12, 0},    /* translated */
    {{0x00, 0x64, 0xff, 0x9b}, 96, 12, 0},    /* NAT64 */
    {{0x20, 0x02}, 16, 2, 0},                 /* 6to4 */
    {{0x20, 0x01, 0x00, 0x00}, 32, 12, 0xff}, /* Teredo's client */
};

static int
begins_with(const unsigned char *address, const unsigned char *start, int bits)
{
	const int whole = bits / BYTE;
	const int rest = bits % BYTE;
	const unsigned char mask = (unsigned char)(0xff << (BYTE - rest));

	return memcmp(address, start, (size_t)whole) == 0 &&
	       (rest == 0 || ((address[whole] ^ start[whole]) & mask) == 0);
}

static const char *
kind_in(const struct range *ranges, size_t n, const unsigned char *address)
{
	for (size_t i = 0; i < n; i++) {
		if (begins_with(address, ranges[i].start, ranges[i].bits))
			return ranges[i].kind;
	}
	return NULL;
}

static const char *
kind_of_v4(const unsigned char *address)
{
	return kind_in(v4, sizeof(v4) / sizeof(v4[0]), address);
}

static const char *
kind_of_v6(const unsigned char *address)
{
	const char *kind = kind_in(v6, sizeof(v6) / sizeof(v6[0]), address);

	for (size_t i = 0;
	     kind == NULL && i < sizeof(holders) / sizeof(holders[0]); i++) {
		const struct holder *h = &holders[i];
		unsigned char held[V4_BYTES];

		if (!begins_with(address, h->start, h->bits))
			continue;
		for (int j = 0; j < V4_BYTES; j++)
			held[j] = address[h->at + j] ^ h->mask;
		kind = kind_of_v4(held);
	}
	return kind;
}

/* The bytes of the address, for inet_ntop; NULL for another family. */
static const void *
bytes_of(const struct sockaddr *address)
{
	if (address->sa_family == AF_INET)
		return &((const struct sockaddr_in *)(const void *)address)
			    ->sin_addr;
	if (address->sa_family == AF_INET6)
		return &((const struct sockaddr_in6 *)(const void *)address)
			    ->sin6_addr;
	return NULL;
}

const char *
guard_kind(const struct sockaddr *address)
{
	const void *bytes = bytes_of(address);

	if (bytes == NULL)
		return RESERVED;
	return address->sa_family == AF_INET ? kind_of_v4(bytes)
					     : kind_of_v6(bytes);
}

/* Whether the host is the name, or a name below it; one final dot is none. */
static int
is_below(const char *host, const char *name)
{
	size_t n = strlen(name);
	size_t host_n = strlen(host);

	if (host_n > 0 && host[host_n - 1] == '.')
		host_n--;
	return host_n >= n && strncasecmp(host + host_n - n, name, n) == 0 &&
	       (host_n == n || host[host_n - n - 1] == '.');
}

/* Addresses in all spellings that a resolver takes ("127.1", "0x7f.1"), with or
 * without a final dot. */
static int
is_v4(const char *host, struct in_addr *out)
{
	char copy[V4_TEXT];
	size_t n = strlen(host);

	if (n > 0 && host[n - 1] == '.')
		n--;
	if (n >= sizeof(copy))
		return 0;
	memcpy(copy, host, n);
	copy[n] = '\0';
	return inet_aton(copy, out) != 0;
}

const char *
guard_kind_of_host(const char *host)
{
	unsigned char bytes[V6_BYTES];
	struct in_addr v4_bytes;

	if (is_v4(host, &v4_bytes))
		return kind_of_v4((const unsigned char *)&v4_bytes);
	if (strchr(host, ':') != NULL)
		return inet_pton(AF_INET6, host, bytes) == 1 ? kind_of_v6(bytes)
							     : RESERVED;
	return is_below(host, "localhost") ? THIS_COMPUTER : NULL;
}

void
guard_print(const struct sockaddr *address, char out[GUARD_TEXT])
{
	const void *bytes = bytes_of(address);

	if (bytes == NULL ||
	    inet_ntop(address->sa_family, bytes, out, GUARD_TEXT) == NULL)
		(void)snprintf(out, GUARD_TEXT, "an unknown address");
}
