/* say.c - standard error and standard output. */
#include "cmd/say.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/outfile.h"
#include "base/zone.h"
#include "cmd/command.h"
#include "fetch/fetch.h"
#include "refresh/jailed.h"
#include "store/store.h"

/* Takes what is nobody's business out of an address: user, password, query. */
static void
hide_secrets(char *s)
{
	char *host = strstr(s, "://");
	char *at;

	if (host == NULL)
		return;
	host += 3;
	s[strcspn(s, "?#")] = '\0';
	at = memchr(host, '@', strcspn(host, "/"));
	if (at == NULL)
		return;
	do {
		*host = *++at;
	} while (*host++ != '\0');
}

/* Prints "ajel: source: word: message" on one line, whatever the source is
 * called: names come from the command line, and a terminal obeys them. */
static void
print_error(const char *source, const struct err *err)
{
	struct err clean;

	(void)err_set(&clean, err->kind, "%s", source != NULL ? source : "");
	hide_secrets(clean.msg);
	(void)fprintf(stderr, "ajel: %s%s%s: %s\n", clean.msg,
	    clean.msg[0] != '\0' ? ": " : "", err_word(err->kind), err->msg);
}

void
say_error(const struct options *o, const char *source, const struct err *err)
{
	if (!o->quiet)
		print_error(source, err);
}

void
say_usage(const char *fmt, ...)
{
	char text[ERR_MSG_MAX];
	struct err err;
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	(void)err_set(&err, ERR_USAGE, "%s", text);
	print_error(NULL, &err);
}

void
say_detail(const struct options *o, const char *source, const char *fmt, ...)
{
	struct err clean;
	va_list ap;

	if (!o->verbose || o->quiet)
		return;
	(void)err_set(&clean, ERR_NONE, "%s", source);
	hide_secrets(clean.msg);
	(void)fprintf(stderr, "ajel: %s: ", clean.msg);
	va_start(ap, fmt);
	(void)vfprintf(stderr, fmt, ap);
	va_end(ap);
	(void)fputc('\n', stderr);
}

/* What protects from pages, as a process finds that shuts itself in. */
static const char *
jail_words(char out[SANDBOX_WORDS])
{
	struct sandbox sandbox;
	struct jailed *jail;
	struct err err;

	if (jailed_open(&jail, 1, &err) < 0)
		return "none (no process to be had)";
	if (jailed_sandbox(jail, &sandbox, &err) == 0)
		(void)sandbox_words(&sandbox, out);
	else
		(void)snprintf(out, SANDBOX_WORDS, "none (%.200s)", err.msg);
	jailed_close(jail);
	return out;
}

void
say_note(const struct options *o, const char *source, const char *fmt, ...)
{
	char text[ERR_MSG_MAX];
	struct err name;
	struct err note;
	va_list ap;

	if (o->quiet)
		return;
	va_start(ap, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	(void)err_set(&name, ERR_NONE, "%s", source);
	(void)err_set(&note, ERR_NONE, "%s", text);
	(void)fprintf(stderr, "ajel: %s: note: %s\n", name.msg, note.msg);
}

void
say_version(void)
{
	char words[SANDBOX_WORDS];

	(void)printf("ajel %s\nlibcurl %s\n%s\ntz %s\njail %s\n", AJEL_VERSION,
	    fetch_library(), store_library(), zone_version(),
	    jail_words(words));
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

/* A device, a FIFO: written into, not replaced. */
static int
write_into(const char *path, const char *data, size_t n, struct err *err)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	int rc = 0;

	if (fd < 0 || outfile_write_all(fd, data, n) < 0)
		rc = err_set(err, ERR_OUTPUT, "%s: %s", path, strerror(errno));
	if (fd >= 0)
		(void)close(fd);
	return rc;
}

/* A symbolic link stays one: the file that it leads to is replaced. */
static int
write_file(const char *path, const char *data, size_t n, struct err *err)
{
	char *real = realpath(path, NULL);
	char *dir = mem_copy(real != NULL ? real : path);
	char *base = mem_copy(dir);
	const char *folder = dirname(dir);
	struct stat st;
	int rc;

	if (real != NULL && stat(real, &st) == 0 && !S_ISREG(st.st_mode)) {
		rc = write_into(path, data, n, err);
	} else {
		rc =
		    outfile_replace(folder, basename(base), data, n, NULL, err);
		outfile_settle(folder);
	}
	free(base);
	free(dir);
	free(real);
	return rc;
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
