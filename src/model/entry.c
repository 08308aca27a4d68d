/* entry.c - the words that stand for an entry's origin and status. */
#include "model/entry.h"

static const char *const origins[] = {
    [ORIGIN_ZONED] = "zoned",
    [ORIGIN_PRINTED] = "printed",
    [ORIGIN_CLOCK] = "clock",
    [ORIGIN_RELATIVE] = "relative",
    [ORIGIN_FIRST_SEEN] = "first-seen",
};

static const char *const statuses[] = {
    [ENTRY_NEW] = "new",
    [ENTRY_EDITED] = "edited",
    [ENTRY_WITHDRAWN] = "withdrawn",
};

enum {
	ORIGINS = sizeof(origins) / sizeof(origins[0]),
	STATUSES = sizeof(statuses) / sizeof(statuses[0])
};

const char *
origin_word(enum origin o)
{
	return origins[o];
}

const char *
entry_status_word(enum entry_status s)
{
	return statuses[s];
}

static int
find(const char *const *words, int n, const char *word)
{
	for (int i = 0; i < n; i++) {
		if (strcmp(words[i], word) == 0)
			return i;
	}
	return -1;
}

int
origin_of(const char *word, enum origin *out)
{
	int i = find(origins, ORIGINS, word);

	if (i < 0)
		return -1;
	*out = (enum origin)i;
	return 0;
}

int
entry_status_of(const char *word, enum entry_status *out)
{
	int i = find(statuses, STATUSES, word);

	if (i < 0)
		return -1;
	*out = (enum entry_status)i;
	return 0;
}
