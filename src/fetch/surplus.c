/* surplus.c - looks for bytes behind the end of an answer. */
#include "fetch/surplus.h"

#include <stdint.h>
#include <string.h>
#include <sys/socket.h>

#include "base/fnv.h"
#include "base/mem.h"

/* More than any record by which a TLS connection is closed. */
enum { PEEKED = 64 };

struct surplus_kept {
	curl_socket_t socket;
	uint64_t way; /* between which addresses */
};

struct lying {
	size_t n; /* up to PEEKED */
	char bytes[PEEKED];
};

/* Sees what can be read at once from a socket. */
static void
peek(curl_socket_t s, struct lying *out)
{
	ssize_t n =
	    recv(s, out->bytes, sizeof(out->bytes), MSG_PEEK | MSG_DONTWAIT);

	out->n = n > 0 ? (size_t)n : 0;
}

static uint64_t
way_of(const char *address, long port, long local_port)
{
	const long ports[] = {port, local_port};

	return fnv_bytes(
	    fnv_string(FNV_START, address), (const char *)ports, sizeof(ports));
}

void
surplus_free(struct surplus *s)
{
	free(s->kept);
	*s = (struct surplus){0};
}

/* Of sockets and ways each is kept once: what was known of either before is of
 * a connection that is no more. */
static void
forget(struct surplus *s, curl_socket_t socket, uint64_t way)
{
	for (size_t i = s->n; i-- > 0;) {
		if (s->kept[i].socket == socket || s->kept[i].way == way)
			s->kept[i] = s->kept[--s->n];
	}
}

/* Keeps the connection that a transfer has used. */
static void
keep(const struct transfer *t, curl_socket_t socket)
{
	struct surplus *s = t->surplus;
	const char *address = "";
	long port = 0, local_port = 0;
	uint64_t way;

	(void)curl_easy_getinfo(t->easy, CURLINFO_PRIMARY_IP, &address);
	(void)curl_easy_getinfo(t->easy, CURLINFO_PRIMARY_PORT, &port);
	(void)curl_easy_getinfo(t->easy, CURLINFO_LOCAL_PORT, &local_port);
	way = way_of(address, port, local_port);
	forget(s, socket, way);
	if (s->n == s->room) {
		s->room = s->room > 0 ? 2 * s->room : 16;
		s->kept = mem_resize(s->kept, s->room * sizeof(*s->kept));
	}
	s->kept[s->n++] = (struct surplus_kept){.socket = socket, .way = way};
}

/* Under TLS what lies there may be the farewell: a record of its own type, or
 * a short one of sealed type. */
static bool
is_farewell(const struct lying *l)
{
	static const char alert[] = {0x15, 0x03}, sealed[] = {0x17, 0x03};

	return l->n > sizeof(alert) && l->n < PEEKED &&
	       (memcmp(l->bytes, alert, sizeof(alert)) == 0 ||
		   memcmp(l->bytes, sealed, sizeof(sealed)) == 0);
}

/* HTTP/2 has frames, and sends some whenever it likes. */
static bool
has_frames(const struct transfer *t)
{
	long version = 0;

	(void)curl_easy_getinfo(t->easy, CURLINFO_HTTP_VERSION, &version);
	return version > CURL_HTTP_VERSION_1_1;
}

static bool
is_reused(const struct transfer *t)
{
	long made = 1;

	(void)curl_easy_getinfo(t->easy, CURLINFO_NUM_CONNECTS, &made);
	return made == 0;
}

void
surplus_note(struct transfer *t)
{
	curl_socket_t socket = CURL_SOCKET_BAD;
	struct lying l;

	(void)curl_easy_getinfo(t->easy, CURLINFO_ACTIVESOCKET, &socket);
	if (socket == CURL_SOCKET_BAD || has_frames(t))
		return;
	peek(socket, &l);
	if (l.n > 0 || t->overrun)
		(void)shutdown(socket, SHUT_RDWR);
	else
		keep(t, socket);
	t->overrun = t->overrun || (l.n > 0 && !is_farewell(&l));
}

/* A request on a connection that is shut fails, and libcurl takes another. */
void
surplus_refuse(
    const struct transfer *t, const char *address, int port, int local_port)
{
	const struct surplus *s = t->surplus;
	uint64_t way = way_of(address, port, local_port);
	struct lying l;

	for (size_t i = 0; is_reused(t) && i < s->n; i++) {
		if (s->kept[i].way != way)
			continue;
		peek(s->kept[i].socket, &l);
		if (l.n > 0)
			(void)shutdown(s->kept[i].socket, SHUT_RDWR);
	}
}

bool
surplus_is_likely(const struct transfer *t, CURLcode code)
{
	if (t->afresh || has_frames(t) || !is_reused(t))
		return false;
	return code == CURLE_UNSUPPORTED_PROTOCOL ||
	       code == CURLE_WEIRD_SERVER_REPLY ||
	       (code == CURLE_OK && t->overrun);
}
