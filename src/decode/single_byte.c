/* single_byte.c - one byte a character: by a table, in one pass. */
#include "decode/single_byte.h"

#include <stdbool.h>

#include "base/utf8.h"

enum { ASCII = 0x80 };

struct correction {
	const char *encoding;
	unsigned char byte;
	uint16_t character;
};

static const struct correction corrections[] = {
    {"KOI8-U", 0xAE, 0x045E},
    {"KOI8-U", 0xBE, 0x040E},
    {"windows-1253", 0xAA, 0xFFFD},
    {"windows-1255", 0xCA, 0x05BA},
};

enum { CORRECTIONS = sizeof(corrections) / sizeof(corrections[0]) };

/* ISO-8859-16 from A0 on; below it is Latin-1. */
/* clang-format off */
static const uint16_t iso_8859_16[] = {
	0x00A0, 0x0104, 0x0105, 0x0141, 0x20AC, 0x201E, 0x0160, 0x00A7,
	0x0161, 0x00A9, 0x0218, 0x00AB, 0x0179, 0x00AD, 0x017A, 0x017B,
	0x00B0, 0x00B1, 0x010C, 0x0142, 0x017D, 0x201D, 0x00B6, 0x00B7,
	0x017E, 0x010D, 0x0219, 0x00BB, 0x0152, 0x0153, 0x0178, 0x017C,
	0x00C0, 0x00C1, 0x00C2, 0x0102, 0x00C4, 0x0106, 0x00C6, 0x00C7,
	0x00C8, 0x00C9, 0x00CA, 0x00CB, 0x00CC, 0x00CD, 0x00CE, 0x00CF,
	0x0110, 0x0143, 0x00D2, 0x00D3, 0x00D4, 0x0150, 0x00D6, 0x015A,
	0x0170, 0x00D9, 0x00DA, 0x00DB, 0x00DC, 0x0118, 0x021A, 0x00DF,
	0x00E0, 0x00E1, 0x00E2, 0x0103, 0x00E4, 0x0107, 0x00E6, 0x00E7,
	0x00E8, 0x00E9, 0x00EA, 0x00EB, 0x00EC, 0x00ED, 0x00EE, 0x00EF,
	0x0111, 0x0144, 0x00F2, 0x00F3, 0x00F4, 0x0151, 0x00F6, 0x015B,
	0x0171, 0x00F9, 0x00FA, 0x00FB, 0x00FC, 0x0119, 0x021B, 0x00FF
};
/* clang-format on */

/* The character of a byte in ISO-8859-16. */
static uint16_t
latin_10(int byte)
{
	return byte < 0xA0 ? (uint16_t)byte : iso_8859_16[byte - 0xA0];
}

void
single_byte_correct(struct single_byte *t, const char *encoding)
{
	bool is_latin_10 = strcmp(encoding, "ISO-8859-16") == 0;
	bool is_user_defined = strcmp(encoding, "x-user-defined") == 0;

	for (int i = 0; i < CORRECTIONS; i++) {
		if (strcmp(corrections[i].encoding, encoding) == 0)
			t->upper[corrections[i].byte - ASCII] =
			    corrections[i].character;
	}
	for (int i = 0; i < SINGLE_BYTE_UPPER; i++) {
		if (is_latin_10)
			t->upper[i] = latin_10(ASCII + i);
		else if (is_user_defined)
			t->upper[i] = (uint16_t)(0xF780 + i);
	}
}

/* UTF-8 of every byte; a piece is copied whole, whatever its length. */
struct pieces {
	char utf8[256][4];
	unsigned char len[256];
};

static void
make_pieces(const struct single_byte *t, struct pieces *p)
{
	memset(p, 0, sizeof(*p));
	for (int i = 0; i < 256; i++) {
		uint32_t c = i < ASCII ? (uint32_t)i : t->upper[i - ASCII];

		p->len[i] = (unsigned char)utf8_put(p->utf8[i], c);
	}
}

static char *
convert_byte(const struct pieces *p, unsigned char byte, char *out)
{
	memcpy(out, p->utf8[byte], 4);
	return out + p->len[byte];
}

/* Markup is ASCII: eight bytes at a time where it can be. */
static char *
convert(const struct pieces *p, const unsigned char *in, size_t n, char *out)
{
	uint64_t word;
	size_t i = 0;

	while (n - i >= sizeof(word)) {
		memcpy(&word, in + i, sizeof(word));
		if ((word & 0x8080808080808080U) == 0) {
			memcpy(out, &word, sizeof(word));
			out += sizeof(word);
			i += sizeof(word);
			continue;
		}
		for (size_t end = i + sizeof(word); i < end; i++)
			out = convert_byte(p, in[i], out);
	}
	for (; i < n; i++)
		out = convert_byte(p, in[i], out);
	return out;
}

char *
single_byte_to_utf8(struct arena *a, const struct single_byte *t,
    const unsigned char *in, size_t n, size_t max, size_t *len)
{
	struct pieces pieces;
	size_t size = 0;
	char *out;

	make_pieces(t, &pieces);
	for (size_t i = 0; i < n; i++)
		size += pieces.len[in[i]];
	if (size > max)
		return NULL;
	/* The copy of the last piece may go three bytes past the text. */
	out = arena_alloc(a, size + 4);
	*convert(&pieces, in, n, out) = '\0';
	*len = size;
	return out;
}
