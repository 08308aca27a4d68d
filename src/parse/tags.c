/* tags.c - the table of elements. */
#include "parse/tags.h"

/* In order of name; letter_start below knows where each letter begins. */
static const struct tag rows[] = {
    {"a", TAG_A | TAG_FORMAT},
    {"address", TAG_CLOSES_P | TAG_LOOSE},
    {"applet", TAG_SPECIAL | TAG_SCOPE},
    {"area", TAG_VOID},
    {"article", TAG_CLOSES_P | TAG_SPECIAL},
    {"aside", TAG_CLOSES_P | TAG_SPECIAL},
    {"b", TAG_FORMAT | TAG_BREAKOUT},
    {"base", TAG_VOID | TAG_HEAD},
    {"basefont", TAG_VOID | TAG_SKIP | TAG_HEAD},
    {"bgsound", TAG_VOID | TAG_SKIP | TAG_HEAD},
    {"big", TAG_FORMAT | TAG_BREAKOUT},
    {"blockquote", TAG_CLOSES_P | TAG_SPECIAL | TAG_BREAKOUT},
    {"body", TAG_ROOT | TAG_BREAKOUT},
    {"br", TAG_VOID | TAG_BREAKOUT},
    {"button", TAG_SPECIAL | TAG_BUTTON},
    {"caption", TAG_SPECIAL | TAG_SCOPE | TAG_SECTION},
    {"center", TAG_CLOSES_P | TAG_SPECIAL | TAG_BREAKOUT},
    {"code", TAG_FORMAT | TAG_BREAKOUT},
    {"col", TAG_VOID | TAG_SKIP},
    {"colgroup", TAG_SKIP},
    {"dd", TAG_CLOSES_P | TAG_SPECIAL | TAG_DD | TAG_BREAKOUT},
    {"details", TAG_CLOSES_P | TAG_SPECIAL},
    {"dialog", TAG_CLOSES_P | TAG_SPECIAL},
    {"dir", TAG_CLOSES_P | TAG_SPECIAL},
    {"div", TAG_CLOSES_P | TAG_LOOSE | TAG_BREAKOUT},
    {"dl", TAG_CLOSES_P | TAG_SPECIAL | TAG_BREAKOUT},
    {"dt", TAG_CLOSES_P | TAG_SPECIAL | TAG_DD | TAG_BREAKOUT},
    {"em", TAG_FORMAT | TAG_BREAKOUT},
    {"embed", TAG_VOID | TAG_SKIP | TAG_BREAKOUT},
    {"fieldset", TAG_CLOSES_P | TAG_SPECIAL},
    {"figcaption", TAG_CLOSES_P | TAG_SPECIAL},
    {"figure", TAG_CLOSES_P | TAG_SPECIAL},
    {"font", TAG_FORMAT},
    {"footer", TAG_CLOSES_P | TAG_SPECIAL},
    {"form", TAG_CLOSES_P | TAG_SPECIAL | TAG_FORM},
    {"frame", TAG_VOID | TAG_SKIP},
    {"frameset", TAG_SKIP},
    {"h1", TAG_CLOSES_P | TAG_SPECIAL | TAG_HEADING | TAG_BREAKOUT},
    {"h2", TAG_CLOSES_P | TAG_SPECIAL | TAG_HEADING | TAG_BREAKOUT},
    {"h3", TAG_CLOSES_P | TAG_SPECIAL | TAG_HEADING | TAG_BREAKOUT},
    {"h4", TAG_CLOSES_P | TAG_SPECIAL | TAG_HEADING | TAG_BREAKOUT},
    {"h5", TAG_CLOSES_P | TAG_SPECIAL | TAG_HEADING | TAG_BREAKOUT},
    {"h6", TAG_CLOSES_P | TAG_SPECIAL | TAG_HEADING | TAG_BREAKOUT},
    {"head", TAG_ROOT | TAG_BREAKOUT},
    {"header", TAG_CLOSES_P | TAG_SPECIAL},
    {"hgroup", TAG_CLOSES_P | TAG_SPECIAL},
    {"hr", TAG_VOID | TAG_CLOSES_P | TAG_BREAKOUT},
    {"html", TAG_ROOT},
    {"i", TAG_FORMAT | TAG_BREAKOUT},
    {"iframe", TAG_DROP},
    {"image", TAG_SKIP},
    {"img", TAG_VOID | TAG_BREAKOUT},
    {"input", TAG_VOID},
    {"keygen", TAG_VOID | TAG_SKIP},
    {"li", TAG_CLOSES_P | TAG_SPECIAL | TAG_LI | TAG_BREAKOUT},
    {"link", TAG_VOID | TAG_HEAD},
    {"listing", TAG_CLOSES_P | TAG_SPECIAL | TAG_VERBATIM | TAG_BREAKOUT},
    {"main", TAG_CLOSES_P | TAG_SPECIAL},
    {"marquee", TAG_SPECIAL | TAG_SCOPE},
    {"menu", TAG_CLOSES_P | TAG_SPECIAL | TAG_BREAKOUT},
    {"meta", TAG_VOID | TAG_HEAD | TAG_BREAKOUT},
    {"nav", TAG_CLOSES_P | TAG_SPECIAL},
    {"nobr", TAG_FORMAT | TAG_BREAKOUT},
    {"noembed", TAG_DROP},
    {"noframes", TAG_DROP | TAG_HEAD},
    {"noscript", TAG_HEAD | TAG_SPECIAL},
    {"object", TAG_SPECIAL | TAG_SCOPE},
    {"ol", TAG_CLOSES_P | TAG_SPECIAL | TAG_LIST | TAG_BREAKOUT},
    {"optgroup", TAG_OPTGROUP},
    {"option", TAG_OPTION},
    {"p", TAG_CLOSES_P | TAG_LOOSE | TAG_P | TAG_BREAKOUT},
    {"param", TAG_VOID | TAG_SKIP},
    {"plaintext", TAG_RAW | TAG_CLOSES_P},
    {"pre", TAG_CLOSES_P | TAG_SPECIAL | TAG_VERBATIM | TAG_BREAKOUT},
    {"ruby", TAG_BREAKOUT},
    {"s", TAG_FORMAT | TAG_BREAKOUT},
    {"script", TAG_HEAD | TAG_SCRIPT},
    {"search", TAG_CLOSES_P | TAG_SPECIAL},
    {"section", TAG_CLOSES_P | TAG_SPECIAL},
    {"select", TAG_SPECIAL},
    {"small", TAG_FORMAT | TAG_BREAKOUT},
    {"source", TAG_VOID | TAG_SKIP},
    {"span", TAG_BREAKOUT},
    {"strike", TAG_FORMAT | TAG_BREAKOUT},
    {"strong", TAG_FORMAT | TAG_BREAKOUT},
    {"style", TAG_DROP | TAG_HEAD},
    {"sub", TAG_BREAKOUT},
    {"summary", TAG_CLOSES_P | TAG_SPECIAL},
    {"sup", TAG_BREAKOUT},
    {"svg", TAG_SVG},
    {"table",
	TAG_CLOSES_P | TAG_SPECIAL | TAG_SCOPE | TAG_TABLE | TAG_BREAKOUT},
    {"tbody", TAG_SPECIAL | TAG_SECTION},
    {"td", TAG_SPECIAL | TAG_SCOPE | TAG_CELL},
    {"template", TAG_HEAD | TAG_SPECIAL | TAG_SCOPE | TAG_TEMPLATE},
    {"textarea", TAG_RCDATA},
    {"tfoot", TAG_SPECIAL | TAG_SECTION},
    {"th", TAG_SPECIAL | TAG_SCOPE | TAG_CELL},
    {"thead", TAG_SPECIAL | TAG_SECTION},
    {"title", TAG_RCDATA | TAG_HEAD},
    {"tr", TAG_SPECIAL | TAG_ROW},
    {"track", TAG_VOID | TAG_SKIP},
    {"tt", TAG_FORMAT | TAG_BREAKOUT},
    {"u", TAG_FORMAT | TAG_BREAKOUT},
    {"ul", TAG_CLOSES_P | TAG_SPECIAL | TAG_LIST | TAG_BREAKOUT},
    {"var", TAG_BREAKOUT},
    {"wbr", TAG_VOID | TAG_SKIP},
    {"xmp", TAG_RAW | TAG_CLOSES_P},
};

enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

/* Where each letter's rows begin, and where z's would end. */
static const unsigned char letter_start[27] = {0, 6, 15, 20, 27, 29, 37, 37, 48,
    53, 53, 54, 57, 61, 66, 70, 74, 74, 75, 90, 102, 104, 105, 106, 107, 107,
    107};

const struct tag *
tag_find(const char *name, size_t n)
{
	unsigned letter = n > 0 ? (unsigned)(name[0] - 'a') : 26;

	if (letter >= 26 || n > TAG_NAME_MAX)
		return NULL;
	for (size_t i = letter_start[letter]; i < letter_start[letter + 1];
	     i++) {
		/* the last letter spares most of the calls */
		if (rows[i].name[n] == '\0' &&
		    rows[i].name[n - 1] == name[n - 1] &&
		    memcmp(rows[i].name, name, n) == 0)
			return &rows[i];
	}
	return NULL;
}

const struct tag *
tag_row(size_t i)
{
	return i < ROWS ? &rows[i] : NULL;
}
