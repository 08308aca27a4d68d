/* bridge.h - addresses of RSS-Bridge, which are definitions. For import/ only.
 *
 * "https://host/?action=display&bridge=XPathBridge&url=…&item=…&format=Atom":
 * whichever host it is, the query says what is read, and how. */
#ifndef AJEL_IMPORT_BRIDGE_H
#define AJEL_IMPORT_BRIDGE_H

#include "import/draft.h"

/* Whether the address asks a bridge. */
bool bridge_is(struct arena *a, const char *url);

/* Fills the item with what the bridge does, or refuses it. Its title stays. */
void bridge_read(struct arena *a, const char *url, struct import_item *item);

#endif
