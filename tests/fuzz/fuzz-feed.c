/* fuzz-feed.c - any bytes are a feed or none; its titles cross the wire. */
#include "base/instant.h"
#include "base/limits.h"
#include "refresh/finding.h"
#include "target.h"

static void
cross(struct arena *a, const char *const *titles, size_t n)
{
	const char **back;
	struct buf b;
	size_t m;

	buf_init(&b, LIMIT_ANSWER);
	titles_pack(titles, n, &b);
	check(titles_unpack(a, (unsigned char *)b.data, b.len, &back, &m) == 0);
	check(m == n && (back == NULL) == (titles == NULL));
	for (size_t i = 0; i < n; i++)
		check(strcmp(titles[i], back[i]) == 0);
	buf_free(&b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct page page = {
	    .bytes = data, .len = size, .date = INSTANT_NONE};
	struct arena *a = arena_new();
	size_t n;
	const char **titles = extract_titles(a, &page, &n);

	check(n <= LIMIT_FEED_TITLES && (titles != NULL || n == 0));
	for (size_t i = 0; i < n; i++)
		check_clean(titles[i]);
	cross(a, titles, n);
	arena_free(a);
	return 0;
}
