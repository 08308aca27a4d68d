/* xml.h - XML into a buffer, an element a line.
 *
 * Nothing here fails: what did not fit is known to the buffer (`full`). Names
 * are ours; texts are anybody's, and what XML can't hold (controls, bytes that
 * are no UTF-8, noncharacters) is left out of them. */
#ifndef AJEL_XML_H
#define AJEL_XML_H

#include "base/buf.h"

struct xml;

/* Begins a document of UTF-8 at out's end; xml_end ends every element that is
 * open, and frees x. */
struct xml *xml_begin(struct buf *out);
void xml_end(struct xml *x);

/* The name stays where it is until the element is closed. */
void xml_open(struct xml *x, const char *name);
void xml_close(struct xml *x);

/* Of the element just opened, before its text. A value of NULL writes none. */
void xml_attr(struct xml *x, const char *name, const char *value);

void xml_text(struct xml *x, const char *text);

/* An element with nothing but text; none where the text is NULL. */
void xml_leaf(struct xml *x, const char *name, const char *text);

/* Appends a text as XML and HTML have it, within an element or in quotes. */
void xml_escape(struct buf *out, const char *s);

#endif
