/* sniff.c - tells pages from images, feeds and plain text. */
#include "parse/sniff.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "parse/markup.h"
#include "parse/skip.h"

enum {
	HEAD_MAX = 4096,      /* bytes looked at for control characters */
	MARKUP_MAX = 1 << 16, /* bytes looked through for a tag */
	CONTROL_PERCENT = 10  /* of characters: more is no text */
};

/* The marks of formats, at their place. Bytes past 0x7F have become whatever
 * the charset made of them, so marks of ASCII alone stand here, and `at` is
 * counted in characters. */
struct mark {
	size_t at;
	const char *bytes;
	size_t n;
	const char *what;
};

#define MARK(at, bytes, what)                                                  \
	{                                                                      \
		(at), (bytes), sizeof(bytes) - 1, (what)                       \
	}

static const struct mark marks[] = {
    MARK(0, "%PDF-", "a PDF document"),
    MARK(1, "PNG\r\n", "a PNG image"),
    MARK(0, "GIF87a", "a GIF image"),
    MARK(0, "GIF89a", "a GIF image"),
    MARK(6, "JFIF\0", "a JPEG image"),
    MARK(6, "Exif\0", "a JPEG image"),
    MARK(8, "WEBP", "a WebP image"),
    MARK(4, "ftyp", "a video or an AVIF image"),
    MARK(0, "PK\003\004", "a ZIP archive"),
    MARK(0, "PK\005\006", "a ZIP archive"),
    MARK(0, "Rar!\032\007", "a RAR archive"),
    MARK(0, "\037\x8B\b", "a gzip archive"),
    MARK(0, "ID3", "an MP3 recording"),
    MARK(0, "OggS\0", "an Ogg recording"),
    MARK(0, "wOFF\0", "a font"),
    MARK(0, "wOF2\0", "a font"),
    MARK(1, "ELF\001", "a program"),
    MARK(1, "ELF\002", "a program"),
};

/* The place of the n-th character, of any bytes. */
static const char *
nth(const char *p, const char *end, size_t n)
{
	for (; n > 0 && p < end; n--) {
		size_t len = utf8_len(p, (size_t)(end - p));

		p += len > 0 ? len : 1;
	}
	return p;
}

static bool
is_control_heavy(const char *p, const char *end)
{
	size_t all = 0;
	size_t odd = 0;

	if (end - p > HEAD_MAX)
		end = p + HEAD_MAX;
	for (; p < end; all++) {
		size_t len = utf8_len(p, (size_t)(end - p));

		/* nearly all, and not worth a call */
		if (*p >= ' ' && *p < 0x7F) {
			p++;
			continue;
		}
		if (len == 0 ||
		    (!ascii_is_space(*p) && (utf8_is_control(p, len) ||
						utf8_point(p, len) == 0xFFFD)))
			odd++;
		p += len > 0 ? len : 1;
	}
	return odd * 100 > all * CONTROL_PERCENT;
}

const char *
sniff_binary(const struct text *text)
{
	const char *end = text->s + text->len;

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		const struct mark *m = &marks[i];
		const char *p = nth(text->s, end, m->at);

		if ((size_t)(end - p) >= m->n && memcmp(p, m->bytes, m->n) == 0)
			return m->what;
	}
	return is_control_heavy(text->s, end) ? "binary data" : NULL;
}

static const char *
skip_blank(const char *p, const char *end)
{
	while (p < end && ascii_is_space(*p))
		p++;
	return p;
}

/* Past white space, comments and declarations, to the first tag or text. */
static const char *
skip_prolog(const char *p, const char *end)
{
	for (;;) {
		p = skip_blank(p, end);
		if (end - p < 2 || p[0] != '<' || (p[1] != '!' && p[1] != '?'))
			return p;
		p = skip_declaration(p, end);
	}
}

static bool
begins(const char *p, const char *end, const char *word)
{
	size_t n = strlen(word);

	return (size_t)(end - p) >= n && token_is_word(p, n, word);
}

