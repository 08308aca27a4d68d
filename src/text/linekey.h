/* linekey.h - numbers by which a known line is found again. Pure.
 *
 * The same on every machine and for ever: the store keeps them. 0 stands for
 * "none" and is never a key. Equal keys make two lines likely the same; that
 * they are is for others to say. */
#ifndef AJEL_LINEKEY_H
#define AJEL_LINEKEY_H

#include <stdbool.h>
#include <stdint.h>

/* Of a headline as readers take it (fold.h); 0 for NULL. */
uint64_t linekey_of_text(const char *text);

/* Of the stable number in a link and its host: the slug follows the headline,
 * the number stays. The surest there is of
 * - a part of the path that is nothing but a number of five digits or more;
 * - a parameter of digits whose name says that it is one (?id=4711);
 * - a number of five digits or more at an end of a part, beside words
 *   (fire-4711234.html), unless it is round, as those of headlines are.
 * Dates are none. 0: the link has no such number, or is NULL. */
uint64_t linekey_of_link(const char *url);

/* Of the site and the place in its links where the number stands: two numbers
 * in one place are two lines. 0: the link has no number, or is NULL. */
uint64_t linekey_place(const char *url);

/* Whether the number is one of the words of the headline, which a slug repeats;
 * one that stands by itself never is. */
bool linekey_is_said(const char *url, const char *text);

#endif
