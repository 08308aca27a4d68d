/* rsshub.h - addresses of RSSHub, some of which are definitions. For import/
 * only.
 *
 * "https://host/rsshub/transform/html/PAGE/RULES": whichever host it is, the
 * rules say with selectors what is read of the page. Its other routes are
 * programs, each for one site. */
#ifndef AJEL_IMPORT_RSSHUB_H
#define AJEL_IMPORT_RSSHUB_H

#include "import/draft.h"

/* Whether the address is one of RSSHub's. */
bool rsshub_is(const char *url);

/* Fills the item with what is read there, or refuses it. Its title stays. */
void rsshub_read(struct arena *a, const char *url, struct import_item *item);

#endif
