/* poll.h - a program that follows a virtual site for its whole life. */
#ifndef AJEL_SIM_POLL_H
#define AJEL_SIM_POLL_H

#include "tally.h"

struct poll_run {
	uint64_t seed;
	int site;
	int days;
	bool verbose;       /* print each fault */
	const char *folder; /* for stores on disk */
};

/* Runs one site of one seed and adds to the tally. */
void poll_site(const struct poll_run *run, struct tally *tally);

#endif
