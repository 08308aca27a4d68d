/* linekey.h - numbers by which a known line is found again. Pure.
 *
 * The same on every machine and for ever: the store keeps them. 0 stands for
 * "none" and is never a key. Equal keys make two lines likely the same; that
 * they are is for others to say. */
#ifndef AJEL_LINEKEY_H
#define AJEL_LINEKEY_H

#include <stdint.h>

/* Of a headline as readers take it (fold.h); 0 for NULL. */
uint64_t linekey_of_text(const char *text);

/* Of the stable number in a link and its host: the slug follows the headline,
 * the number stays. The last number of five digits or more in the path that is
 * no date, or the value of a parameter of digits (?id=4711) where the path has
 * none. 0: the link has no such number, or is NULL. */
uint64_t linekey_of_link(const char *url);

#endif
