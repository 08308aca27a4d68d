/* reach.c - sets libcurl's proxy and its callbacks about sockets. */
#include "fetch/reach.h"

#include <errno.h>

#include "fetch/agent.h"
#include "fetch/proxy.h"
#include "fetch/surplus.h"
#include "text/idn.h"

/* libcurl calls it for each address that it tries. */
static curl_socket_t
open_socket(void *ctx, curlsocktype purpose, struct curl_sockaddr *address)
{
	struct transfer *t = ctx;
	const char *kind = guard_kind(&address->addr);
	curl_socket_t s;

	(void)purpose;
	if (!t->reach.anywhere && kind != NULL) {
		t->reach.refused = kind;
		guard_print(&address->addr, t->reach.address);
		return CURL_SOCKET_BAD;
	}
	s = socket(address->family, address->socktype | SOCK_CLOEXEC,
	    address->protocol);
	t->reach.error = s < 0 ? errno : 0;
	return s;
}

/* libcurl calls it before each request, on connections new and old. */
static int
check_connection(
    void *ctx, char *address, char *local, int port, int local_port)
{
	struct transfer *t = ctx;
	const char *kind = guard_kind_of_host(address);

	(void)local;
	if (t->reach.anywhere || kind == NULL) {
		surplus_refuse(t, address, port, local_port);
		return CURL_PREREQFUNC_OK;
	}
	t->reach.refused = kind;
	(void)snprintf(
	    t->reach.address, sizeof(t->reach.address), "%s", address);
	return CURL_PREREQFUNC_ABORT;
}

static bool
set_guard(struct transfer *t)
{
	CURL *e = t->easy;

	return curl_easy_setopt(e, CURLOPT_OPENSOCKETFUNCTION, open_socket) ==
		   CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_OPENSOCKETDATA, t) == CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_PREREQFUNCTION, check_connection) ==
		   CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_PREREQDATA, t) == CURLE_OK;
}

/* "" keeps libcurl from reading the environment by itself. */
static bool
set_proxy(struct transfer *t, const char *proxy)
{
	return curl_easy_setopt(t->easy, CURLOPT_PROXY,
		   proxy != NULL ? proxy : "") == CURLE_OK &&
	       curl_easy_setopt(t->easy, CURLOPT_NOPROXY, "") == CURLE_OK;
}

static bool
is_allowed(const struct transfer *t, const struct origin *home,
    const struct origin *there)
{
	const struct source *source = t->job->source;

	return source->fetch.allow_private ||
	       (source->name == NULL && strcmp(home->host, there->host) == 0);
}

/* What the host belongs to by its looks, as libcurl will ask for it: names past
 * ASCII are written in it first, and then "①②⑦.0.0.1" is an address. One that
 * nobody can write so is asked for by nobody. */
static const char *
kind_of(struct arena *a, const char *host)
{
	size_t n = strlen(host);
	const char *ascii = idn_ascii(a, host, n);

	if (ascii != NULL)
		return guard_kind_of_host(ascii);
	for (size_t i = 0; i < n; i++) {
		if ((unsigned char)host[i] >= 0x80)
			return GUARD_NO_ONE;
	}
	return guard_kind_of_host(host);
}

static int
say_refused(const struct transfer *t, struct err *err)
{
	return err_set(err, ERR_FETCH,
	    "%s leads to %s, which belongs to %s; %s",
	    t->hops > 0 ? "a redirect" : "the url", t->reach.address,
	    t->reach.refused,
	    t->job->source->name != NULL
		? "if that is meant, set allow-private = yes under [fetch]"
		: "if that is meant, ask for that address");
}

int
reach_set(struct transfer *t, struct arena *a, const struct origin *home,
    const struct origin *there, struct err *err)
{
	const char *proxy = proxy_for(there);
	bool allowed = is_allowed(t, home, there);

	t->reach.refused = NULL;
	t->reach.error = 0;
	t->reach.anywhere = allowed || proxy != NULL;
	if (!allowed && proxy != NULL)
		t->reach.refused = kind_of(a, there->host);
	if (t->reach.refused != NULL) {
		(void)snprintf(t->reach.address, sizeof(t->reach.address),
		    "%.*s", (int)sizeof(t->reach.address) - 1, there->host);
		return say_refused(t, err);
	}
	return set_proxy(t, proxy) && set_guard(t) ? 0 : agent_lacks(err);
}

bool
reach_refused(const struct transfer *t, CURLcode code, struct err *err)
{
	if (t->reach.refused == NULL || (code != CURLE_COULDNT_CONNECT &&
					    code != CURLE_ABORTED_BY_CALLBACK))
		return false;
	(void)say_refused(t, err);
	return true;
}

const char *
fetch_private_kind(struct arena *a, const char *url)
{
	struct origin origin;

	if (!url_is_http(url) || url_origin(a, url, &origin) < 0)
		return NULL;
	return kind_of(a, origin.host);
}
