/* timetraps.h - what looks like a time and is none. */
#ifndef TIMETRAPS_H
#define TIMETRAPS_H

/* None is a time: not as a whole and at no edge, in no language; NULL ends the
 * table. */
extern const char *const timetraps[];

#endif
