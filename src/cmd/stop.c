/* stop.c - the signals that ask the program to end. */
#include "cmd/stop.h"

#include <signal.h>
#include <stddef.h>

/* A handler has nothing else to write to. */
static volatile sig_atomic_t came;

static void
note(int number)
{
	came = number;
}

void
stop_watch(void)
{
	static const int numbers[] = {SIGTERM, SIGINT, SIGHUP};
	struct sigaction to = {0}, before;

	to.sa_handler = note;
	/* What waits for pages is interrupted all the same; writing is not. */
	to.sa_flags = SA_RESTART | (int)SA_RESETHAND;
	(void)sigemptyset(&to.sa_mask);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		if (sigaction(numbers[i], NULL, &before) == 0 &&
		    before.sa_handler != SIG_IGN)
			(void)sigaction(numbers[i], &to, NULL);
	}
}

bool
stop_asked(void)
{
	return came != 0;
}

void
stop_obey(void)
{
	if (came == 0)
		return;
	(void)signal(came, SIG_DFL);
	(void)raise(came);
}
