/* random.c - chance that is the same on every machine. */
#include "random.h"

#include <math.h>

/* splitmix64 (Steele, Lea and Flood 2014). */
uint64_t
chance_next(struct chance *c)
{
	uint64_t z = c->state += 0x9E3779B97F4A7C15U;

	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
	return z ^ (z >> 31);
}

struct chance
chance_of(uint64_t seed, uint64_t stream)
{
	struct chance c = {seed};

	c.state = chance_next(&c) ^ (stream * 0xD6E8FEB86659FD93U);
	(void)chance_next(&c);
	return c;
}

int64_t
chance_range(struct chance *c, int64_t low, int64_t high)
{
	return low + (int64_t)(chance_next(c) % (uint64_t)(high - low + 1));
}

double
chance_unit(struct chance *c)
{
	return (double)(chance_next(c) >> 11) / 9007199254740992.0;
}

bool
chance_hits(struct chance *c, double probability)
{
	return chance_unit(c) < probability;
}

int64_t
chance_wait(struct chance *c, double mean)
{
	double t = -log(1.0 - chance_unit(c)) * mean;

	return (int64_t)(t < 8 * mean ? t : 8 * mean);
}
