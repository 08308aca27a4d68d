/* disk.c - reads what a definition's file and its folder hold. */
#include "conf/disk.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"

int
disk_text(struct arena *a, const char *path, const char **out, size_t *n,
    struct err *err)
{
	char *text = arena_alloc(a, LIMIT_DEFINITION + 1);
	struct stat st;
	FILE *f;
	int e;

	/* A pipe without a writer would hold us for ever. */
	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode))
		return err_set(err, ERR_INPUT, "%s: not a regular file", path);
	f = fopen(path, "rb");

	if (f == NULL)
		return err_set(err, ERR_INPUT, "%s: %s", path, strerror(errno));
	errno = 0;
	*n = fread(text, 1, LIMIT_DEFINITION + 1, f);
	e = ferror(f) ? errno : 0;
	(void)fclose(f);
	if (e != 0)
		return err_set(err, ERR_INPUT, "%s: %s", path, strerror(e));
	*out = text;
	return 0;
}

const char *
disk_shared(struct arena *a, const char *path)
{
	static const char folder[] = "feeds";
	const size_t len = sizeof(folder) - 1;
	const char *end = strrchr(path, '/');
	const char *start, *shared;

	if (end == NULL || (size_t)(end - path) < len)
		return NULL;
	start = end - len;
	if (strncmp(start, folder, len) != 0 ||
	    (start > path && start[-1] != '/'))
		return NULL;
	shared = arena_printf(a, "%.*sajel.conf", (int)(start - path), path);
	return access(shared, F_OK) == 0 ? shared : NULL;
}
