/* object.c - jansson into a struct buf. */
#include "write/object.h"

#include "base/instant.h"
#include "base/mem.h"

/* jansson says NULL or -1 only when memory is out: our keys are ASCII, and
 * texts are checked when they are printed. */
static json_t *
made(json_t *value)
{
	if (value == NULL)
		mem_exhausted();
	return value;
}

json_t *
object_new(void)
{
	return made(json_object());
}

json_t *
object_list(void)
{
	return made(json_array());
}

void
object_put_value(json_t *o, const char *key, json_t *value)
{
	if (json_object_set_new_nocheck(o, key, value) < 0)
		mem_exhausted();
}

void
object_append(json_t *list, json_t *value)
{
	if (json_array_append_new(list, value) < 0)
		mem_exhausted();
}

void
object_put(json_t *o, const char *key, const char *value)
{
	if (value != NULL)
		object_put_value(o, key, made(json_string_nocheck(value)));
}

void
object_put_int(json_t *o, const char *key, int64_t value)
{
	object_put_value(o, key, made(json_integer(value)));
}

void
object_put_tenths(json_t *o, const char *key, int64_t tenths)
{
	object_put_value(o, key, made(json_real((double)tenths / 10)));
}

void
object_put_time(json_t *o, const char *key, int64_t t)
{
	char text[INSTANT_TEXT];

	object_put(o, key, instant_print(t, text));
}

static int
put(const char *p, size_t n, void *out)
{
	return buf_add(out, p, n);
}

int
object_print(const json_t *o, size_t flags, struct buf *out)
{
	/* jansson's own 17 digits show that 3.1 is no binary number. */
	return json_dump_callback(o, put, out, flags | JSON_REAL_PRECISION(15));
}
