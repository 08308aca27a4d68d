/* css.h - CSS selectors as XPath 1.0. For import/ only. Pure.
 *
 * Types, #id, .class, [attributes] with all their operators, the four
 * combinators, lists, :not() of compounds without another, and the
 * pseudo-classes of place: first-, last-, only- and nth-child, the same of-type
 * where the type is named, :empty. Names of elements and attributes are in
 * small letters, as they are in a page's tree. */
#ifndef AJEL_IMPORT_CSS_H
#define AJEL_IMPORT_CSS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

/* The expression that finds what the selector does; `from` stands before each
 * part of a list: "//", ".//", "descendant-or-self::". `then`, if there is one,
 * stands behind each: "/@href". NULL: ERR_DEFINITION, with the place in the
 * selector. */
const char *css_xpath(struct arena *a, const char *selector, const char *from,
    const char *then, struct err *err);

/* Whether what the selector finds may be of that type, by its last compound. */
bool css_may_be(const char *selector, const char *type);

#endif
