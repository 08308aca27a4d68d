/* clock.c - the present. */
#include "base/clock.h"

int64_t
clock_now(void)
{
	return (int64_t)time(NULL);
}
