/* replay.c - runs a fuzz target over files, without libFuzzer: the seeds are
 * replayed in every `make check`. Prints how many inputs were run. */
#include <dirent.h>
#include <sys/stat.h>

#include "target.h"

enum { INPUT_MAX = 1 << 20 };

static int
run_file(const char *path)
{
	static uint8_t data[INPUT_MAX];
	FILE *f = fopen(path, "rb");
	uint8_t *exact; /* the sanitizers see an overrun of its last byte */
	size_t n;

	if (f == NULL) {
		perror(path);
		return -1;
	}
	n = fread(data, 1, sizeof(data), f);
	(void)fclose(f);
	exact = malloc(n > 0 ? n : 1);
	if (exact == NULL)
		return -1;
	memcpy(exact, data, n);
	(void)LLVMFuzzerTestOneInput(exact, n);
	free(exact);
	return 0;
}

static int
run_folder(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	int count = 0;

	if (d == NULL) {
		perror(dir);
		return -1;
	}
	while ((e = readdir(d)) != NULL) {
		char path[4096];

		if (e->d_name[0] == '.')
			continue;
		(void)snprintf(path, sizeof(path), "%s/%s", dir, e->d_name);
		if (run_file(path) < 0) {
			count = -1;
			break;
		}
		count++;
	}
	(void)closedir(d);
	return count;
}

int
main(int argc, char **argv)
{
	int total = 0;

	for (int i = 1; i < argc; i++) {
		int n = run_folder(argv[i]);

		if (n < 0)
			return 1;
		total += n;
	}
	(void)printf("%d seeds\n", total);
	return total > 0 ? 0 : 1;
}
