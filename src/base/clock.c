/* clock.c - the present. */
#include "base/clock.h"

int64_t
clock_now(void)
{
	return (int64_t)time(NULL);
}

int64_t
clock_ticks(void)
{
	struct timespec t = {0};

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}
