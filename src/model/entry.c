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
    [ENTRY_RETURNED] = "returned",
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
