/* random.h - chance that is the same on every machine.
 *
 * A stream a purpose: what one part of the simulator draws must not change what
 * another sees. */
#ifndef AJEL_SIM_RANDOM_H
#define AJEL_SIM_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

struct chance {
	uint64_t state;
};

/* A stream of its own for each pair. */
struct chance chance_of(uint64_t seed, uint64_t stream);

uint64_t chance_next(struct chance *c);
int64_t chance_range(struct chance *c, int64_t low, int64_t high); /* both in */
bool chance_hits(struct chance *c, double probability);
double chance_unit(struct chance *c); /* 0 up to 1, without 1 */

/* Exponential, of that mean, at most 8 times it. */
int64_t chance_wait(struct chance *c, double mean);

#endif
