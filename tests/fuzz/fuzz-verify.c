/* fuzz-verify.c - any bytes as a feed: found well or found at fault, and the
 * fault is one line. The first byte chooses the format. */

#include "target.h"
#include "write/verify.h"

#define NOW 4102444800 /* 2100: the seeds' dates are past */

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const formats[] = {"atom", "rss", "json"};
	struct err err = {.kind = ERR_NONE};
	const char *format;

	if (size == 0)
		return 0;
	format = formats[data[0] % 3];
	if (verify(format, (const char *)data + 1, size - 1, NOW, &err) == 0) {
		if (err.kind != ERR_NONE)
			abort();
	} else if (err.kind != ERR_OUTPUT || err.msg[0] == '\0' ||
		   strchr(err.msg, '\n') != NULL) {
		abort();
	}
	return 0;
}
