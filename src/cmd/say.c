/* say.c - standard error and standard output. */
#include "cmd/say.h"

#include <errno.h>
#include <libgen.h>
#include <stdarg.h>
#include <unistd.h>

#include "base/outfile.h"
#include "base/zone.h"
#include "cmd/command.h"
#include "fetch/fetch.h"
#include "store/store.h"

void
say_error(const struct options *o, const char *source, const struct err *err)
{
	if (o->quiet)
		return;
	(void)fprintf(stderr, "ajel: %s%s%s: %s\n",
	    source != NULL ? source : "", source != NULL ? ": " : "",
	    err_word(err->kind), err->msg);
}

void
say_usage(const char *fmt, ...)
{
	va_list ap;

	(void)fputs("ajel: usage: ", stderr);
	va_start(ap, fmt);
	(void)vfprintf(stderr, fmt, ap);
	va_end(ap);
	(void)fputc('\n', stderr);
}

void
say_detail(const struct options *o, const char *source, const char *fmt, ...)
{
	va_list ap;

	if (!o->verbose || o->quiet)
		return;
	(void)fprintf(stderr, "ajel: %s%s", source != NULL ? source : "",
	    source != NULL ? ": " : "");
	va_start(ap, fmt);
	(void)vfprintf(stderr, fmt, ap);
	va_end(ap);
	(void)fputc('\n', stderr);
}

void
say_version(void)
{
	(void)printf("ajel %s\nlibcurl %s\n%s\ntz %s\n", AJEL_VERSION,
	    fetch_library(), store_library(), zone_version());
}

int
say_flush(void)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return 0;
	if (errno == EPIPE)
		return 0;
	(void)fprintf(
	    stderr, "ajel: output: standard output: %s\n", strerror(errno));
	return -1;
}

static int
write_file(const char *path, const char *data, size_t n, struct err *err)
{
	char dir[4096], base[4096];
	const char *folder;

	if (snprintf(dir, sizeof(dir), "%s", path) >= (int)sizeof(dir))
		return err_set(err, ERR_OUTPUT, "the file's name is too long");
	memcpy(base, dir, sizeof(base));
	folder = dirname(dir);
	if (outfile_replace(folder, basename(base), data, n, NULL, err) < 0)
		return -1;
	outfile_settle(folder);
	return 0;
}

int
say_output(const struct options *o, const char *data, size_t n, struct err *err)
{
	if (o->output != NULL && strcmp(o->output, "-") != 0)
		return write_file(o->output, data, n, err);
	if (outfile_write_all(STDOUT_FILENO, data, n) == 0 || errno == EPIPE)
		return 0;
	return err_set(err, ERR_OUTPUT, "standard output: %s", strerror(errno));
}

int
say_status(const struct err *err)
{
	switch (err->kind) {
	case ERR_USAGE:
	case ERR_DEFINITION:
		return EXIT_WRONG;
	case ERR_LOCKED:
		return EXIT_LOCKED;
	default:
		return EXIT_FAILED;
	}
}

bool
say_is_watched(void)
{
	return isatty(STDERR_FILENO) == 1;
}

bool
say_is_shown(void)
{
	return isatty(STDOUT_FILENO) == 1;
}
