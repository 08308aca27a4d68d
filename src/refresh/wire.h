/* wire.h - values as bytes, between us and the jail. Pure.
 *
 * Both ends are this program, so numbers are as the machine has them. What is
 * read may come from a process that a page has taken over: a reader that meets
 * a value which is none of those that it may be is bad from then on, gives
 * nothing more, and says so when it is asked at the end. */
#ifndef AJEL_WIRE_H
#define AJEL_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

void wire_put_int(struct buf *b, int value);
void wire_put_long(struct buf *b, int64_t value);
void wire_put_bool(struct buf *b, bool value);
void wire_put_text(struct buf *b, const char *s); /* NULL too */
void wire_put_bytes(struct buf *b, const void *p, size_t n);

struct wire {
	const unsigned char *p; /* what is left to read */
	size_t n;
	bool bad;
	struct arena *arena; /* where strings go */
};

struct wire wire_reader(struct arena *a, const unsigned char *p, size_t n);

/* A number from lo to hi; lo, where the reader is bad. */
int wire_int(struct wire *w, int lo, int hi);
int64_t wire_long(struct wire *w, int64_t lo, int64_t hi);
bool wire_bool(struct wire *w);

/* How many of something follow, of which each takes a byte at the least: at
 * most `most`, and no more than there are bytes. 0, where the reader is bad. */
size_t wire_count(struct wire *w, size_t most);

/* A string as the program has them (src/README.md), of at most max bytes; NULL:
 * it is absent, or the reader is bad. wire_word: a name such as "json-ld", of
 * printable ASCII; wire_address: an address of http or https. */
const char *wire_text(struct wire *w, size_t max);
const char *wire_word(struct wire *w);
const char *wire_address(struct wire *w);

/* A string of any bytes, for what the other end has from us; NULL as above. */
const char *wire_raw(struct wire *w);

/* The n bytes that were put, where they stand; NULL, where the reader is bad. */
const unsigned char *wire_bytes(struct wire *w, size_t *n);

/* Whether all was read, and all was sound. */
bool wire_is_sound(const struct wire *w);

#endif
