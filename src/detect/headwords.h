/* headwords.h - what the words above a list say of it, in many languages. Pure.
 *
 * The tables hold whole words and phrases in their folded form (text/fold.h; a
 * test holds them to that). */
#ifndef AJEL_HEADWORDS_H
#define AJEL_HEADWORDS_H

#include <stdbool.h>

#include "base/arena.h"

/* "Breaking", "latest", "live ticker"; "most read", "related"; and "videos",
 * "comments", "schedule". NULL ends. */
extern const char *const headwords_news[];
extern const char *const headwords_popular[];
extern const char *const headwords_other[];

/* Whether a heading says that its list is the newest news; or that it is sorted
 * by what readers like. NULL says neither. */
bool headwords_say_news(struct arena *a, const char *heading);
bool headwords_say_popular(struct arena *a, const char *heading);
/* Whether those words come first, in a heading that says them: "latest sport",
 * not "sport: the latest", which is a section's. */
bool headwords_begin_with_news(struct arena *a, const char *heading);
/* Or that what stands there is timed and no news. */
bool headwords_say_other(struct arena *a, const char *heading);

#endif
