/* urn.c - ids between text and bytes. */
#include "store/urn.h"

static const char pattern[URN_TEXT] =
    "urn:uuid:00000000-0000-0000-0000-000000000000";

/* -1 for anything but 0-9 and a-f. */
static int
hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return -1;
}

int
urn_pack(const char *text, unsigned char out[URN_BYTES])
{
	enum { PREFIX = sizeof("urn:uuid:") - 1 };
	const char *p = text + PREFIX;

	if (strncmp(text, pattern, PREFIX) != 0)
		return -1;
	for (size_t i = 0; i < URN_BYTES; i++) {
		int high, low;

		if (pattern[p - text] == '-' && *p++ != '-')
			return -1;
		high = hex_value(p[0]);
		low = high < 0 ? -1 : hex_value(p[1]);
		if (low < 0)
			return -1;
		out[i] = (unsigned char)(high << 4 | low);
		p += 2;
	}
	return *p == '\0' ? 0 : -1;
}

char *
urn_print(const unsigned char bytes[URN_BYTES], char out[URN_TEXT])
{
	static const char hex[] = "0123456789abcdef";
	size_t digits = 0;

	for (size_t i = 0; i < URN_TEXT - 1; i++) {
		unsigned value;

		if (pattern[i] != '0') {
			out[i] = pattern[i];
			continue;
		}
		value = bytes[digits / 2];
		out[i] = hex[digits % 2 == 0 ? value >> 4 : value & 15];
		digits++;
	}
	out[URN_TEXT - 1] = '\0';
	return out;
}
