/* id.c - ids by libuuid. */
#include "merge/id.h"

#include <uuid/uuid.h>

#include "base/instant.h"

/* urn:uuid of the name in the namespace of URLs. */
static const char *
urn_of(struct arena *a, const char *name, size_t n)
{
	static const char prefix[] = "urn:uuid:";
	uuid_t uuid;
	char text[UUID_STR_LEN];
	char *urn = arena_alloc(a, sizeof(prefix) + sizeof(text));

	uuid_generate_sha1(uuid, *uuid_get_template("url"), name, n);
	uuid_unparse_lower(uuid, text);
	(void)snprintf(
	    urn, sizeof(prefix) + sizeof(text), "%s%s", prefix, text);
	return urn;
}

const char *
id_of_entry(struct arena *a, const char *url, int64_t published,
    const char *text, int ordinal)
{
	int64_t second = (published % MINUTE + MINUTE) % MINUTE;
	char minute[INSTANT_TEXT];
	size_t room;
	char *name;
	int n;

	if (url == NULL)
		url = "";
	room = strlen(url) + sizeof(minute) + strlen(text) + 16;
	name = arena_alloc(a, room);
	n = snprintf(name, room, "%s\n%s\n%s\n%d", url,
	    instant_print(published - second, minute), text, ordinal);
	return urn_of(a, name, (size_t)n);
}

const char *
id_of_revision(struct arena *a, const char *id, int revision)
{
	const char *name = arena_printf(a, "%s\n%d", id, revision);

	return urn_of(a, name, strlen(name));
}

const char *
id_of_feed(struct arena *a, const char *url)
{
	if (url == NULL)
		url = "";
	return urn_of(a, url, strlen(url));
}
