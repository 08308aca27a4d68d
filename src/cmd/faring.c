/* faring.c - asks the store for what a source's condition is made of. */
#include "cmd/faring.h"

#include "base/instant.h"

/* What holds for all sources of its site. */
static int
heed_site(struct arena *a, struct store *store, const struct known *known,
    int64_t now, struct condition *out, struct err *err)
{
	struct permit permit;

	if (known->source == NULL)
		return 0;
	if (permit_known(a, store, known->source, now, &permit, err) < 0)
		return -1;
	condition_permit(out, &permit);
	return 0;
}

int
faring_read(struct arena *a, struct store *store, const struct known *known,
    int64_t now, struct health *health, struct condition *out, struct err *err)
{
	struct summary summary;

	if (store_health(store, a, known->name, health, err) < 0 ||
	    store_summary(store, a, known->name, now, &summary, err) < 0)
		return -1;
	*out = condition_of(a, known, health, &summary, now);
	return heed_site(a, store, known, now, out, err);
}

static bool
may_be_frozen(const struct health *h)
{
	return h->last_success != INSTANT_NONE && h->moved != INSTANT_NONE &&
	       h->last_success - h->moved > DAY;
}

int
faring_glance(struct arena *a, struct store *store, const struct known *known,
    int64_t now, struct health *health, struct condition *out, struct err *err)
{
	struct summary summary = {.oldest = INSTANT_NONE,
	    .newest = INSTANT_NONE,
	    .came = INSTANT_NONE};

	if (store_health(store, a, known->name, health, err) < 0)
		return -1;
	if (may_be_frozen(health) &&
	    store_summary(store, a, known->name, now, &summary, err) < 0)
		return -1;
	*out = condition_of(a, known, health, &summary, now);
	return heed_site(a, store, known, now, out, err);
}
