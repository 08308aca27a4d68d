/* sqlite_functions.c - what the tables ask of the program, as SQL functions. */
#include "store/sqlite_functions.h"

#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>

#include "store/search.h"
#include "text/linekey.h"

/* 0 stands for none; SQLite's numbers are signed. */
static void
give_key(sqlite3_context *context, uint64_t key)
{
	if (key == 0)
		sqlite3_result_null(context);
	else
		sqlite3_result_int64(context, (int64_t)key);
}

static void
text_key(sqlite3_context *context, int n, sqlite3_value **values)
{
	const char *text = (const char *)sqlite3_value_text(values[0]);

	(void)n;
	give_key(context, linekey_of_text(text));
}

static void
link_key(sqlite3_context *context, int n, sqlite3_value **values)
{
	const char *url = (const char *)sqlite3_value_text(values[0]);

	(void)n;
	give_key(context, linekey_of_link(url));
}

static void
words(sqlite3_context *context, int n, sqlite3_value **values)
{
	const char *text = (const char *)sqlite3_value_text(values[0]);
	struct arena *a;

	(void)n;
	if (text == NULL)
		return;
	a = arena_new();
	sqlite3_result_text(
	    context, search_words(a, text), -1, SQLITE_TRANSIENT);
	arena_free(a);
}

static void
finds(sqlite3_context *context, int n, sqlite3_value **values)
{
	const char *pattern = (const char *)sqlite3_value_text(values[0]);
	const char *in = (const char *)sqlite3_value_text(values[1]);

	(void)n;
	if (pattern != NULL && in != NULL)
		sqlite3_result_int(context, search_finds(pattern, in));
}

static const struct {
	const char *name;
	int arguments;
	void (*call)(sqlite3_context *, int, sqlite3_value **);
} functions[] = {
    {"text_key", 1, text_key},
    {"link_key", 1, link_key},
    {"search_words", 1, words},
    {"search_finds", 2, finds},
};

int
sqlite_add_functions(sqlite3 *db)
{
	const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
	const size_t n = sizeof(functions) / sizeof(functions[0]);
	int rc = SQLITE_OK;

	for (size_t i = 0; i < n && rc == SQLITE_OK; i++)
		rc = sqlite3_create_function_v2(db, functions[i].name,
		    functions[i].arguments, flags, NULL, functions[i].call,
		    NULL, NULL, NULL);
	return rc;
}
