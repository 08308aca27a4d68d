/* sqlite_functions.c - what the tables ask of the program, as SQL functions. */
#include "store/sqlite_functions.h"

#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>

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

static const struct {
	const char *name;
	void (*call)(sqlite3_context *, int, sqlite3_value **);
} functions[] = {
    {"text_key", text_key},
    {"link_key", link_key},
};

int
sqlite_add_functions(sqlite3 *db)
{
	int rc = SQLITE_OK;

	for (size_t i = 0; i < sizeof(functions) / sizeof(functions[0]); i++) {
		if (rc == SQLITE_OK)
			rc =
			    sqlite3_create_function_v2(db, functions[i].name, 1,
				SQLITE_UTF8 | SQLITE_DETERMINISTIC |
				    SQLITE_INNOCUOUS,
				NULL, functions[i].call, NULL, NULL, NULL);
	}
	return rc;
}
