/* list.c - finds the definitions in the directories that may hold them. */
#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>

#include "base/limits.h"
#include "conf/conf.h"

/* A definition and how early its directory comes. */
struct ranked {
	struct conf_file file;
	size_t rank;
};

struct found {
	struct arena *a;
	struct ranked *files;
	size_t n, room;
};

/* "news-2025-08-15": what the archives of "news" are called. */
static bool
ends_in_date(const char *s, size_t n)
{
	static const char shape[] = "-0000-00-00";
	const size_t len = sizeof(shape) - 1;

	if (n <= len)
		return false;
	for (size_t i = 0; i < len; i++) {
		const char c = s[n - len + i];

		if (shape[i] == '-' ? c != '-' : c < '0' || c > '9')
			return false;
	}
	return true;
}

const char *
conf_name_fault(const char *s)
{
	static const char later[] = "abcdefghijklmnopqrstuvwxyz0123456789._-";
	const size_t n = strspn(s, later);

	if (n == 0 || s[n] != '\0' || strchr("._-", s[0]) != NULL)
		return "give small letters, digits, '.', '_' and '-', a letter "
		       "or a digit first";
	_Static_assert(LIMIT_NAME == 64, "the message below says it");
	if (n > LIMIT_NAME)
		return "it is longer than 64 letters; give a shorter one";
	if (ends_in_date(s, n))
		return "it ends in a date, as the archives of a source do; "
		       "leave the date out";
	return NULL;
}

bool
conf_name_valid(const char *s)
{
	return conf_name_fault(s) == NULL;
}

/* "ad-diyar" of "ad-diyar.conf", and "Ad Diyar" of its like, which conf_read
 * refuses by name; NULL for a file of another kind or a hidden one. */
static const char *
name_of(struct arena *a, const char *file)
{
	static const char suffix[] = ".conf";
	const size_t n = strlen(file), m = sizeof(suffix) - 1;

	if (n <= m || file[0] == '.' || strcmp(file + n - m, suffix) != 0)
		return NULL;
	return arena_copyn(a, file, n - m);
}

static bool
is_directory(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static void
add(struct found *f, const char *name, const char *path, size_t rank)
{
	if (f->n == f->room) {
		const size_t room = f->room > 0 ? f->room * 2 : 32;

		f->files = arena_resize(f->a, f->files,
		    f->room * sizeof(*f->files), room * sizeof(*f->files));
		f->room = room;
	}
	f->files[f->n++] = (struct ranked){{name, path}, rank};
}

/* 0 with errno 0 at the end, as readdir says it; -1: too many. */
static int
read_entries(struct found *f, DIR *d, const char *dir, size_t rank)
{
	const struct dirent *e;

	while (errno = 0, (e = readdir(d)) != NULL) {
		const char *name = name_of(f->a, e->d_name);
		const char *path;

		if (name == NULL)
			continue;
		path = arena_printf(f->a, "%s/%s", dir, e->d_name);
		if (is_directory(path))
			continue;
		if (f->n == LIMIT_DEFINITIONS)
			return -1;
		add(f, name, path, rank);
	}
	return 0;
}

static int
read_directory(struct found *f, const char *dir, size_t rank, struct err *err)
{
	DIR *d = opendir(dir);
	int many, e;

	if (d == NULL && errno == ENOENT)
		return 0;
	if (d == NULL)
		return err_set(err, ERR_INPUT, "%s: %s", dir, strerror(errno));
	many = read_entries(f, d, dir, rank);
	e = errno;
	(void)closedir(d);
	if (many < 0)
		return err_set(err, ERR_INPUT,
		    "%s: more than %d definitions; move some away", dir,
		    LIMIT_DEFINITIONS);
	if (e != 0)
		return err_set(err, ERR_INPUT, "%s: %s", dir, strerror(e));
	return 0;
}

static int
compare(const void *x, const void *y)
{
	const struct ranked *a = x, *b = y;
	const int c = strcmp(a->file.name, b->file.name);

	return c != 0 ? c : (a->rank > b->rank) - (a->rank < b->rank);
}

int
conf_list(struct arena *a, const char *const *dirs, struct conf_file **out,
    size_t *n, struct err *err)
{
	struct found f = {.a = a};

	for (size_t i = 0; dirs[i] != NULL; i++) {
		if (read_directory(&f, dirs[i], i, err) < 0)
			return -1;
	}
	if (f.n > 0)
		qsort(f.files, f.n, sizeof(*f.files), compare);
	*out = arena_alloc(a, f.n * sizeof(**out));
	*n = 0;
	for (size_t i = 0; i < f.n; i++) {
		if (i == 0 ||
		    strcmp(f.files[i - 1].file.name, f.files[i].file.name) != 0)
			(*out)[(*n)++] = f.files[i].file;
	}
	return 0;
}
