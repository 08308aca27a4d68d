/* edit.h - lines that have another wording. Pure.
 *
 * Private to merge/. Of 15,219 edits of a news site's list the printed time
 * changed with 2, the address with 14,800 and its number with none; the new
 * headline was at least 0.2 like the old one in 84 of 100. So a line that is
 * left without its equal is an old one, the strongest evidence first:
 *
 * 1. by the number in its link (text/linekey.h), if one line has it on this
 *    page and one had it on the last: of the same time whatever it says; of
 *    another time if the old line is gone out of the midst and is like it;
 * 2. in the same place, between the same neighbours, of the same printed time:
 *    those most alike, and the last ones left even if nothing is alike. That
 *    one event of a minute is taken off the page and another of that minute
 *    put on it between two fetches is far rarer than that one is rewritten;
 *    but where the pages have no line in common to tell the place, and for
 *    lines that were lacking already, they have to be alike. If the time is
 *    relative: near it and alike, or the one line for the one that is gone
 *    between two neighbours; without a time: much alike;
 * 3. anywhere in the history: of the same minute and much alike, or with its
 *    number in the link, or an entry that wasn't on the last page and should be
 *    on this one, which shows older lines; and no older than the known lines
 *    below: of a burst, those have scrolled off. Another time makes it another event
 *    here: the numbers of running stories come again.
 *
 * Different numbers in the links speak against all but the first. What a line
 * said once is as good as what it says. */
#ifndef AJEL_EDIT_H
#define AJEL_EDIT_H

#include "merge/row.h"

/* Pairs the lines that match.h leaves. Wants links_note. */
void edit_pair(struct merging *m);

#endif
