/* newspages.c - fills a folder with made-up news pages.
 *
 *	newspages DIR N BYTES [ADDED]
 *
 * writes 0.html to (N-1).html into DIR, each of at least BYTES bytes and with
 * ADDED new lines since the first time. */
#include <stdio.h>

#include "newspage.h"

static unsigned
number(const char *s)
{
	return (unsigned)strtoul(s, NULL, 10);
}

static int
write_page(const char *dir, unsigned i, size_t size, unsigned added)
{
	char path[4096];
	struct buf page;
	FILE *f;
	bool written = false;

	buf_init(&page, 2 * size + 65536);
	newspage(&page, i, size, added);
	(void)snprintf(path, sizeof(path), "%s/%u.html", dir, i);
	f = fopen(path, "wb");
	if (f != NULL) {
		written = fwrite(page.data, 1, page.len, f) == page.len;
		written = fclose(f) == 0 && written;
	}
	if (!written)
		perror(path);
	buf_free(&page);
	return written ? 0 : -1;
}

int
main(int argc, char **argv)
{
	unsigned n = argc >= 4 ? number(argv[2]) : 0;

	if (argc < 4) {
		(void)fputs("usage: newspages DIR N BYTES [ADDED]\n", stderr);
		return 2;
	}
	for (unsigned i = 0; i < n; i++) {
		if (write_page(argv[1], i, number(argv[3]),
			argc > 4 ? number(argv[4]) : 0) < 0)
			return 1;
	}
	return 0;
}
