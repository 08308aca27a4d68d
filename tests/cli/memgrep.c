/* memgrep.c - says whether a string stands in the memory of a process.
 *
 *	memgrep PID STRING	prints "found" or "absent"; "unreadable", where
 *			the process can't be looked into
 *
 * Only what the process may write is looked through: what it was given, not what
 * it was built with. */
#include <fcntl.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PIECE = 1 << 20 };

/* Looks through the bytes from `from` to `to`, piece by piece; pieces overlap by
 * the string. */
static bool
holds(int mem, uintmax_t from, uintmax_t to, const char *s, size_t n)
{
	static char piece[PIECE];

	while (to - from >= n) {
		size_t want = to - from < PIECE ? (size_t)(to - from) : PIECE;
		ssize_t got = pread(mem, piece, want, (off_t)from);

		if (got < (ssize_t)n)
			return false;
		if (memmem(piece, (size_t)got, s, n) != NULL)
			return true;
		if ((size_t)got < PIECE)
			return false;
		from += (uintmax_t)got - n + 1;
	}
	return false;
}

int
main(int argc, char **argv)
{
	char path[64], line[4096];
	bool found = false;
	FILE *maps;
	int mem;

	if (argc != 3) {
		(void)fputs("usage: memgrep PID STRING\n", stderr);
		return 2;
	}
	(void)snprintf(path, sizeof(path), "/proc/%s/mem", argv[1]);
	mem = open(path, O_RDONLY | O_CLOEXEC);
	(void)snprintf(path, sizeof(path), "/proc/%s/maps", argv[1]);
	maps = fopen(path, "re");
	while (maps != NULL && fgets(line, sizeof(line), maps) != NULL) {
		uintmax_t from, to;
		char write;

		if (sscanf(line, "%jx-%jx %*c%c", &from, &to, &write) == 3 &&
		    write == 'w')
			found |= holds(mem, from, to, argv[2], strlen(argv[2]));
	}
	(void)puts(mem < 0 || maps == NULL ? "unreadable"
					   : (found ? "found" : "absent"));
	return 0;
}
