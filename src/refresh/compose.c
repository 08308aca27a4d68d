/* compose.c - a feed of entries, for the writers. */
#include "refresh/compose.h"

#include "base/instant.h"
#include "base/secret.h"
#include "merge/id.h"

/* A pace that feeds can say: a part of an hour, and no shorter than readers may
 * come. */
static int
part_of_hour(int64_t seconds)
{
	static const int parts[] = {60, 30, 20, 15, 10};

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (seconds / MINUTE >= parts[i])
			return parts[i];
	return 5;
}

/* How often lines come, as far as the feed shows it: the run's own pace would
 * give the same history other bytes. */
static int
pace_of(const struct source *source, const struct entry *entries, size_t n)
{
	if (source->fetch.interval > 0)
		return part_of_hour(source->fetch.interval);
	if (n < 2)
		return 0;
	return part_of_hour((entries[0].published - entries[n - 1].published) /
			    (int64_t)(n - 1));
}

void
compose_feed(struct arena *a, const struct source *source,
    const struct entry *entries, size_t n, struct feed *out)
{
	memset(out, 0, sizeof(*out));
	out->name = source->name;
	out->id = id_of_feed(a, source->url != NULL ? source->url : "");
	out->title = source->title != NULL ? source->title : source->name;
	out->url = secret_hide(a, source->url);
	if (out->title == NULL)
		out->title = out->url != NULL ? out->url : "ajel";
	out->language = source->language;
	out->timezone = source->timezone;
	out->base = source->feed.public;
	out->hub = source->feed.hub;
	out->rights = source->feed.rights;
	out->pace = pace_of(source, entries, n);
	out->updated = INSTANT_NONE;
	out->entries = entries;
	out->n = n;
	for (size_t i = 0; i < n; i++) {
		if (entries[i].updated > out->updated)
			out->updated = entries[i].updated;
	}
}

void
compose_rename(
    struct arena *a, const char *key, const char *title, struct feed *feed)
{
	feed->name = NULL;
	feed->hub = NULL;
	feed->id = id_of_feed(a, arena_printf(a, "ajel history%s", key));
	feed->title = title;
}
