/* plain.h - plain text -> document tree. Pure.
 *
 * What is left of a page when its markup is stripped, or `lynx -dump` prints:
 *
 *     Latest 24/7         <p>Latest 24/7</p>
 *     -                   <ul><li><p>09:13</p><p>Bridge reopens</p></li>
 *     09:13
 *     Bridge reopens
 *     -                       <li><p>09:12</p><p>Rain ends</p></li></ul>
 *     09:12
 *     Rain ends
 *        * Storm passes   <ul><li><p>Storm passes the coast</p></li></ul>
 *          the coast
 *
 * A blank line ends a list unless another item follows it; in a text with a
 * blank line after every line it means nothing. Lines that an item has beyond
 * its neighbours' are the next list's heading, or text behind the list. */
#ifndef AJEL_PLAIN_H
#define AJEL_PLAIN_H

#include "base/arena.h"
#include "model/text.h"

struct _xmlDoc;

struct _xmlDoc *plain_tree(struct arena *a, const struct text *text);

#endif
