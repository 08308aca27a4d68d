/* headwords.h - what the words above a list say of it, in many languages. Pure.
 *
 * The tables hold words and phrases in their folded form (text/fold.h; a test
 * holds them to that): whole ones, or stems where a language bends them. What
 * Arabic and Hebrew write onto a word ("and", "the", "in") is no part of it. */
#ifndef AJEL_HEADWORDS_H
#define AJEL_HEADWORDS_H

#include <stdbool.h>

#include "base/arena.h"

/* "Breaking", "latest", "live ticker"; of these and others the ones that name
 * news and don't only say how new a thing is; "most read", "related"; "schedule",
 * "weather"; and, as stems, readers' words and films: "comment", "video". NULL
 * ends. */
extern const char *const headwords_news[];
extern const char *const headwords_nouns[];
extern const char *const headwords_popular[];
extern const char *const headwords_other[];
extern const char *const headwords_stems[];

/* Whether a heading says that its list is the newest news; or that it is sorted
 * by what readers like. NULL says neither. */
bool headwords_say_news(struct arena *a, const char *heading);
bool headwords_say_popular(struct arena *a, const char *heading);
/* Whether those words come first, in a heading that says them: "latest sport",
 * not "sport: the latest", which is a section's. */
bool headwords_begin_with_news(struct arena *a, const char *heading);
/* Or that what stands there is timed and no news. News of such a thing is news
 * ("market news", "breaking: election results"), and so is news beside films
 * ("news and videos"); readers' words about news are not ("news comments"). */
bool headwords_say_other(struct arena *a, const char *heading);

#endif
