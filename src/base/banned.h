/* banned.h - functions that truncate, overflow or hide state; using one does
 * not compile. The Makefile includes this file before every source file. */
#ifndef AJEL_BANNED_H
#define AJEL_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* clang sees some of these as macros of the C library and can't poison them;
 * gcc's build is enough to keep them out. */
#ifndef __clang__
#pragma GCC poison strcpy strcat sprintf vsprintf strtok gets
#pragma GCC poison atoi atol atof asctime ctime gmtime localtime mktime
#pragma GCC poison mktemp tmpnam
#endif

#endif
