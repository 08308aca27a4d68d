/* paragraph.c - directed HTML of a headline. */
#include "write/paragraph.h"

#include "text/direction.h"
#include "write/xml.h"

static void
put_escaped(struct buf *html, const char *text)
{
	for (;;) {
		size_t n = strcspn(text, "&<>");

		(void)buf_add(html, text, n);
		text += n;
		if (*text == '\0')
			return;
		if (*text == '&')
			(void)buf_puts(html, "&amp;");
		else if (*text == '<')
			(void)buf_puts(html, "&lt;");
		else
			(void)buf_puts(html, "&gt;");
		text++;
	}
}

const char *
paragraph_escape(struct buf *scratch, const char *text)
{
	buf_clear(scratch);
	put_escaped(scratch, text);
	return scratch->data != NULL ? scratch->data : "";
}

const char *
paragraph_of(struct buf *scratch, const char *language, const char *text)
{
	if (!direction_has(text, DIRECTION_RTL))
		return NULL;
	buf_clear(scratch);
	(void)buf_printf(scratch, "<p dir=\"%s\"",
	    direction_word(direction_of_line(language, text)));
	if (language != NULL) {
		(void)buf_puts(scratch, " lang=\"");
		xml_escape(scratch, language);
		(void)buf_puts(scratch, "\"");
	}
	(void)buf_puts(scratch, ">");
	put_escaped(scratch, text);
	(void)buf_puts(scratch, "</p>");
	return scratch->data;
}
