/* place.h - where on the page a list stands. Pure. */
#ifndef AJEL_PLACE_H
#define AJEL_PLACE_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "base/arena.h"

struct place {
	bool talk;  /* among readers' words: something around it says so in
	               its id or class, on nearly every system that prints
	               them */
	bool aside; /* within <aside>, <footer> or <nav> */
	bool main;  /* within <main> or <article> */
};

struct place place_of(struct arena *a, const xmlNode *list);

#endif
