/* faring.c - asks the store for what a source's condition is made of. */
#include "cmd/faring.h"

int
faring_read(struct arena *a, struct store *store, const struct known *known,
    int64_t now, struct health *health, struct condition *out, struct err *err)
{
	struct summary summary;
	struct permit permit;

	if (store_health(store, a, known->name, health, err) < 0 ||
	    store_summary(store, a, known->name, now, &summary, err) < 0)
		return -1;
	*out = condition_of(a, known, health, &summary, now);
	if (known->source == NULL)
		return 0;
	if (permit_known(a, store, known->source, now, &permit, err) < 0)
		return -1;
	condition_permit(out, &permit);
	return 0;
}
