/* labels.h - the encodings of the web and the labels that mean them. Pure.
 *
 * Facts of the WHATWG Encoding Standard §4: 228 labels, 40 encodings. Labels
 * aren't names: "iso-8859-1" and "ascii" mean windows-1252 there, and pages
 * are written for browsers, so ICU is never asked what a label means. */
#ifndef AJEL_LABELS_H
#define AJEL_LABELS_H

#include <stdbool.h>
#include <stddef.h>

/* What turns an encoding's bytes into characters. */
enum decoder {
	DECODER_UTF8,  /* our own */
	DECODER_TABLE, /* one byte a character: a table of 128 */
	DECODER_ICU,   /* a converter of ICU */
	DECODER_NONE   /* browsers refuse it: the "replacement" encodings */
};

struct encoding {
	const char *name; /* as the standard writes it: "windows-1252" */
	const char *icu;  /* the converter whose mapping is the standard's;
	                     NULL: ICU has none */
	enum decoder decoder;
	bool ascii; /* bytes below 80 mean ASCII */
};

struct label {
	const char *label;      /* lower case */
	unsigned char encoding; /* an index into the encodings */
};

/* The encoding that the label of n bytes means, ignoring case and ASCII white
 * space around it; NULL for no such label. */
const struct encoding *label_find(const char *label, size_t n);

/* All labels, in the order of strcmp; *n says how many. For tests. */
const struct label *label_all(size_t *n);

/* The encoding of a row of label_all. */
const struct encoding *label_encoding(const struct label *row);

#endif
