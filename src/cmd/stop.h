/* stop.h - the signals that ask the program to end: SIGTERM, SIGINT, SIGHUP. */
#ifndef AJEL_STOP_H
#define AJEL_STOP_H

#include <stdbool.h>

/* From here on the first of them is only noted; a second one ends the process
 * where it stands. One that is ignored already stays so (nohup). */
void stop_watch(void);

/* Whether one came. */
bool stop_asked(void);

/* Ends the process by the signal that came, so that whoever waits for it sees
 * which; returns where none did. */
void stop_obey(void);

#endif
