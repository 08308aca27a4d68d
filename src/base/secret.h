/* secret.h - addresses without what is nobody's business. Pure. */
#ifndef AJEL_SECRET_H
#define AJEL_SECRET_H

#include "base/arena.h"

/* The address as it may be published: without user and password, and with
 * "..." for each value in its query whose name says that it is a key (token,
 * api_key, password, signature and the like). NULL for NULL. */
char *secret_hide(struct arena *a, const char *url);

/* Takes user, password and query out of the addresses in a message. */
void secret_scrub(char *text);

#endif
