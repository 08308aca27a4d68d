/* ask.c - questions to somebody at a terminal. */
#include "cmd/ask.h"

#include <strings.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"

/* Page text between isolates, so that it can't reorder what stands around it. */
#define QUOTED "\u2068%s\u2069"

bool
ask_can(void)
{
	return isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1;
}

/* A line of the answer, trimmed; NULL: there is none. */
static const char *
read_answer(struct arena *a)
{
	char line[LIMIT_TEXT];
	const char *s = line;
	size_t n;

	(void)fflush(stdout);
	if (fgets(line, sizeof(line), stdin) == NULL) {
		(void)printf("\n");
		return NULL;
	}
	s += strspn(s, " \t");
	n = strlen(s);
	while (n > 0 && ascii_is_space(s[n - 1]))
		n--;
	return utf8_valid(s, n) ? arena_copyn(a, s, n) : "";
}

const char *
ask_value(
    struct arena *a, const char *what, const char *proposal, const char *why)
{
	const char *answer;

	(void)printf("%-9s " QUOTED "\n          (%s)\n          another? ",
	    what, proposal, why);
	answer = read_answer(a);
	return answer == NULL || answer[0] != '\0' ? answer : proposal;
}

void
ask_again(const char *what)
{
	(void)printf("          %s\n", what);
}

/* Nothing is either: *answer stays as it was. */
static bool
is_yes_or_no(const char *s, bool *answer)
{
	static const char *const words[] = {"n", "no", "y", "yes"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (strcasecmp(s, words[i]) == 0) {
			*answer = i > 1;
			return true;
		}
	}
	return s[0] == '\0';
}

int
ask_yes(const char *question, bool usual, bool *answer)
{
	struct arena *a = arena_new();
	const char *s;

	do {
		(void)printf("%s [%s] ", question, usual ? "Y/n" : "y/N");
		s = read_answer(a);
		*answer = usual;
	} while (s != NULL && !is_yes_or_no(s, answer));
	arena_free(a);
	return s == NULL ? -1 : 0;
}
