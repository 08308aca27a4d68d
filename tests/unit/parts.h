/* parts.h - what a text has, and what it lacks. */
#ifndef AJEL_PARTS_H
#define AJEL_PARTS_H

void assert_has(const char *text, const char *part);
void assert_lacks(const char *text, const char *part);

#endif
