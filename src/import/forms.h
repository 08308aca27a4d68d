/* forms.h - the readers of the forms, one file each. For import/ only. */
#ifndef AJEL_IMPORT_FORMS_H
#define AJEL_IMPORT_FORMS_H

#include "import/draft.h"

/* A file of subscriptions: FreshRSS's pages read by XPath, addresses of
 * RSS-Bridge, and feeds, which are refused. */
bool opml_is(const char *bytes, size_t n);
int opml_read(struct draft *d, const char *bytes, size_t n, struct err *err);

/* rsspls's feeds.toml. */
bool rsspls_is(const char *bytes, size_t n);
int rsspls_read(struct draft *d, const char *bytes, size_t n, struct err *err);

/* Addresses of RSS-Bridge and RSSHub, one a line; one by itself is the least. */
bool addresses_are(const char *bytes, size_t n);
int addresses_read(
    struct draft *d, const char *bytes, size_t n, struct err *err);

#endif