static bool
has_type(const char *type, const char *end)
{
	size_t n = type != NULL ? strlen(type) : 0;
	size_t k = strlen(end);

	return n >= k && strcmp(type + n - k, end) == 0;
}

static bool
is_json_feed(const char *p, const char *end, const char *type)
{
	static const char version[] = "https://jsonfeed.org/version/";
	size_t head =
	    (size_t)(end - p) < HEAD_MAX ? (size_t)(end - p) : HEAD_MAX;

	return p < end && *p == '{' &&
	       (memmem(p, head, version, sizeof(version) - 1) != NULL ||
		   has_type(type, "/feed+json"));
}

const char *
sniff_data(const struct text *text, const char *type, bool *feed)
{
	const char *end = text->s + text->len;
	const char *start = skip_blank(text->s, end);
	const char *root = skip_prolog(start, end);

	*feed = true;
	if (begins(root, end, "<rss") || begins(root, end, "<rdf:rdf"))
		return "an RSS feed";
	if (begins(root, end, "<feed"))
		return "an Atom feed";
	*feed = false;
	if (begins(start, end, "<?xml") && end - root > 1 && root[0] == '<' &&
	    ascii_is_letter(root[1]) && !begins(root, end, "<html") &&
	    !has_type(type, "html") && !has_type(type, "xhtml+xml"))
		return "XML";
	*feed = is_json_feed(start, end, type);
	return *feed ? "a JSON feed" : NULL;
}

/* An object that has a member, or an array of such objects: a text may begin
 * with a bracket. */
static bool
begins_json(const char *p, const char *end)
{
	if (p < end && *p == '[')
		p = skip_blank(p + 1, end);
	if (p == end || *p != '{')
		return false;
	p = skip_blank(p + 1, end);
	return p < end && *p == '"';
}

/* Past "callback(", as scripts of other sites ask for it, before which a
 * server may put an empty comment; p itself where there is none. */
static const char *
skip_callback(const char *p, const char *end)
{
	const char *start = p;

	if (begins(p, end, "/**/"))
		p = skip_blank(p + 4, end);
	while (p < end && (ascii_is_letter(*p) || (*p >= '0' && *p <= '9') ||
			      *p == '_' || *p == '$' || *p == '.'))
		p++;
	p = skip_blank(p, end);
	return p < end && *p == '(' ? skip_blank(p + 1, end) : start;
}

bool
sniff_json(const struct text *text, const char *type)
{
	const char *end = text->s + text->len;
	const char *p = skip_blank(text->s, end);

	if (has_type(type, "/json") || has_type(type, "+json"))
		return p < end && *p != '<';
	return begins_json(skip_callback(p, end), end);
}

/* Whether an end tag of an element we know stands in the text: prose has none.
 */
static bool
has_end_tag(const char *p, const char *end)
{
	if (end - p > MARKUP_MAX)
		end = p + MARKUP_MAX;
	while ((p = memmem(p, (size_t)(end - p), "</", 2)) != NULL) {
		char name[TAG_NAME_MAX + 1];
		size_t n = 0;

		for (p += 2; p + n < end && n < TAG_NAME_MAX && p[n] != '>';
		     n++)
			name[n] = ascii_lower(p[n]);
		if (p + n < end && p[n] == '>' && tag_find(name, n) != NULL)
			return true;
	}
	return false;
}

bool
sniff_html(const struct text *text, const char *type)
{
	const char *end = text->s + text->len;
	const char *root = skip_prolog(text->s, end);
	bool page = begins(skip_blank(text->s, end), end, "<!doctype html") ||
		    begins(root, end, "<html") || begins(root, end, "<head") ||
		    begins(root, end, "<body");

	if (page || has_type(type, "/html") || has_type(type, "xhtml+xml"))
		return true;
	if (has_type(type, "/plain"))
		return false;
	return (end - root > 1 && root[0] == '<' && ascii_is_letter(root[1])) ||
	       has_end_tag(root, end);
}
