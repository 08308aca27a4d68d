/* course.h - which way a page runs. Pure.
 *
 * The instants of its lines say so, and where those come from clocks alone, the
 * lines had to be read one way or the other first: of a few lines a night apart,
 * the wrong way may take fewer midnights. What stood on the last page is known
 * better. */
#ifndef AJEL_COURSE_H
#define AJEL_COURSE_H

#include <stddef.h>

#include "model/entry.h"
#include "model/source.h"

/* As its lines were read: newest first, unless the instants run upwards and
 * nowhere downwards. */
enum line_order course_of_lines(const struct entry *seen, size_t n);

/* As the last page ran, by its instants; ORDER_UNKNOWN: they don't say. */
enum line_order course_of_page(const struct history *h);

/* How the lines have to be read anew, if they were read the other way than the
 * last page ran and those that stood on it run as they did; ORDER_UNKNOWN: they
 * were read well. */
enum line_order course_mistaken(
    const struct history *h, const struct entry *seen, size_t n);

#endif
