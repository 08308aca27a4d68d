/* selected.h - rules that are CSS selectors. For import/ only. */
#ifndef AJEL_IMPORT_SELECTED_H
#define AJEL_IMPORT_SELECTED_H

#include "import/draft.h"

/* Each of the first element found below the item; NULL: there is none. */
struct selectors {
	const char *item;
	const char *text;
	const char *link; /* of which the href counts */
	const char *time; /* of which a datetime counts, or the words */
};

/* Fills the item's rules; refuses it where a selector can't be said in XPath. */
void selected(
    struct arena *a, struct import_item *item, const struct selectors *by);

#endif
