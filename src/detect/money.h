/* money.h - prices in a text. Pure. */
#ifndef AJEL_MONEY_H
#define AJEL_MONEY_H

#include <stdbool.h>

/* Whether a number stands beside a currency's sign or one of the short words for
 * it: "$5", "120 €", "Rp 2,300,000". */
bool money_in(const char *s);

#endif
