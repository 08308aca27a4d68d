/* memory_robots.c - what is known of sites, in RAM. */
#include "base/limits.h"
#include "base/mem.h"
#include "store/memory.h"

static struct notice *
find_notice(const struct memory *m, const char *site)
{
	for (size_t i = 0; i < m->notices_n; i++) {
		if (strcmp(m->notices[i].site, site) == 0)
			return &m->notices[i];
	}
	return NULL;
}

static struct notice *
add_notice(struct memory *m, const char *site)
{
	struct notice *n;

	m->notices = mem_resize(m->notices, (m->notices_n + 1) * sizeof(*n));
	n = &m->notices[m->notices_n++];
	*n = (struct notice){.site = mem_copy(site)};
	return n;
}

static void
drop_rules(struct notice *n)
{
	free((void *)(uintptr_t)n->record.rules);
}

static void
drop_notice(struct memory *m, size_t i)
{
	drop_rules(&m->notices[i]);
	free(m->notices[i].site);
	m->notices[i] = m->notices[--m->notices_n];
}

/* Sites that no source uses any more. */
static void
drop_silent(struct memory *m, int64_t before)
{
	int dropped = 0;

	for (size_t i = m->notices_n;
	     i-- > 0 && dropped < LIMIT_SITES_DROPPED;) {
		if (store_heard(&m->notices[i].record) >= before)
			continue;
		drop_notice(m, i);
		dropped++;
	}
}

int
memory_robots(void *handle, struct arena *a, const char *site,
    struct robots_record *out, struct err *err)
{
	const struct notice *n = find_notice(handle, site);

	(void)err;
	if (n == NULL)
		return 0;
	*out = n->record;
	out->rules = arena_copy(a, n->record.rules);
	return 0;
}

int
memory_save_robots(void *handle, const char *site,
    const struct robots_record *r, struct err *err)
{
	struct notice *n = find_notice(handle, site);
	const char *rules = mem_copy(r->rules);

	(void)err;
	if (n == NULL)
		n = add_notice(handle, site);
	drop_rules(n);
	n->record = *r;
	n->record.rules = rules;
	drop_silent(handle, store_heard(r) - STORE_SITE_SPAN);
	return 0;
}

void
memory_drop_robots(struct memory *m)
{
	while (m->notices_n > 0)
		drop_notice(m, m->notices_n - 1);
	free(m->notices);
}
