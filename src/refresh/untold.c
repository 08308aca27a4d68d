/* untold.c - keeps what a hub is yet to hear of. */
#include "refresh/untold.h"

#include <stdlib.h>
#include <string.h>

#define NOTE " hub "

unsigned
untold_of(const char *written)
{
	const char *note = written != NULL ? strstr(written, NOTE) : NULL;

	return note != NULL ? (unsigned)strtoul(note + strlen(NOTE), NULL, 10)
			    : 0;
}

const char *
untold_note(struct arena *a, const char *written, unsigned untold)
{
	const char *note = written != NULL ? strstr(written, NOTE) : NULL;
	const char *bare =
	    note != NULL ? arena_copyn(a, written, (size_t)(note - written))
			 : written;

	return bare != NULL && untold != 0
		   ? arena_printf(a, "%s" NOTE "%u", bare, untold)
		   : bare;
}
