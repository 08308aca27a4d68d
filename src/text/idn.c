/* idn.c - host names past ASCII, by ICU. */
#include "text/idn.h"

#include <stdbool.h>
#include <unicode/uidna.h>

enum { HOST_MAX = 253 }; /* RFC 1035 §2.3.4 */

static bool
is_ascii(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if ((unsigned char)s[i] >= 0x80)
			return false;
	}
	return true;
}

const char *
idn_ascii(struct arena *a, const char *host, size_t n)
{
	UErrorCode code = U_ZERO_ERROR;
	UIDNAInfo info = UIDNA_INFO_INITIALIZER;
	UIDNA *idna;
	char out[HOST_MAX + 1];
	int32_t len;

	if (n > (size_t)4 * HOST_MAX || is_ascii(host, n))
		return NULL;
	idna = uidna_openUTS46(
	    UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_USE_STD3_RULES, &code);
	if (U_FAILURE(code))
		return NULL;
	len = uidna_nameToASCII_UTF8(
	    idna, host, (int32_t)n, out, HOST_MAX, &info, &code);
	uidna_close(idna);
	if (U_FAILURE(code) || info.errors != 0 || len <= 0 || len > HOST_MAX)
		return NULL;
	return arena_copyn(a, out, (size_t)len);
}
