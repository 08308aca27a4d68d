/* progress.c - how far a refresh is, for somebody who looks on. */
#include "cmd/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"
#include "cmd/say.h"

enum {
	PAUSE = 200, /* milliseconds; what takes less isn't worth a line */
	WIDTH = 64   /* bytes, so that it fits and never wraps */
};

void
progress_begin(struct progress *p, const struct options *o)
{
	*p = (struct progress){.wanted = !o->quiet && say_is_watched()};
	if (p->wanted)
		p->due = clock_ticks() + PAUSE;
}

/* A shell's job in the background writes over nobody's prompt. */
static bool
is_in_front(void)
{
	return tcgetpgrp(STDERR_FILENO) == getpgrp();
}

/* Blanks over what stood there before: any terminal can do that. */
static void
put_line(const char *line)
{
	(void)fprintf(stderr, "\r%-*s\r%s", WIDTH, "", line);
	(void)fflush(stderr);
}

void
progress_draw(struct progress *p, const struct refresh_progress *at)
{
	char line[WIDTH + 1];
	int64_t now;

	if (!p->wanted)
		return;
	now = clock_ticks();
	if (now < p->due || !is_in_front())
		return;
	(void)snprintf(line, sizeof(line),
	    "ajel: %zu of %zu done, %zu failed, %zu in flight", at->done,
	    at->due, at->failed, at->running);
	put_line(line);
	p->drawn = true;
	p->due = now + PAUSE;
}

void
progress_erase(struct progress *p)
{
	if (p->drawn)
		put_line("");
	p->drawn = false;
}
