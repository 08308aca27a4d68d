/* ticker.c - the printed time of a line that prints none. */
#include "model/ticker.h"

const struct printed_time printed_nothing = {.year = -1,
    .month = -1,
    .day = -1,
    .weekday = -1,
    .hour = -1,
    .minute = -1,
    .second = -1};
