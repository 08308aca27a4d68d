/* fuzz-css.c - any bytes are an XPath that compiles, or an error. */
#include <libxml/xpath.h>

#include "base/limits.h"
#include "import/css.h"
#include "target.h"

static void
keep_quiet(void *ctx, xmlErrorPtr error)
{
	(void)ctx;
	(void)error;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	const char *selector = arena_copyn(a, (const char *)data, size);
	struct err err = {.kind = ERR_NONE};
	const char *xpath = css_xpath(a, selector, ".//", "/@href", &err);

	xmlSetStructuredErrorFunc(NULL, keep_quiet);
	check((xpath == NULL) == (err.kind == ERR_DEFINITION));
	if (xpath != NULL && utf8_valid(xpath, strlen(xpath)) &&
	    strlen(xpath) <= LIMIT_TEXT) {
		xmlXPathCompExpr *made =
		    xmlXPathCompile((const xmlChar *)xpath);

		check(made != NULL);
		xmlXPathFreeCompExpr(made);
	}
	(void)css_may_be(selector, "time");
	arena_free(a);
	return 0;
}
