/* sites.c - what the sources of one server have in common. */
#include "refresh/sites.h"

#include <string.h>

#include "base/fnv.h"
#include "base/instant.h"
#include "base/limits.h"
#include "fetch/site.h"

struct sites {
	struct arena *a;
	struct shared_site **table; /* lists of those with one hash */
	size_t mask;
};

struct sites *
sites_new(struct arena *a, size_t n)
{
	struct sites *s = arena_zalloc(a, sizeof(*s));
	size_t size = 4;

	while (size < 2 * n)
		size *= 2;
	s->a = a;
	s->table = arena_zalloc(a, size * sizeof(struct shared_site *));
	s->mask = size - 1;
	return s;
}

struct shared_site *
sites_of(struct sites *s, const struct source *source)
{
	return source->fetch.command == NULL ? sites_at(s, source->url) : NULL;
}

struct shared_site *
sites_at(struct sites *s, const char *url)
{
	struct shared_site **list, *found;
	struct site at;

	if (url == NULL || site_of(s->a, url, &at) < 0)
		return NULL;
	list = &s->table[(size_t)fnv_string(FNV_START, at.origin) & s->mask];
	for (found = *list; found != NULL; found = found->next) {
		if (strcmp(found->origin, at.origin) == 0)
			return found;
	}
	found = arena_zalloc(s->a, sizeof(*found));
	found->origin = at.origin;
	found->barred = INSTANT_NONE;
	found->used = INSTANT_NONE;
	found->next = *list;
	*list = found;
	return found;
}

void
sites_bar(struct shared_site *site, int64_t until)
{
	if (site == NULL || until == INSTANT_NONE)
		return;
	if (site->barred == INSTANT_NONE || site->barred < until)
		site->barred = until;
}

int64_t
sites_barred(const struct shared_site *site, int64_t now)
{
	if (site == NULL || site->barred == INSTANT_NONE || site->barred <= now)
		return INSTANT_NONE;
	return site->barred;
}

void
sites_use(struct shared_site *site, int64_t ticks)
{
	if (site != NULL)
		site->used = ticks;
}

int64_t
sites_wait(const struct shared_site *site, int64_t delay, int64_t ticks)
{
	int64_t left;

	if (site == NULL || site->used == INSTANT_NONE)
		return 0;
	left = site->used + delay * 1000 - ticks;
	return left > 0 ? left : 0;
}

bool
sites_may_wait(struct shared_site *site, int64_t wait)
{
	if (wait > LIMIT_WAIT_SECONDS * (int64_t)1000 - site->waited)
		return false;
	site->waited += wait;
	return true;
}
