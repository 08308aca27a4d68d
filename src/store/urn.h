/* urn.h - "urn:uuid:…" as the 16 bytes that it stands for. Pure.
 *
 * Every id is kept twice, in its row and in an index; as bytes a million of
 * them take 60 MB less than as text. */
#ifndef AJEL_URN_H
#define AJEL_URN_H

enum {
	URN_BYTES = 16,
	URN_TEXT = sizeof("urn:uuid:00000000-0000-0000-0000-000000000000")
};

/* Reads an id in its one canonical form, small letters: 0, or -1. */
int urn_pack(const char *text, unsigned char out[URN_BYTES]);

/* Writes it back and returns out. */
char *urn_print(const unsigned char bytes[URN_BYTES], char out[URN_TEXT]);

#endif
