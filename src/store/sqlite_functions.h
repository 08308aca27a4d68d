/* sqlite_functions.h - what the tables ask of the program, as SQL functions.
 *
 * Private to sqlite_schema.c. Migrations and views (schema.md) call them:
 *   text_key(TEXT), link_key(TEXT)   the numbers of text/linekey.h, or NULL
 *   search_words(TEXT)               the words of search.h
 *   search_finds(PATTERN, WORDS)     whether they are what it looks for */
#ifndef AJEL_SQLITE_FUNCTIONS_H
#define AJEL_SQLITE_FUNCTIONS_H

struct sqlite3;

/* Makes them known on this connection. Returns SQLite's code. */
int sqlite_add_functions(struct sqlite3 *db);

#endif
